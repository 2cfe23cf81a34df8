package io.dalmada.adapter.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A billing key as stored. */
@Entity
@Table(name = "billing_key")
class BillingKeyRow {
    @Id
    UUID id;

    @Column(name = "customer_id")
    String customerId;

    @Column(name = "gateway_id")
    String gatewayId;

    @Column(name = "registration_no")
    String registrationNo;

    /** The gateway's key, encrypted. */
    String secret;

    /** Name and addresses of the buyer, encrypted: personal data. */
    String buyer;

    /** The encryption key of both. */
    @Column(name = "secret_key_id")
    String secretKeyId;

    @Column(name = "issuer_code")
    @Nullable
    String issuerCode;

    @Column(name = "issuer_name")
    @Nullable
    String issuerName;

    @Column(name = "last_four")
    @Nullable
    String lastFour;

    @Column(name = "card_kind")
    String cardKind;

    @Column(name = "card_owner")
    String cardOwner;

    @Column(name = "issued_at")
    Instant issuedAt;

    String status;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    String disposal;

    @Column(name = "disposal_tries")
    int disposalTries;

    @Column(name = "next_disposal_at")
    @Nullable
    Instant nextDisposalAt;

    long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the mapper
    BillingKeyRow() {}
}

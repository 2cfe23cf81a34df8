package io.dalmada.adapter.persistence.billingkey;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A billing key as stored. */
@Entity
@Table(name = "billing_key")
public class BillingKeyRow {
    /** A change writes its state only: secret, card and buyer never change, and are not encrypted again. */
    static final Sheet<BillingKeyRow> SHEET = Sheet.of(
            "billing_key",
            List.of(
                    Cell.id("id", row -> row.id),
                    Cell.text("customer_id", row -> row.customerId),
                    Cell.text("gateway_id", row -> row.gatewayId),
                    Cell.text("registration_no", row -> row.registrationNo),
                    Cell.text("secret", row -> row.secret),
                    Cell.text("buyer", row -> row.buyer),
                    Cell.text("secret_key_id", row -> row.secretKeyId),
                    Cell.text("issuer_code", row -> row.issuerCode),
                    Cell.text("issuer_name", row -> row.issuerName),
                    Cell.text("last_four", row -> row.lastFour),
                    Cell.text("card_kind", row -> row.cardKind),
                    Cell.text("card_owner", row -> row.cardOwner),
                    Cell.time("issued_at", row -> row.issuedAt)),
            List.of(
                    Cell.number("version", row -> row.version),
                    Cell.text("status", row -> row.status),
                    Cell.time("revoked_at", row -> row.revokedAt),
                    Cell.text("disposal", row -> row.disposal),
                    Cell.count("disposal_tries", row -> row.disposalTries),
                    Cell.time("next_disposal_at", row -> row.nextDisposalAt)));

    @Id
    public UUID id;

    @Column(name = "customer_id")
    String customerId;

    @Column(name = "gateway_id")
    String gatewayId;

    @Column(name = "registration_no")
    String registrationNo;

    /** The gateway's key, encrypted. */
    public String secret;

    /** Name and addresses of the buyer, encrypted: personal data. */
    public String buyer;

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

package io.dalmada.adapter.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as stored, without its parts. */
@Entity
@Table(name = "payment")
class PaymentRow {
    @Id
    UUID id;

    @Column(name = "customer_id")
    String customerId;

    @Column(name = "subscription_id")
    @Nullable
    UUID subscriptionId;

    @Column(name = "bill_number")
    @Nullable
    Integer billNumber;

    @Column(name = "billing_key_id")
    UUID billingKeyId;

    @Column(name = "gateway_id")
    String gatewayId;

    @Column(name = "title_name")
    String titleName;

    @Column(name = "title_code")
    @Nullable
    String titleCode;

    long amount;
    String currency;

    /** Derived; here to be searched for. */
    String status;

    @Column(name = "created_at")
    Instant createdAt;

    long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the mapper
    PaymentRow() {}
}

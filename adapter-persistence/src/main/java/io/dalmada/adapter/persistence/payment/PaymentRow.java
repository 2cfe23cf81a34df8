package io.dalmada.adapter.persistence.payment;

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

/** A payment as stored, without its parts. */
@Entity
@Table(name = "payment")
public class PaymentRow {
    static final Sheet<PaymentRow> SHEET = Sheet.of(
            "payment",
            List.of(
                    Cell.id("id", row -> row.id),
                    Cell.text("customer_id", row -> row.customerId),
                    Cell.id("subscription_id", row -> row.subscriptionId),
                    Cell.count("bill_number", row -> row.billNumber),
                    Cell.text("gateway_id", row -> row.gatewayId),
                    Cell.text("title_name", row -> row.titleName),
                    Cell.text("title_code", row -> row.titleCode),
                    Cell.number("amount", row -> row.amount),
                    Cell.text("currency", row -> row.currency),
                    Cell.time("created_at", row -> row.createdAt)),
            List.of(
                    Cell.number("version", row -> row.version),
                    Cell.text("status", row -> row.status),
                    Cell.id("billing_key_id", row -> row.billingKeyId)));

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

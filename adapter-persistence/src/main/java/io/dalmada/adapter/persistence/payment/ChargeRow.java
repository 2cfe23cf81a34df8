package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A charge seen at the gateway, as stored; {@code version} is the payment's when it was first seen. */
@Entity
@Table(name = "gateway_transaction")
class ChargeRow {
    static final Sheet<ChargeRow> SHEET = Sheet.ofFacts(
            "gateway_transaction",
            List.of(
                    Cell.text("gateway_id", row -> row.id.gatewayId),
                    Cell.text("txn", row -> row.id.txn),
                    Cell.id("payment_id", row -> row.paymentId),
                    Cell.text("order_no", row -> row.orderNo),
                    Cell.number("amount", row -> row.amount),
                    Cell.text("currency", row -> row.currency),
                    Cell.text("role", row -> row.role),
                    Cell.time("seen_at", row -> row.seenAt),
                    Cell.number("version", row -> row.version)));

    @EmbeddedId
    Id id;

    @Column(name = "payment_id")
    UUID paymentId;

    @Column(name = "order_no")
    String orderNo;

    long amount;
    String currency;
    String role;

    @Column(name = "seen_at")
    Instant seenAt;

    long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    ChargeRow() {}

    ChargeRow(String gatewayId, PaymentEvent.ChargeSeen seen) {
        this.id = new Id(gatewayId, seen.txn().value());
        this.paymentId = seen.payment().value();
        this.orderNo = seen.orderNo().value();
        this.amount = seen.amount().minor();
        this.currency = seen.amount().currency().getCurrencyCode();
        this.role = seen.role().name();
        this.seenAt = Columns.time(seen.at());
        this.version = seen.version();
    }

    GatewayCharge toCharge() {
        return new GatewayCharge(
                new GatewayTxnId(id.txn()), new MerchantOrderNo(orderNo), money(), ChargeRole.valueOf(role), seenAt);
    }

    PaymentEvent toEvent() {
        return new PaymentEvent.ChargeSeen(
                new PaymentId(paymentId),
                version,
                new MerchantOrderNo(orderNo),
                new GatewayTxnId(id.txn()),
                money(),
                ChargeRole.valueOf(role),
                seenAt);
    }

    private Money money() {
        return new Money(amount, Currency.getInstance(currency));
    }

    @Embeddable
    record Id(@Column(name = "gateway_id") String gatewayId, String txn) {}
}

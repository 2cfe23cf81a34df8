package io.dalmada.adapter.persistence.reconciliation;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Side;
import io.dalmada.domain.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One charge that does not match, as stored. */
@Entity
@Table(name = "reconciliation_entry")
class ReconciliationEntryRow {
    static final Sheet<ReconciliationEntryRow> SHEET = Sheet.ofFacts(
            "reconciliation_entry",
            List.of(
                    Cell.text("gateway_id", row -> row.id.gatewayId()),
                    Cell.day("reconciled_day", row -> row.id.day()),
                    Cell.count("entry_no", row -> row.id.entryNo()),
                    Cell.text("finding", row -> row.finding),
                    Cell.text("order_no", row -> row.orderNo),
                    Cell.text("txn", row -> row.txn),
                    Cell.id("payment_id", row -> row.paymentId),
                    Cell.text("currency", row -> row.currency),
                    Cell.number("our_amount", row -> row.ourAmount),
                    Cell.text("our_status", row -> row.ourStatus),
                    Cell.number("their_amount", row -> row.theirAmount),
                    Cell.text("their_status", row -> row.theirStatus),
                    Cell.text("sentence", row -> row.sentence)));
    private static final int SENTENCE = 1000;

    @EmbeddedId
    Id id;

    String finding;

    @Column(name = "order_no")
    String orderNo;

    String txn;

    @Column(name = "payment_id")
    @Nullable
    UUID paymentId;

    String currency;

    @Column(name = "our_amount")
    @Nullable
    Long ourAmount;

    @Column(name = "our_status")
    @Nullable
    String ourStatus;

    @Column(name = "their_amount")
    @Nullable
    Long theirAmount;

    @Column(name = "their_status")
    @Nullable
    String theirStatus;

    String sentence;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    ReconciliationEntryRow() {}

    ReconciliationEntryRow(ReconciliationRow.Id of, int entryNo, Difference difference) {
        this.id = new Id(of.gatewayId(), of.day(), entryNo);
        this.finding = difference.finding().name();
        this.orderNo = difference.orderNo().value();
        this.txn = difference.txn().value();
        this.paymentId = difference.payment().map(PaymentId::value).orElse(null);
        this.currency = difference.amount().currency().getCurrencyCode();
        this.ourAmount = amount(difference.ours());
        this.ourStatus = difference.ours().map(Side::status).orElse(null);
        this.theirAmount = amount(difference.theirs());
        this.theirStatus = difference.theirs().map(Side::status).orElse(null);
        this.sentence = Columns.text(difference.sentence(), SENTENCE);
    }

    private static @Nullable Long amount(Optional<Side> side) {
        return side.map(s -> s.amount().minor()).orElse(null);
    }

    Difference toDifference() {
        return new Difference(
                Finding.valueOf(finding),
                new MerchantOrderNo(orderNo),
                new GatewayTxnId(txn),
                Optional.ofNullable(paymentId).map(PaymentId::new),
                side(ourAmount, ourStatus),
                side(theirAmount, theirStatus),
                sentence);
    }

    private Optional<Side> side(@Nullable Long amount, @Nullable String status) {
        return amount == null || status == null
                ? Optional.empty()
                : Optional.of(new Side(new Money(amount, Currency.getInstance(currency)), status));
    }

    /** @param entryNo 0, 1, 2 … */
    @Embeddable
    record Id(
            @Column(name = "gateway_id") String gatewayId,
            @Column(name = "reconciled_day") LocalDate day,
            @Column(name = "entry_no") int entryNo) {}
}

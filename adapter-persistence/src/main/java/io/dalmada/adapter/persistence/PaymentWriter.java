package io.dalmada.adapter.persistence;

import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.Refund;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what has changed since a payment was loaded, and nothing else: new rows are inserted; the payment is changed only
 * if it still has the version it was loaded with, and each attempt and refund only if it still is in the state it leaves.
 */
final class PaymentWriter {
    private final Rows rows;
    private final AttemptMapper attempts;

    PaymentWriter(Rows rows, AttemptMapper attempts) {
        this.rows = rows;
        this.attempts = attempts;
    }

    void write(Payment payment) {
        if (payment.loaded().version() == 0) {
            insert(payment);
        } else if (payment.snapshot().version() != payment.loaded().version()) {
            update(payment);
        }
    }

    private void insert(Payment payment) {
        PaymentRow root = PaymentMapper.row(payment);
        rows.insert(root);
        for (int i = 0; i < payment.lines().size(); i++) {
            rows.insert(PaymentMapper.line(root, i, payment.lines().get(i)));
        }
        parts(payment, root);
    }

    private void update(Payment payment) {
        rows.update(PaymentRow.class)
                .set("version", payment.snapshot().version())
                .set("status", payment.status().name())
                .set("billingKeyId", payment.billingKey().value())
                .where("id", payment.id().value())
                .where("version", payment.loaded().version())
                .mustChangeOne();
        parts(payment, null);
    }

    private void parts(Payment payment, @Nullable PaymentRow inserted) {
        Payment.Snapshot now = payment.snapshot();
        Map<MerchantOrderNo, Attempt> attemptsBefore = by(payment.loaded().attempts(), Attempt::orderNo);
        Map<RefundNo, Refund> refundsBefore = by(payment.loaded().refunds(), Refund::number);
        now.attempts().forEach(a -> attempt(now, attemptsBefore.get(a.orderNo()), a, inserted));
        now.refunds().forEach(r -> refund(now, refundsBefore.get(r.number()), r, inserted));
        payment.events().forEach(event -> rows.insert(row(now, event, inserted)));
    }

    private void attempt(Payment.Snapshot of, @Nullable Attempt from, Attempt to, @Nullable PaymentRow inserted) {
        if (to.equals(from)) {
            return;
        }
        AttemptRow row = attempts.row(of, to);
        if (from == null) {
            row.payment = inserted;
            rows.insert(row);
            return;
        }
        ConditionalUpdate update = rows.update(AttemptRow.class);
        row.changes(update);
        update.where("orderNo", row.orderNo)
                .where("status", from.status().name())
                .mustChangeOne();
    }

    private void refund(Payment.Snapshot of, @Nullable Refund from, Refund to, @Nullable PaymentRow inserted) {
        if (to.equals(from)) {
            return;
        }
        RefundRow row = RefundMapper.row(of, to);
        if (from == null) {
            row.payment = inserted;
            rows.insert(row);
            return;
        }
        ConditionalUpdate update = rows.update(RefundRow.class);
        row.changes(update);
        update.where("refundNo", row.refundNo)
                .where("status", from.status().name())
                .mustChangeOne();
    }

    private static Object row(Payment.Snapshot of, PaymentEvent event, @Nullable PaymentRow inserted) {
        return event.fold(
                moved -> new AttemptTransitionRow(moved),
                moved -> new RefundTransitionRow(moved),
                seen -> {
                    ChargeRow row = new ChargeRow(of.gateway().value(), seen);
                    row.payment = inserted;
                    return row;
                },
                given -> new EvidenceRow(given));
    }

    private static <K, V> Map<K, V> by(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}

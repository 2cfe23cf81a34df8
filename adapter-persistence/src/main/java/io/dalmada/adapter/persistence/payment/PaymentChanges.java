package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Batch;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What some payments have to write, gathered by table, so that each statement travels once for all of them. */
final class PaymentChanges {
    private final AttemptMapper mapper;
    private final Batch<PaymentRow> payments = new Batch<>(PaymentRow.SHEET);
    private final Batch<LineRow> lines = new Batch<>(LineRow.SHEET);
    private final Batch<AttemptRow> attempts = new Batch<>(AttemptRow.SHEET);
    private final Batch<RefundRow> refunds = new Batch<>(RefundRow.SHEET);
    private final Batch<ChargeRow> charges = new Batch<>(ChargeRow.SHEET);
    private final Batch<AttemptTransitionRow> attemptMoves = new Batch<>(AttemptTransitionRow.SHEET);
    private final Batch<RefundTransitionRow> refundMoves = new Batch<>(RefundTransitionRow.SHEET);
    private final Batch<EvidenceRow> evidence = new Batch<>(EvidenceRow.SHEET);

    PaymentChanges(AttemptMapper mapper) {
        this.mapper = mapper;
    }

    void gather(Payment payment) {
        Payment.Snapshot loaded = payment.loaded();
        Payment.Snapshot now = payment.snapshot();
        if (now.version() == loaded.version()) {
            return;
        }
        root(payment, now);
        Map<MerchantOrderNo, Attempt> attemptsBefore = by(loaded.attempts(), Attempt::orderNo);
        Map<RefundNo, Refund> refundsBefore = by(loaded.refunds(), Refund::number);
        now.attempts().forEach(attempt -> attempt(now, attemptsBefore.get(attempt.orderNo()), attempt));
        now.refunds().forEach(refund -> refund(now, refundsBefore.get(refund.number()), refund));
        payment.events().forEach(event -> event(now, event));
    }

    private void root(Payment payment, Payment.Snapshot now) {
        PaymentRow row = PaymentMapper.row(payment, now);
        long loaded = payment.loaded().version();
        if (loaded > 0) {
            payments.change(row, loaded);
            return;
        }
        payments.add(row);
        for (int i = 0; i < now.lines().size(); i++) {
            lines.add(PaymentMapper.line(row.id, i, now.lines().get(i)));
        }
    }

    private void attempt(Payment.Snapshot of, @Nullable Attempt from, Attempt to) {
        if (from == null) {
            attempts.add(mapper.row(of, to));
        } else if (!to.equals(from)) {
            attempts.change(mapper.row(of, to), from.status().name());
        }
    }

    private void refund(Payment.Snapshot of, @Nullable Refund from, Refund to) {
        if (from == null) {
            refunds.add(RefundMapper.row(of, to));
        } else if (!to.equals(from)) {
            refunds.change(RefundMapper.row(of, to), from.status().name());
        }
    }

    private void event(Payment.Snapshot of, PaymentEvent event) {
        event.<Runnable>fold(
                        moved -> () -> attemptMoves.add(new AttemptTransitionRow(moved)),
                        moved -> () -> refundMoves.add(new RefundTransitionRow(moved)),
                        seen -> () -> charges.add(new ChargeRow(of.gateway().value(), seen)),
                        given -> () -> evidence.add(new EvidenceRow(given)))
                .run();
    }

    /** Payments first: their versions decide who was first, and the other tables refer to them. */
    void write(JdbcTemplate jdbc) {
        Stream.of(payments, lines, attempts, refunds, charges, attemptMoves, refundMoves, evidence)
                .forEach(batch -> batch.write(jdbc));
    }

    private static <K, V> Map<K, V> by(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}

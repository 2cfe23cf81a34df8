package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.service.payment.Snapshots;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Side;
import java.util.Optional;

/** Writes a match result down with what each side has. */
final class DiscrepancyFactory {
    private DiscrepancyFactory() {}

    static Difference of(TransactionListReader.Row row, TransactionMatcher.MatchResult verdict) {
        PaymentSnapshot shown = row.shown();
        return new Difference(
                verdict.finding(),
                shown.orderNo(),
                shown.txn(),
                row.ours().map(Payment::id),
                row.ours().flatMap(payment -> ours(payment, shown.txn())),
                Optional.of(new Side(shown.charged(), word(shown))),
                verdict.sentence());
    }

    /** A charge that only we have. */
    static Difference of(Payment payment, PaidCharge paid, TransactionMatcher.MatchResult verdict) {
        return new Difference(
                verdict.finding(),
                paid.orderNo(),
                paid.txn(),
                Optional.of(payment.id()),
                ours(payment, paid.txn()),
                Optional.empty(),
                verdict.sentence());
    }

    private static Optional<Side> ours(Payment payment, GatewayTxnId txn) {
        return payment.charge(txn).map(charge -> new Side(charge.amount(), word(payment, charge)));
    }

    private static String word(Payment payment, GatewayCharge charge) {
        return charge.role() == ChargeRole.PERIOD_PAYMENT
                ? payment.status().name()
                : charge.role().name();
    }

    private static String word(PaymentSnapshot shown) {
        if (shown.status() != PaymentSnapshot.Status.APPROVED) {
            return shown.status().name();
        }
        boolean whole = Snapshots.left(shown).map(shown.charged()::equals).orElse(true);
        return Snapshots.isGone(shown) ? "CANCELED" : whole ? "APPROVED" : "PARTLY_CANCELED";
    }
}

package io.dalmada.application.service;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.gateway.DayScans;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Settles what is open: first what dead processes left, then every question that is due. One failure stops no other. */
final class OutcomeResolution implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(OutcomeResolution.class.getName());
    private static final int BATCH = 200;

    private final Ports ports;
    private final Settings settings;
    private final AnswersInHand inHand;
    private final LeftOvers leftOvers;
    private final AttemptResolver attempts;
    private final RefundResolver refunds;
    /** At first at once: a process that is restarted more often than that would never do it. */
    private volatile Instant nextDue = Instant.MIN;

    OutcomeResolution(
            Ports ports,
            Settings settings,
            AnswersInHand inHand,
            LeftOvers leftOvers,
            AttemptResolver attempts,
            RefundResolver refunds) {
        this.ports = ports;
        this.settings = settings;
        this.inHand = inHand;
        this.leftOvers = leftOvers;
        this.attempts = attempts;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "outcome-resolution";
    }

    @Override
    public Instant nextDue() {
        return ports.gateways().ids().stream()
                .flatMap(gateway -> ports.payments().earliestDue(gateway).stream())
                .min(Instant::compareTo)
                .map(due -> due.isBefore(nextDue) ? nextDue : due)
                .orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.resolveEvery());
        for (GatewayId id : ports.gateways().ids()) {
            PaymentGateway gateway = ports.gateways().require(id);
            inHand.recordAgain(id);
            each(() -> leftOvers.sending(gateway, upTo), payment -> leftOvers.question(gateway, payment));
            each(() -> leftOvers.created(gateway, upTo), leftOvers::goOn);
            Optional<DayScans> scans = OurCharges.lists(ports, gateway);
            each(() -> ports.payments().inquiriesDue(id, upTo, BATCH), payment -> ask(payment, upTo, scans));
        }
    }

    private void ask(PaymentId id, Instant upTo, Optional<DayScans> scans) {
        Payment payment = ports.payments().find(id).orElseThrow();
        payment.attempts().stream()
                .filter(a -> a.status() == AttemptStatus.UNKNOWN || a.status() == AttemptStatus.MANUAL)
                .filter(a -> !a.question().orElseThrow().nextInquiryAt().isAfter(upTo))
                .forEach(a -> attempts.resolve(payment, a, scans));
        // The attempts may have moved the payment on.
        Payment current = ports.payments().find(id).orElseThrow();
        current.refunds().stream()
                .filter(r -> RefundResolver.ASKED.contains(r.status()))
                .filter(r -> !r.question().orElseThrow().nextInquiryAt().isAfter(upTo))
                .forEach(r -> refunds.resolve(current, r));
    }

    /** Batch by batch until nothing new is due; what failed waits for the next run. */
    private static void each(Supplier<List<PaymentId>> due, Consumer<PaymentId> work) {
        Set<PaymentId> seen = new HashSet<>();
        for (List<PaymentId> batch = due.get(); seen.addAll(batch); batch = due.get()) {
            for (PaymentId id : batch) {
                try {
                    work.accept(id);
                } catch (RuntimeException failed) {
                    LOG.log(Level.ERROR, "payment {0} could not be settled now: {1}", id, failed.toString());
                }
            }
        }
    }
}

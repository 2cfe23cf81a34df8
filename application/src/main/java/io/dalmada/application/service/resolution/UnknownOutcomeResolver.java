package io.dalmada.application.service.resolution;

import io.dalmada.application.gateway.DayScans;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.payment.AnswersInHand;
import io.dalmada.application.service.shared.DueItems;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;

/**
 * Settles what is open at one gateway: first what dead processes left, then every question that is due. One failure stops no
 * other, and a gateway that hangs keeps only its own questions waiting.
 */
final class UnknownOutcomeResolver implements PeriodicWork {
    private static final int BATCH = 200;

    private final String name;
    private final GatewayId gateway;
    private final Ports ports;
    private final Settings settings;
    private final AnswersInHand inHand;
    private final StaleAttemptRecovery staleAttemptRecovery;
    private final AttemptResolver attempts;
    private final RefundResolver refunds;
    private final DueItems<PaymentId> left = new DueItems<>("what was left of payment", BATCH);
    private final DueItems<PaymentId> unsent = new DueItems<>("what is unsent of payment", BATCH);
    private final DueItems<PaymentId> questions = new DueItems<>("payment", BATCH);
    private volatile Instant nextDue = Instant.MIN;

    UnknownOutcomeResolver(
            String name,
            GatewayId gateway,
            Ports ports,
            Settings settings,
            AnswersInHand inHand,
            StaleAttemptRecovery staleAttemptRecovery,
            AttemptResolver attempts,
            RefundResolver refunds) {
        this.name = name;
        this.gateway = gateway;
        this.ports = ports;
        this.settings = settings;
        this.inHand = inHand;
        this.staleAttemptRecovery = staleAttemptRecovery;
        this.attempts = attempts;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant nextDue() {
        return ports.payments()
                .earliestDue(gateway)
                .map(due -> due.isBefore(nextDue) ? nextDue : due)
                .orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        nextDue = upTo.plus(settings.resolveEvery());
        PaymentGateway asked = ports.gateways().require(gateway);
        inHand.recordAgain(gateway);
        left.each(
                upTo,
                most -> staleAttemptRecovery.sending(asked, upTo, most),
                payment -> staleAttemptRecovery.question(asked, payment));
        unsent.each(upTo, most -> staleAttemptRecovery.created(asked, upTo, most), staleAttemptRecovery::goOn);
        Optional<DayScans> scans = OurCharges.lists(ports, asked);
        questions.each(
                upTo, most -> ports.payments().inquiriesDue(gateway, upTo, most), payment -> ask(payment, upTo, scans));
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
}

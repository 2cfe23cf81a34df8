package io.dalmada.application.service.resolution;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.billing.CollectionGate;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.payment.RefundProcedure;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes up what a process that died has left: unclaimed work goes on, claimed work becomes a question. */
final class StaleAttemptRecovery {
    private final Ports ports;
    private final Settings settings;
    private final PaymentStore store;
    private final ChargeProcedure charges;
    private final RefundProcedure refunds;
    private final CollectionGate obstacles;

    StaleAttemptRecovery(
            Ports ports, Settings settings, PaymentStore store, ChargeProcedure charges, RefundProcedure refunds) {
        this.ports = ports;
        this.settings = settings;
        this.store = store;
        this.charges = charges;
        this.refunds = refunds;
        this.obstacles = new CollectionGate(ports, settings.billing());
    }

    List<PaymentId> sending(PaymentGateway gateway, Instant now, int most) {
        return ports.payments().leftSending(gateway.id(), senderGone(gateway, now), most);
    }

    List<PaymentId> created(PaymentGateway gateway, Instant now, int most) {
        return ports.payments().leftCreated(gateway.id(), now.minus(settings.resumeAfter()), most);
    }

    private Instant senderGone(PaymentGateway gateway, Instant now) {
        return now.minus(gateway.profile().longestCall()).minus(settings.senderMargin());
    }

    /** The process that claimed it is gone, and it is unknown how far it got: from now on the gateway is asked. */
    void question(PaymentGateway gateway, PaymentId id) {
        Instant now = ports.clock().instant();
        Instant gone = senderGone(gateway, now);
        store.change(id, payment -> {
            payment.attempts().stream()
                    .filter(a -> a.status() == AttemptStatus.SENDING && isBefore(a.sentAt(), gone))
                    .forEach(a -> payment.doubt(
                            a.orderNo(),
                            Doubt.NO_REPLY,
                            Optional.empty(),
                            Optional.empty(),
                            GatewayWord.NONE,
                            now,
                            gateway.profile().absence()));
            payment.refunds().stream()
                    .filter(r -> r.status() == RefundStatus.SENDING && isBefore(r.sentAt(), gone))
                    .forEach(r -> payment.refundDoubt(
                            r.number(),
                            Doubt.NO_REPLY,
                            GatewayWord.NONE,
                            now,
                            gateway.profile().refunds().absence()));
        });
    }

    private static boolean isBefore(Optional<Instant> sentAt, Instant gone) {
        return sentAt.filter(at -> at.isBefore(gone)).isPresent();
    }

    /** Nothing has left yet: the attempt is sent now, or void when it is too old to still be wanted. */
    void goOn(PaymentId id) {
        Payment payment = store.require(id);
        Attempt last = payment.lastAttempt();
        Instant now = ports.clock().instant();
        if (last.status() == AttemptStatus.CREATED && isTooLate(payment, last, now)) {
            payment = store.change(id, p -> voidIfCreated(p, last, now));
        } else {
            payment = charges.run(payment);
        }
        for (Refund refund : payment.refunds()) {
            payment = refunds.run(payment, refund.number());
        }
    }

    /** Too old to be wanted, or a bill of the run in whose way something has come meanwhile: another run takes it up. */
    private boolean isTooLate(Payment payment, Attempt last, Instant now) {
        return obstacles.bar(payment)
                || last.createdAt().plus(settings.resumeWithin()).isBefore(now);
    }

    private static void voidIfCreated(Payment payment, Attempt left, Instant now) {
        if (payment.attempt(left.orderNo()).status() == AttemptStatus.CREATED) {
            payment.voidAttempt(left.orderNo(), now, "left unsent for too long");
        }
    }
}

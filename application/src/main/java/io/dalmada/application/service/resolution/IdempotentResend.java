package io.dalmada.application.service.resolution;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.billing.CollectionGate;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.payment.ChargeRecorder;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.payment.SendBudget;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends a charge of unknown outcome again under the same number, where the gateway promises to answer a repeat as it answered
 * the first (decision 0019). Then even a wrong look-up makes no second charge, and no proof of absence is waited for.
 *
 * <p>That it is sent again is committed before the first byte, like a claim: from then on absence has to be proven anew. Only
 * a yes or a clear no settles anything; what was in doubt before stays in doubt.
 */
final class IdempotentResend {
    private final Ports ports;
    private final Settings settings;
    private final PaymentStore store;
    private final ChargeRecorder recorder;
    private final CollectionGate obstacles;

    IdempotentResend(Ports ports, Settings settings, PaymentStore store, ChargeRecorder recorder) {
        this.ports = ports;
        this.settings = settings;
        this.store = store;
        this.recorder = recorder;
        this.obstacles = new CollectionGate(ports, settings.billing());
    }

    /**
     * To be asked when a look-up has found nothing.
     *
     * @return false when it was not sent again, and the look-up counts as one that found nothing
     */
    boolean sentAgain(PaymentGateway gateway, Payment payment, MerchantOrderNo orderNo) {
        SendBudget budget = SendBudget.starting(settings.sendBudget());
        Instant now = ports.clock().instant();
        Optional<BillingKey> key = ports.billingKeys().find(payment.billingKey());
        if (!mayAgain(gateway, payment.attempt(orderNo), now) || !isWanted(payment, key)) {
            return false;
        }
        Payment claimed = store.change(payment, current -> {
            if (mayAgain(gateway, current.attempt(orderNo), now)) {
                current.sentAgain(orderNo, now);
            }
        });
        boolean ours =
                claimed.attempt(orderNo).question().map(OpenQuestion::since).equals(Optional.of(now));
        if (ours && !budget.isSpent(ports.clock())) {
            send(
                    gateway,
                    claimed,
                    ChargeProcedure.command(claimed, key.orElseThrow(), orderNo).until(budget.over(ports.clock())));
        }
        return true;
    }

    /**
     * As long as a first request might still be sent, and each time after twice as long, so that the gateway is not
     * flooded.
     */
    private boolean mayAgain(PaymentGateway gateway, Attempt attempt, Instant now) {
        if (attempt.status() != AttemptStatus.UNKNOWN) {
            return false;
        }
        Duration window = gateway.profile().replay().window();
        Duration longest = window.compareTo(settings.resumeWithin()) < 0 ? window : settings.resumeWithin();
        Instant first = attempt.sentAt().orElse(attempt.createdAt());
        Instant last = attempt.question().orElseThrow().since();
        boolean rested = Duration.between(last, now).compareTo(Duration.between(first, last)) >= 0;
        return rested && now.isBefore(first.plus(longest));
    }

    /** Cancelling wins, and so does a hold: what is not to be sent now may have been charged, but is not charged by this. */
    private boolean isWanted(Payment payment, Optional<BillingKey> key) {
        boolean billWanted = payment.bill()
                .map(bill -> ports.subscriptions()
                        .find(bill.subscription())
                        .filter(subscription -> subscription.wants(bill.number()))
                        .isPresent())
                .orElse(true);
        return billWanted
                && key.filter(known -> known.status() == BillingKeyStatus.ACTIVE)
                        .isPresent()
                && ports.gate().holds(payment).isEmpty()
                && !obstacles.bar(payment);
    }

    private void send(PaymentGateway gateway, Payment payment, ChargeCommand command) {
        ChargeOutcome outcome = ChargeProcedure.charge(gateway, command);
        if (outcome instanceof ChargeOutcome.Approved || outcome instanceof ChargeOutcome.Declined) {
            Optional<Instant> sentAt =
                    payment.attempt(command.orderNo()).question().map(OpenQuestion::since);
            recorder.record(payment, command.orderNo(), outcome, sentAt);
        }
        if (outcome instanceof ChargeOutcome.Pending pending) {
            store.change(payment, current -> stillRunning(current, command.orderNo(), pending));
        }
    }

    private void stillRunning(Payment current, MerchantOrderNo orderNo, ChargeOutcome.Pending pending) {
        if (current.attempt(orderNo).status() == AttemptStatus.UNKNOWN) {
            current.stillRunning(
                    orderNo, Optional.of(pending.txn()), ports.clock().instant());
        }
    }
}

package io.dalmada.application.service;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * How a written-down attempt is sent: warm up, claim and commit, one call, record and commit.
 *
 * <p>The claimed row is the lock. Whoever changes CREATED to SENDING may send, once; nobody else ever may. If this process
 * dies after the claim, the row stays SENDING until the resolver asks the gateway what became of it.
 */
final class ChargeProcedure {
    private static final System.Logger LOG = System.getLogger(ChargeProcedure.class.getName());

    private final Ports ports;
    private final Settings settings;
    private final PaymentStore store;
    private final ChargeRecorder recorder;

    ChargeProcedure(Ports ports, Settings settings, PaymentStore store, ChargeRecorder recorder) {
        this.ports = ports;
        this.settings = settings;
        this.store = store;
        this.recorder = recorder;
    }

    /** Sends the payment's last attempt if nobody has; returns the payment as it then stands. */
    Payment run(Payment payment) {
        Attempt attempt = payment.lastAttempt();
        if (attempt.status() != AttemptStatus.CREATED) {
            return payment;
        }
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        gateway.warmUp();
        SendBudget budget = SendBudget.starting(settings.sendBudget());
        Claim claim = claim(payment, attempt.orderNo());
        return claim.key()
                .map(key -> send(gateway, claim.payment(), key, attempt.orderNo(), budget))
                .orElse(claim.payment());
    }

    /** @param key empty when the attempt was not ours to send */
    private record Claim(Payment payment, Optional<BillingKey> key) {}

    private Claim claim(Payment payment, MerchantOrderNo orderNo) {
        try {
            return ports.transactions().inTransaction(() -> claimInTransaction(payment, orderNo));
        } catch (ConcurrentChange somebodyElse) {
            return new Claim(store.require(payment.id()), Optional.empty());
        }
    }

    private Claim claimInTransaction(Payment payment, MerchantOrderNo orderNo) {
        BillingKey key = ports.billingKeys().findForCharge(payment.billingKey()).orElseThrow();
        Instant now = ports.clock().instant();
        Optional<String> held = key.status() == BillingKeyStatus.ACTIVE
                ? ports.gate().holds(payment)
                : Optional.of("billing key " + key.status());
        if (held.isPresent()) {
            payment.voidAttempt(orderNo, now, held.get());
            return new Claim(store.save(payment), Optional.empty());
        }
        payment.claim(orderNo, now);
        return new Claim(store.save(payment), Optional.of(key));
    }

    private Payment send(
            PaymentGateway gateway, Payment payment, BillingKey key, MerchantOrderNo orderNo, SendBudget budget) {
        ChargeOutcome outcome = budget.isSpent()
                ? new ChargeOutcome.NotAttempted(
                        NotAttemptedCause.CLOSED_BY_US,
                        Traces.ours(gateway.id(), "charge", ports.clock().instant()))
                : charge(gateway, command(payment, key, orderNo));
        return record(payment, orderNo, outcome);
    }

    private ChargeOutcome charge(PaymentGateway gateway, ChargeCommand command) {
        try {
            return gateway.charge(command);
        } catch (RuntimeException bug) {
            // An adapter must not throw; if it does, nothing is known about what has left.
            LOG.log(Level.ERROR, "gateway {0} threw {1} on a charge", gateway.id(), bug.getClass());
            return new ChargeOutcome.Unknown(
                    Doubt.NO_REPLY,
                    Optional.empty(),
                    Optional.empty(),
                    Traces.ours(gateway.id(), "charge", command.orderedAt()));
        }
    }

    /** If the record cannot be written now, the attempt stays SENDING and the resolver will find out. */
    private Payment record(Payment payment, MerchantOrderNo orderNo, ChargeOutcome outcome) {
        try {
            return recorder.record(payment, orderNo, outcome);
        } catch (RuntimeException unrecorded) {
            LOG.log(
                    Level.ERROR,
                    "the outcome of order {0} could not be recorded ({1}); it will be inquired",
                    orderNo,
                    unrecorded.getClass());
            return payment;
        }
    }

    static ChargeCommand command(Payment payment, BillingKey key, MerchantOrderNo orderNo) {
        Attempt attempt = payment.attempt(orderNo);
        return new ChargeCommand(
                orderNo,
                key.key(),
                payment.amount(),
                payment.tax(),
                Installment.LUMP_SUM,
                payment.title(),
                key.buyer(),
                attempt.createdAt());
    }
}

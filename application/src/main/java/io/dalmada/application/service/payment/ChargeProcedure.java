package io.dalmada.application.service.payment;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a written-down attempt is sent: warm up, claim and commit, one call, record and commit.
 *
 * <p>The claimed row is the lock. The worker that changes CREATED to SENDING may send, once; no other ever may. If this
 * process dies after the claim, the row stays SENDING until the resolver asks the gateway what became of it.
 */
public final class ChargeProcedure {
    private static final System.Logger LOG = System.getLogger(ChargeProcedure.class.getName());

    private final Ports ports;
    private final Settings settings;
    private final PaymentStore store;
    private final ChargeRecorder recorder;
    private final AnswersInHand inHand;

    ChargeProcedure(Ports ports, Settings settings, PaymentStore store, ChargeRecorder recorder, AnswersInHand inHand) {
        this.ports = ports;
        this.settings = settings;
        this.store = store;
        this.recorder = recorder;
        this.inHand = inHand;
    }

    /** Sends the payment's last attempt if it is not claimed yet; returns the payment as it then stands. */
    public Payment run(Payment payment) {
        if (payment.lastAttempt().status() != AttemptStatus.CREATED) {
            return payment;
        }
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        gateway.warmUp();
        SendBudget budget = budget();
        List<Claim> claimed = claim(List.of(payment));
        return claimed.isEmpty() ? store.require(payment.id()) : record(send(gateway, claimed.get(0), budget));
    }

    /** From when on a claimed request may be sent, and until when. */
    public SendBudget budget() {
        return SendBudget.starting(settings.sendBudget());
    }

    /** A claimed attempt, and the key to send it with. */
    public record Claim(Payment payment, BillingKey key) {
        MerchantOrderNo orderNo() {
            return payment.lastAttempt().orderNo();
        }
    }

    /** What came back for a claimed attempt. */
    public record Sent(Payment payment, MerchantOrderNo orderNo, ChargeOutcome outcome) {}

    /** Claims all in one commit; those that another worker has taken, or that are held, are left out. */
    public List<Claim> claim(List<Payment> payments) {
        try {
            return ports.transactions().inTransaction(() -> claimInTransaction(payments));
        } catch (ConcurrentChange somebodyElse) {
            return payments.size() == 1
                    ? List.of()
                    : payments.stream()
                            .flatMap(one -> claim(List.of(Payment.reconstitute(one.snapshot()))).stream())
                            .toList();
        }
    }

    private List<Claim> claimInTransaction(List<Payment> payments) {
        Set<BillingKeyId> ids = payments.stream().map(Payment::billingKey).collect(Collectors.toSet());
        Map<BillingKeyId, BillingKey> keys = ports.billingKeys().findAllForCharge(ids).stream()
                .collect(Collectors.toMap(BillingKey::id, Function.identity()));
        Instant now = ports.clock().instant();
        List<Payment> decided = payments.stream()
                .map(stored -> Payment.reconstitute(stored.snapshot()))
                .toList();
        decided.forEach(payment -> claimOrVoid(payment, keys, now));
        return store.saveAll(decided).stream()
                .filter(payment -> payment.lastAttempt().status() == AttemptStatus.SENDING)
                .map(payment -> new Claim(payment, keyOf(payment, keys)))
                .toList();
    }

    private void claimOrVoid(Payment payment, Map<BillingKeyId, BillingKey> keys, Instant now) {
        MerchantOrderNo orderNo = payment.lastAttempt().orderNo();
        Optional<String> held = unusable(payment, keys).or(() -> ports.gate().holds(payment));
        if (held.isPresent()) {
            payment.voidAttempt(orderNo, now, held.get());
        } else {
            payment.claim(orderNo, now);
        }
    }

    /** A key that cannot be read keeps none of the others from being charged. */
    private static Optional<String> unusable(Payment payment, Map<BillingKeyId, BillingKey> keys) {
        BillingKey key = keys.get(payment.billingKey());
        if (key == null) {
            return Optional.of("billing key cannot be read");
        }
        return key.status() == BillingKeyStatus.ACTIVE ? Optional.empty() : Optional.of("billing key " + key.status());
    }

    private static BillingKey keyOf(Payment payment, Map<BillingKeyId, BillingKey> keys) {
        return Optional.ofNullable(keys.get(payment.billingKey())).orElseThrow();
    }

    public Sent send(PaymentGateway gateway, Claim claim, SendBudget budget) {
        ChargeOutcome outcome = budget.isSpent(ports.clock())
                ? new ChargeOutcome.NotAttempted(
                        NotAttemptedCause.CLOSED_BY_US,
                        GatewayTrace.ours(
                                gateway.id(),
                                "charge",
                                claim.payment().lastAttempt().createdAt()))
                : charge(
                        gateway,
                        command(claim.payment(), claim.key(), claim.orderNo()).until(budget.over(ports.clock())));
        return new Sent(claim.payment(), claim.orderNo(), outcome);
    }

    /** After the sender failed at any point. */
    public Sent inDoubt(PaymentGateway gateway, Claim claim) {
        Instant at = claim.payment().lastAttempt().createdAt();
        return new Sent(claim.payment(), claim.orderNo(), doubt(gateway, at));
    }

    public static ChargeOutcome charge(PaymentGateway gateway, ChargeCommand command) {
        return OwnCheck.charge(gateway, command).orElseGet(() -> sent(gateway, command));
    }

    private static ChargeOutcome sent(PaymentGateway gateway, ChargeCommand command) {
        try {
            return gateway.charge(command);
        } catch (RuntimeException bug) {
            // An adapter must not throw; if it does, nothing is known about what has left.
            LOG.log(Level.ERROR, "gateway " + gateway.id() + " threw on a charge", bug);
            return doubt(gateway, command.orderedAt());
        }
    }

    private static ChargeOutcome doubt(PaymentGateway gateway, Instant at) {
        return new ChargeOutcome.Unknown(
                Doubt.NO_REPLY, Optional.empty(), Optional.empty(), GatewayTrace.ours(gateway.id(), "charge", at));
    }

    /** What cannot be recorded now is recorded later; should this process die before, the resolver will find out. */
    Payment record(Sent sent) {
        try {
            return recordNow(sent);
        } catch (RuntimeException unrecorded) {
            inHand.keep(sent.payment().gateway(), "order " + sent.orderNo(), () -> recordNow(sent), unrecorded);
            return sent.payment();
        }
    }

    private Payment recordNow(Sent sent) {
        return recorder.record(sent.payment(), sent.orderNo(), sent.outcome());
    }

    /** Records all in one commit together with what else is to be true then; one by one when that is refused. */
    public List<Payment> record(List<Sent> sent, Consumer<List<Payment>> inTheSameCommit) {
        try {
            return ports.transactions().inTransaction(() -> {
                List<Payment> recorded = recorder.apply(sent);
                inTheSameCommit.accept(recorded);
                return recorded;
            });
        } catch (RuntimeException notTogether) {
            LOG.log(Level.DEBUG, "{0} outcomes are recorded one by one: {1}", sent.size(), notTogether.toString());
            List<Payment> recorded = sent.stream().map(this::record).toList();
            ports.transactions().inTransaction(() -> inTheSameCommit.accept(recorded));
            return recorded;
        }
    }

    public static ChargeCommand command(Payment payment, BillingKey key, MerchantOrderNo orderNo) {
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

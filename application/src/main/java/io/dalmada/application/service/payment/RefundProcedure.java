package io.dalmada.application.service.payment;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PendingRefund;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Money;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/** How a written-down refund is sent: as a charge is, and for the same reasons. */
public final class RefundProcedure {
    private static final System.Logger LOG = System.getLogger(RefundProcedure.class.getName());

    private final Ports ports;
    private final Settings settings;
    private final PaymentStore store;
    private final AnswersInHand inHand;
    private final RefundInquiry inquiry;

    RefundProcedure(Ports ports, Settings settings, PaymentStore store, AnswersInHand inHand, RefundInquiry inquiry) {
        this.ports = ports;
        this.settings = settings;
        this.store = store;
        this.inHand = inHand;
        this.inquiry = inquiry;
    }

    /** Sends the refund if it is not claimed yet; returns the payment as it then stands. */
    public Payment run(Payment payment, RefundNo number) {
        if (payment.refund(number).status() != RefundStatus.CREATED) {
            return payment;
        }
        PaymentGateway gateway = ports.gateways().require(payment.gateway());
        gateway.warmUp();
        SendBudget budget = SendBudget.starting(settings.sendBudget());
        Optional<Payment> claimed = claim(payment, number);
        return claimed.map(ours -> send(gateway, ours, number, budget)).orElseGet(() -> store.require(payment.id()));
    }

    private Optional<Payment> claim(Payment payment, RefundNo number) {
        try {
            return Optional.of(ports.transactions().inTransaction(() -> {
                payment.claimRefund(number, ports.clock().instant());
                return store.save(payment);
            }));
        } catch (ConcurrentChange somebodyElse) {
            return Optional.empty();
        }
    }

    private Payment send(PaymentGateway gateway, Payment payment, RefundNo number, SendBudget budget) {
        RefundOutcome outcome = budget.isSpent(ports.clock())
                ? new RefundOutcome.NotAttempted(
                        NotAttemptedCause.CLOSED_BY_US,
                        GatewayTrace.ours(
                                gateway.id(), "refund", payment.refund(number).createdAt()))
                : refund(
                        gateway,
                        command(payment, payment.refund(number)).until(budget.over(ports.clock())),
                        payment.refund(number).createdAt());
        return lookedUp(recorded(payment, number, outcome), number);
    }

    /** As {@link ChargeProcedure#record(ChargeProcedure.Sent)}. */
    private Payment recorded(Payment payment, RefundNo number, RefundOutcome outcome) {
        try {
            return store.change(payment, current -> record(current, number, outcome));
        } catch (RuntimeException unrecorded) {
            Runnable again = () -> store.change(payment, current -> record(current, number, outcome));
            inHand.keep(payment.gateway(), "refund " + number, again, unrecorded);
            return payment;
        }
    }

    /** The refund's own execution would explain this refusal, so it is looked up: the caller should know at once. */
    private Payment lookedUp(Payment payment, RefundNo number) {
        Refund refund = payment.refund(number);
        if (refund.status() != RefundStatus.UNKNOWN || refund.refusal().isEmpty()) {
            return payment;
        }
        try {
            inquiry.resolve(payment, refund);
        } catch (RuntimeException later) {
            LOG.log(Level.WARNING, "refund {0} could not be looked up now; it will be: {1}", number, later.getClass());
        }
        return store.require(payment.id());
    }

    private static RefundOutcome refund(PaymentGateway gateway, RefundCommand command, Instant at) {
        return OwnCheck.refund(gateway, command, at).orElseGet(() -> sent(gateway, command, at));
    }

    private static RefundOutcome sent(PaymentGateway gateway, RefundCommand command, Instant at) {
        try {
            return gateway.refund(command);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "gateway " + gateway.id() + " threw on a refund", bug);
            return new RefundOutcome.Unknown(Doubt.NO_REPLY, GatewayTrace.ours(gateway.id(), "refund", at));
        }
    }

    private void record(Payment payment, RefundNo number, RefundOutcome outcome) {
        if (!payment.refund(number).status().isOpen()) {
            landed(payment, number, outcome);
            return;
        }
        Instant now = ports.clock().instant();
        outcome.<Boolean>fold(
                done -> refunded(payment, number, done, now),
                refused -> refused(payment, number, refused, now),
                pending -> pending(payment, number, pending, now),
                not -> notAttempted(payment, number, not, now),
                unknown -> doubt(payment, number, unknown.doubt(), outcome, now));
    }

    /**
     * A yes that comes after its absence was proven is adopted, as a late charge is; every other late answer changes
     * nothing.
     */
    private void landed(Payment payment, RefundNo number, RefundOutcome outcome) {
        Refund held = payment.refund(number);
        Money left = payment.remainingOf(held.charge());
        if (held.status() == RefundStatus.ABSENT
                && outcome instanceof RefundOutcome.Refunded done
                && done.amount().equals(held.amount())
                && !held.amount().exceeds(left)
                && payment.lateRefund(held.charge(), left.minus(held.amount()))
                        .filter(held::equals)
                        .isPresent()) {
            payment.refundLanded(
                    number,
                    Evidence.seen(
                            Evidence.Kind.FOUND_CANCELED,
                            ports.clock().instant(),
                            Optional.of(done.refundTxn()),
                            "the gateway's own reply, read late"));
        }
    }

    private boolean refunded(Payment payment, RefundNo number, RefundOutcome.Refunded done, Instant now) {
        if (!done.amount().equals(payment.refund(number).amount())) {
            return doubt(payment, number, Doubt.MISMATCH, done, now);
        }
        payment.refunded(number, done.at(), Optional.of(done.refundTxn()), now);
        return true;
    }

    private boolean refused(Payment payment, RefundNo number, RefundOutcome.Refused refused, Instant now) {
        GatewayWord word = refused.trace().word();
        if (!refused.reason().mayHideExecution()) {
            payment.refundRefused(number, refused.reason(), word, now);
        } else if (payment.refund(number).status() == RefundStatus.SENDING) {
            payment.refundRefusalDoubted(number, refused.reason(), word, now, rule(payment));
        }
        return true;
    }

    private boolean pending(Payment payment, RefundNo number, RefundOutcome.Pending pending, Instant now) {
        if (payment.refund(number).status() == RefundStatus.SENDING
                && pending.what() instanceof PendingRefund.AwaitingDeposit deposit) {
            payment.refundAwaitsDeposit(
                    number, deposit.account(), pending.trace().word(), now, rule(payment));
            return true;
        }
        return doubt(payment, number, Doubt.STILL_RUNNING, pending, now);
    }

    private boolean notAttempted(Payment payment, RefundNo number, RefundOutcome.NotAttempted not, Instant now) {
        if (payment.refund(number).status() == RefundStatus.SENDING) {
            payment.refundNotSent(number, not.cause(), not.trace().word(), now);
        }
        return true;
    }

    private boolean doubt(Payment payment, RefundNo number, Doubt doubt, RefundOutcome outcome, Instant now) {
        if (payment.refund(number).status() == RefundStatus.SENDING) {
            payment.refundDoubt(number, doubt, outcome.trace().word(), now, rule(payment));
        }
        return true;
    }

    private AbsenceRule rule(Payment payment) {
        return ports.gateways().require(payment.gateway()).profile().refunds().absence();
    }

    static RefundCommand command(Payment payment, Refund refund) {
        GatewayCharge charge = payment.charge(refund.charge()).orElseThrow();
        return new RefundCommand(
                refund.number(),
                refund.charge(),
                refund.chargeOrderNo(),
                chargedAt(payment, refund),
                charge.amount(),
                refund.remainingBefore(),
                refund.amount(),
                tax(payment, charge, refund),
                refund.reason());
    }

    public static Instant chargedAt(Payment payment, Refund refund) {
        return payment.attempt(refund.chargeOrderNo())
                .approval()
                .filter(approval -> approval.txn().equals(refund.charge()))
                .map(approval -> approval.approvedAt())
                .or(() -> payment.attempt(refund.chargeOrderNo()).sentAt())
                .orElse(refund.createdAt());
    }

    /** A wrong amount has no parts that we know of. */
    private static TaxSplit tax(Payment payment, GatewayCharge charge, Refund refund) {
        Money zero = refund.amount().zero();
        return charge.amount().equals(payment.amount())
                ? payment.tax().portion(charge.amount().minus(refund.remainingBefore()), refund.amount())
                : new TaxSplit(refund.amount(), zero, Optional.empty(), zero);
    }
}

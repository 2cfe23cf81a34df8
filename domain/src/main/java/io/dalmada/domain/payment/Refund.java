package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Money given back of one charge, once.
 *
 * @param charge the charge it is taken from; the payment's own, or a duplicate
 * @param remainingBefore what was left of that charge before this refund, as we believed when it was made
 * @param origin what made it
 * @param refusal why it was refused; while it is open, what the gateway said and we have not believed yet
 * @param doneAt when the gateway gave the money back
 * @param refundTxn the gateway's number of the refund; empty when only the look-up showed it
 */
public record Refund(
        RefundNo number,
        GatewayTxnId charge,
        MerchantOrderNo chargeOrderNo,
        Money amount,
        Money remainingBefore,
        RefundReason reason,
        RefundOrigin origin,
        RefundStatus status,
        int steps,
        Instant createdAt,
        Optional<Instant> sentAt,
        Optional<Instant> doneAt,
        Optional<GatewayTxnId> refundTxn,
        Optional<RefundRefusal> refusal,
        Optional<NotAttemptedCause> notAttempted,
        Optional<OpenQuestion> question,
        Optional<DepositAccount> deposit,
        GatewayWord word) {
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofDays(1);

    static Refund created(
            RefundNo number,
            GatewayCharge of,
            Money amount,
            Money remainingBefore,
            RefundReason reason,
            RefundOrigin origin,
            Instant at) {
        return new Refund(
                number,
                of.txn(),
                of.orderNo(),
                amount,
                remainingBefore,
                reason,
                origin,
                RefundStatus.CREATED,
                1,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GatewayWord.NONE);
    }

    /** Given back without us: there never was a request. */
    Refund adopted(Instant at, Optional<GatewayTxnId> txn) {
        Change change = new Change(RefundStatus.DONE).done(at, txn);
        change.madeSteps = steps;
        return change.make();
    }

    /** True when it takes all that was left. */
    public boolean isWhole() {
        return amount.equals(remainingBefore);
    }

    boolean isRefusedForGood() {
        return status == RefundStatus.REFUSED
                && refusal.filter(RefundRefusal::mayPass).isEmpty();
    }

    /** Provably not given back, and the same request may be granted another day. */
    public boolean mayBeAskedAgain() {
        return status == RefundStatus.NOT_SENT
                || status == RefundStatus.ABSENT
                || status == RefundStatus.REFUSED && !isRefusedForGood();
    }

    /**
     * When we ask again by ourselves; empty for one that succeeded, was refused for good, or that a caller or operator
     * asked for.
     */
    public Optional<Instant> askAgainAt() {
        return origin.isOurs() && mayBeAskedAgain() ? Optional.of(createdAt.plus(ASKED_AGAIN_AFTER)) : Optional.empty();
    }

    Refund sending(Instant at) {
        return new Change(RefundStatus.SENDING).sent(at).make();
    }

    Refund done(Instant at, Optional<GatewayTxnId> txn) {
        return new Change(RefundStatus.DONE).done(at, txn).make();
    }

    Refund refused(RefundRefusal why, GatewayWord said) {
        return new Change(RefundStatus.REFUSED).refusal(why).said(said).make();
    }

    Refund notSent(NotAttemptedCause cause, GatewayWord said) {
        return new Change(RefundStatus.NOT_SENT).notAttempted(cause).said(said).make();
    }

    Refund unknown(OpenQuestion opened, GatewayWord said) {
        return new Change(RefundStatus.UNKNOWN).question(opened).said(said).make();
    }

    /** The gateway refuses it, for a reason that its own execution would explain. */
    Refund doubted(RefundRefusal why, OpenQuestion opened, GatewayWord said) {
        Change change = new Change(RefundStatus.UNKNOWN).question(opened).said(said);
        change.why = Optional.of(why);
        return change.make();
    }

    Refund awaitingDeposit(OpenQuestion opened, Optional<DepositAccount> account, GatewayWord said) {
        Change change =
                new Change(RefundStatus.AWAITING_DEPOSIT).question(opened).said(said);
        change.account = account;
        return change.make();
    }

    Refund absent() {
        Change change = new Change(RefundStatus.ABSENT).answered();
        change.why = Optional.empty();
        return change.make();
    }

    Refund manual(Instant at) {
        Change change = new Change(RefundStatus.MANUAL);
        change.asked = question.map(open -> open.daily(at));
        return change.make();
    }

    /** The same state with its question moved on; not a transition. */
    Refund asked(OpenQuestion moved) {
        Change change = new Change(status).question(moved);
        change.madeSteps = steps;
        return change.make();
    }

    /** Copies the refund with what one step changes: a record of this width is no pleasure to repeat. */
    private final class Change {
        private final RefundStatus to;
        private int madeSteps = steps + 1;
        private Optional<Instant> sent = sentAt;
        private Optional<Instant> doneWhen = doneAt;
        private Optional<GatewayTxnId> txn = refundTxn;
        private Optional<RefundRefusal> why = refusal;
        private Optional<NotAttemptedCause> cause = notAttempted;
        private Optional<OpenQuestion> asked = question;
        private Optional<DepositAccount> account = deposit;
        private GatewayWord said = word;

        Change(RefundStatus to) {
            this.to = to;
        }

        Change sent(Instant at) {
            sent = Optional.of(at);
            return this;
        }

        Change done(Instant at, Optional<GatewayTxnId> number) {
            doneWhen = Optional.of(at);
            txn = number;
            why = Optional.empty();
            return answered();
        }

        Change refusal(RefundRefusal refused) {
            why = Optional.of(refused);
            return answered();
        }

        Change notAttempted(NotAttemptedCause notSent) {
            cause = Optional.of(notSent);
            return this;
        }

        Change question(OpenQuestion opened) {
            asked = Optional.of(opened);
            return this;
        }

        Change answered() {
            asked = Optional.empty();
            return this;
        }

        Change said(GatewayWord words) {
            said = words;
            return this;
        }

        Refund make() {
            return new Refund(
                    number,
                    charge,
                    chargeOrderNo,
                    amount,
                    remainingBefore,
                    reason,
                    origin,
                    to,
                    madeSteps,
                    createdAt,
                    sent,
                    doneWhen,
                    txn,
                    why,
                    cause,
                    asked,
                    account,
                    said);
        }
    }
}

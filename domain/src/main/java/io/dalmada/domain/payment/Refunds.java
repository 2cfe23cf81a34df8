package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A payment's refunds: at most one open for each charge, and together never more than the charge (I-19). */
final class Refunds extends InquiredItems<RefundNo, Refund, RefundStatus> {
    private static final States<RefundStatus> STATES =
            new States<>(RefundStatus.UNKNOWN, RefundStatus.MANUAL, RefundStatus.ABSENT, RefundStatus.NOT_SENT);

    Refunds(PaymentId payment, List<Refund> stored, EventLog log) {
        super(payment, stored, log);
    }

    // ---- another one

    Refund add(
            RefundNo number,
            GatewayCharge charge,
            Money amount,
            RefundReason reason,
            RefundOrigin origin,
            Instant now) {
        return begin(drafted(number, charge, amount, reason, origin, now), now, "requested");
    }

    /** Given back without us. @param at when */
    Refund adopt(
            RefundNo number,
            GatewayCharge charge,
            Money amount,
            RefundReason reason,
            Optional<GatewayTxnId> txn,
            Instant at,
            Instant now) {
        Refund drafted = drafted(number, charge, amount, reason, RefundOrigin.GATEWAY, now);
        return begin(drafted.adopted(at, txn), now, "given back at the gateway");
    }

    private Refund drafted(
            RefundNo number,
            GatewayCharge charge,
            Money amount,
            RefundReason reason,
            RefundOrigin origin,
            Instant now) {
        Money remaining = remainingOf(charge);
        requireNoneOpen(charge.txn());
        if (amount.isZero()) {
            throw DomainException.field(Refusal.AMOUNT_INVALID, "amount", "amount must be at least 1 won");
        }
        if (amount.exceeds(remaining)) {
            throw DomainException.field(
                    Refusal.REFUND_EXCEEDS_REMAINING, "amount", "only " + remaining + " of this payment is left");
        }
        return Refund.created(number, charge, amount, remaining, reason, origin, now);
    }

    private void requireNoneOpen(GatewayTxnId charge) {
        if (isOpen(charge)) {
            throw DomainException.of(
                    Refusal.REFUND_IN_PROGRESS, "another refund of this payment is still open: wait for its outcome");
        }
    }

    // ---- what the gateway answers

    void claim(RefundNo number, Instant now) {
        move(number, r -> r.sending(now), now, "claimed");
    }

    void done(RefundNo number, Instant doneAt, Optional<GatewayTxnId> txn, Instant now) {
        if (require(number).status() == RefundStatus.ABSENT) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "an absent refund is adopted by evidence only");
        }
        move(number, r -> r.done(doneAt, txn), now, "given back");
    }

    void refused(RefundNo number, RefundRefusal why, GatewayWord word, Instant now) {
        move(number, r -> r.refused(why, word), now, why.name());
    }

    void notSent(RefundNo number, NotAttemptedCause cause, GatewayWord word, Instant now) {
        move(number, r -> r.notSent(cause, word), now, cause.name());
    }

    void doubt(RefundNo number, Doubt doubt, GatewayWord word, Instant now, AbsenceRule rule) {
        OpenQuestion question = question(number, doubt, now, rule);
        move(number, r -> r.unknown(question, word), now, doubt.name());
    }

    void refusalDoubted(RefundNo number, RefundRefusal why, GatewayWord word, Instant now, AbsenceRule rule) {
        OpenQuestion question = question(number, Doubt.DUPLICATE_REPORTED, now, rule);
        move(number, r -> r.doubted(why, question, word), now, why.name());
    }

    void awaitsDeposit(
            RefundNo number, Optional<DepositAccount> account, GatewayWord word, Instant now, AbsenceRule rule) {
        OpenQuestion question = question(number, Doubt.STILL_RUNNING, now, rule);
        move(number, r -> r.awaitingDeposit(question, account, word), now, "deposit awaited");
    }

    private OpenQuestion question(RefundNo number, Doubt doubt, Instant now, AbsenceRule rule) {
        Instant since = require(number).sentAt().orElse(now);
        return OpenQuestion.opened(doubt, since, Optional.empty(), Optional.empty(), now, rule);
    }

    // ---- evidence about an unknown one

    /** @return true when it is ABSENT now, or REFUSED where the gateway had refused it */
    boolean notFound(RefundNo number, Instant now, AbsenceRule rule) {
        boolean proven = showsNothing(number, "the charge shows no such refund", now, rule);
        if (proven) {
            Refund asked = require(number);
            asked.refusal()
                    .ifPresentOrElse(why -> refused(number, why, asked.word(), now), () -> proveAbsent(number, now));
        }
        return proven;
    }

    @Override
    void inconclusive(RefundNo number, String detail, Instant now, AbsenceRule rule) {
        super.inconclusive(number, detail, now, rule);
        endWaiting(number, now);
    }

    void stillAwaited(RefundNo number, Instant now) {
        showsPending(number, Optional.empty(), "not canceled yet", now);
        endWaiting(number, now);
    }

    /** A deposit that does not come in time is an operator's. */
    private void endWaiting(RefundNo number, Instant now) {
        Refund awaited = require(number);
        if (awaited.status() == RefundStatus.AWAITING_DEPOSIT && DepositDeadline.isOver(awaited, now)) {
            giveToOperator(number, now, "deposit not paid in time");
        }
    }

    void landed(RefundNo number, Evidence shown) {
        evidence(number, shown);
        move(number, r -> r.done(shown.at(), Optional.empty()), shown.at(), "landed late");
    }

    // ---- what can be read

    /** What we believe is left of a charge. */
    Money remainingOf(GatewayCharge charge) {
        return charge.amount().minus(refunded(charge.txn(), charge.amount().zero()));
    }

    /** What has been given back of a charge. */
    Money refunded(GatewayTxnId charge, Money zero) {
        return all().stream()
                .filter(r -> r.charge().equals(charge) && r.status() == RefundStatus.DONE)
                .map(Refund::amount)
                .reduce(zero, Money::plus);
    }

    boolean isOpen(GatewayTxnId charge) {
        return all().stream()
                .anyMatch(r -> r.charge().equals(charge) && r.status().isOpen());
    }

    /** True when a refund of this charge is open or done, or was refused for good: nothing more is to be started by itself. */
    boolean isSettledOrOpen(GatewayTxnId charge) {
        return all().stream()
                .filter(r -> r.charge().equals(charge))
                .anyMatch(r -> r.status().isOpen() || r.status() == RefundStatus.DONE || r.isRefusedForGood());
    }

    /** An unwanted charge was to go back, provably did not, and nothing is on its way. */
    boolean isOrderUnfulfilled() {
        List<Refund> ordered = all().stream()
                .filter(refund -> refund.origin() == RefundOrigin.SUBSCRIPTION_OVER)
                .toList();
        return !ordered.isEmpty()
                && ordered.stream().allMatch(Refund::mayBeAskedAgain)
                && all().stream().noneMatch(refund -> refund.status().isOpen());
    }

    /** An open refund may be what is seen, and more than is left cannot have been given back (I-19). */
    boolean mayHaveLanded(Refund absent, GatewayCharge of) {
        return absent.status() == RefundStatus.ABSENT && !absent.amount().exceeds(remainingOf(of)) && !isOpen(of.txn());
    }

    // ---- what a refund is

    @Override
    States<RefundStatus> states() {
        return STATES;
    }

    @Override
    String noun() {
        return "refund";
    }

    @Override
    RefundNo name(Refund item) {
        return item.number();
    }

    @Override
    String nameInEvents(RefundNo name) {
        return name.value();
    }

    @Override
    RefundStatus status(Refund item) {
        return item.status();
    }

    @Override
    Set<RefundStatus> next(RefundStatus status) {
        return status.next();
    }

    @Override
    Instant createdAt(Refund item) {
        return item.createdAt();
    }

    @Override
    Optional<OpenQuestion> question(Refund item) {
        return item.question();
    }

    @Override
    Refund toAsked(Refund item, OpenQuestion moved) {
        return item.asked(moved);
    }

    @Override
    Refund toAbsent(Refund item) {
        return item.absent();
    }

    @Override
    Refund toManual(Refund item, Instant at) {
        return item.manual(at);
    }

    @Override
    PaymentEvent moved(PaymentId of, long version, Refund item, Optional<RefundStatus> from, Instant at, String cause) {
        return new PaymentEvent.RefundMoved(of, version, item.number(), item.steps(), from, item.status(), at, cause);
    }
}

package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.GatewayWord;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A payment's attempts: at most one open, and none after one that has paid. */
final class Attempts extends InquiredItems<MerchantOrderNo, Attempt, AttemptStatus> {
    /** As many as order numbers count; a bill gets another payment long before. */
    private static final int MOST = OrderNumbers.MOST_ATTEMPTS;

    private static final States<AttemptStatus> STATES =
            new States<>(AttemptStatus.UNKNOWN, AttemptStatus.MANUAL, AttemptStatus.ABSENT, AttemptStatus.NOT_SENT);

    Attempts(PaymentId payment, List<Attempt> stored, EventLog log) {
        super(payment, stored, log);
    }

    // ---- another one

    void requireRoom() {
        if (!hasRoom()) {
            throw DomainException.of(Refusal.ATTEMPT_NOT_ALLOWED, "this payment has had its " + MOST + " attempts");
        }
    }

    private boolean hasRoom() {
        return all().size() < MOST;
    }

    Attempt add(MerchantOrderNo orderNo, Instant now) {
        if (!all().isEmpty() && !last().status().allowsAnother()) {
            throw DomainException.of(
                    Refusal.ATTEMPT_NOT_ALLOWED, "the last attempt is " + last().status() + ": no other may follow");
        }
        if (approved().isPresent()) {
            throw DomainException.of(
                    Refusal.ATTEMPT_NOT_ALLOWED, "a late charge has paid: no other attempt may follow");
        }
        return begin(Attempt.created(all().size() + 1, orderNo, now), now, "requested");
    }

    boolean allowsAnother() {
        return last().status().allowsAnother() && approved().isEmpty() && hasRoom();
    }

    // ---- what the gateway answers

    void claim(MerchantOrderNo orderNo, Instant now) {
        move(orderNo, a -> a.sending(now), now, "claimed");
    }

    void voided(MerchantOrderNo orderNo, Instant now, String cause) {
        move(orderNo, Attempt::voided, now, cause);
    }

    void succeeded(MerchantOrderNo orderNo, Approval approval, Instant now) {
        move(orderNo, a -> a.succeeded(approval), now, "approved");
    }

    /** The direct answer is no. */
    void decline(MerchantOrderNo orderNo, Decline decline, GatewayWord word, Instant now) {
        if (require(orderNo).status() != AttemptStatus.SENDING) {
            throw DomainException.of(
                    Refusal.STATE_CONFLICT, "only an attempt that is being sent is declined without evidence");
        }
        moveToDeclined(orderNo, decline, word, now);
    }

    private void moveToDeclined(MerchantOrderNo orderNo, Decline decline, GatewayWord word, Instant now) {
        move(orderNo, a -> a.declined(decline, word), now, decline.reason().name());
    }

    void notSent(MerchantOrderNo orderNo, NotAttemptedCause cause, GatewayWord word, Instant now) {
        move(orderNo, a -> a.notSent(cause, word), now, cause.name());
    }

    void doubt(
            MerchantOrderNo orderNo,
            Doubt doubt,
            Optional<GatewayTxnId> txn,
            Optional<SealedReply> sealed,
            GatewayWord word,
            Instant now,
            AbsenceRule rule) {
        Instant since = require(orderNo).sentAt().orElse(now);
        OpenQuestion question = OpenQuestion.opened(doubt, since, txn, sealed, now, rule);
        move(orderNo, a -> a.unknown(question, word), now, doubt.name());
    }

    // ---- evidence about an unknown one

    /** @return true when it is ABSENT now */
    boolean notFound(MerchantOrderNo orderNo, Instant now, AbsenceRule rule) {
        boolean proven = showsNothing(orderNo, "complete scan, not found", now, rule);
        if (proven) {
            proveAbsent(orderNo, now);
        }
        return proven;
    }

    void stillRunning(MerchantOrderNo orderNo, Optional<GatewayTxnId> txn, Instant now) {
        showsPending(orderNo, txn, "the gateway still works on it", now);
        if (isUnknown(orderNo) && requireQuestion(orderNo).runsTooLong(now)) {
            giveToOperator(orderNo, now, "still running after three days");
        }
    }

    void sentAgain(MerchantOrderNo orderNo, Instant now) {
        if (!isUnknown(orderNo)) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "only what is unknown is sent again");
        }
        evidence(orderNo, Evidence.seen(Evidence.Kind.NOT_FOUND, now, Optional.empty(), "not found, and sent again"));
        ask(orderNo, question -> question.sentAgain(now), now);
    }

    void declined(MerchantOrderNo orderNo, Decline decline, Evidence shown) {
        requireNext(orderNo, AttemptStatus.DECLINED);
        evidence(orderNo, shown);
        moveToDeclined(orderNo, decline, require(orderNo).word(), shown.at());
    }

    // ---- what can be read

    Attempt last() {
        return all().get(all().size() - 1);
    }

    Optional<Attempt> approved() {
        return all().stream().filter(a -> a.status() == AttemptStatus.SUCCEEDED).findFirst();
    }

    boolean isAnyOpen() {
        return all().stream().anyMatch(a -> a.status().isOpen());
    }

    /** True when an attempt other than this one is open or has paid. */
    boolean isTakenBesides(MerchantOrderNo orderNo) {
        return all().stream()
                .filter(a -> !a.orderNo().equals(orderNo))
                .anyMatch(a -> a.status().isOpen() || a.status() == AttemptStatus.SUCCEEDED);
    }

    boolean cameToNothingSince(int attempt) {
        return approved().isEmpty()
                && all().stream()
                        .filter(a -> a.number() >= attempt)
                        .allMatch(a -> a.status().isNothing());
    }

    Attempt answerSince(int attempt) {
        return all().stream()
                .filter(a -> a.number() >= attempt && !a.status().isNothing())
                .findFirst()
                .orElseGet(this::last);
    }

    // ---- what an attempt is

    @Override
    States<AttemptStatus> states() {
        return STATES;
    }

    @Override
    String noun() {
        return "attempt";
    }

    @Override
    MerchantOrderNo name(Attempt item) {
        return item.orderNo();
    }

    @Override
    String nameInEvents(MerchantOrderNo name) {
        return name.value();
    }

    @Override
    AttemptStatus status(Attempt item) {
        return item.status();
    }

    @Override
    Set<AttemptStatus> next(AttemptStatus status) {
        return status.next();
    }

    @Override
    Instant createdAt(Attempt item) {
        return item.createdAt();
    }

    @Override
    Optional<OpenQuestion> question(Attempt item) {
        return item.question();
    }

    @Override
    Attempt toAsked(Attempt item, OpenQuestion moved) {
        return item.asked(moved);
    }

    @Override
    Attempt toAbsent(Attempt item) {
        return item.absent();
    }

    @Override
    Attempt toManual(Attempt item, Instant at) {
        return item.manual(at);
    }

    @Override
    PaymentEvent moved(
            PaymentId of, long version, Attempt item, Optional<AttemptStatus> from, Instant at, String cause) {
        return new PaymentEvent.AttemptMoved(of, version, item.orderNo(), item.steps(), from, item.status(), at, cause);
    }
}

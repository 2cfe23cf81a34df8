package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A payment's attempts: at most one open, and every move is one that the transition table allows. */
final class Attempts {
    /** As many as order numbers count; a bill gets another payment long before. */
    private static final int MOST = OrderNumbers.MOST_ATTEMPTS;

    private final PaymentId payment;
    private final EventLog log;
    private final List<Attempt> all;

    Attempts(PaymentId payment, List<Attempt> stored, EventLog log) {
        this.payment = payment;
        this.all = new ArrayList<>(stored);
        this.log = log;
    }

    boolean hasRoom() {
        return all.size() < MOST;
    }

    /** False while {@link UnsentPause} lasts. */
    boolean isRested(Instant now) {
        int unsent = 0;
        for (int i = all.size(); i > 0 && all.get(i - 1).status() == AttemptStatus.NOT_SENT; i--) {
            unsent++;
        }
        return !now.isBefore(last().createdAt().plus(UnsentPause.after(unsent)));
    }

    void requireRoom() {
        if (!hasRoom()) {
            throw DomainException.of(Refusal.ATTEMPT_NOT_ALLOWED, "this payment has had its " + MOST + " attempts");
        }
    }

    Attempt add(MerchantOrderNo orderNo, Instant now) {
        if (!all.isEmpty() && !last().status().allowsAnother()) {
            throw DomainException.of(
                    Refusal.ATTEMPT_NOT_ALLOWED, "the last attempt is " + last().status() + ": no other may follow");
        }
        if (approved().isPresent()) {
            throw DomainException.of(
                    Refusal.ATTEMPT_NOT_ALLOWED, "a late charge has paid: no other attempt may follow");
        }
        Attempt created = Attempt.created(all.size() + 1, orderNo, now);
        all.add(created);
        record(created, Optional.empty(), now, "requested");
        return created;
    }

    /** Replaces the attempt by its next state. */
    Attempt move(MerchantOrderNo orderNo, UnaryOperator<Attempt> step, Instant now, String cause) {
        Attempt before = require(orderNo);
        Attempt after = step.apply(before);
        requireNext(orderNo, after.status());
        all.set(before.number() - 1, after);
        record(after, Optional.of(before.status()), now, cause);
        return after;
    }

    /** Keeps the state and moves its question on. */
    void ask(MerchantOrderNo orderNo, UnaryOperator<OpenQuestion> step, Instant now) {
        OpenQuestion moved = step.apply(requireQuestion(orderNo));
        Attempt asked = require(orderNo);
        boolean aPersons = asked.status() == AttemptStatus.MANUAL;
        all.set(asked.number() - 1, asked.asked(aPersons ? moved.daily(now) : moved));
    }

    OpenQuestion requireQuestion(MerchantOrderNo orderNo) {
        return require(orderNo)
                .question()
                .orElseThrow(() -> DomainException.of(Refusal.STATE_CONFLICT, "the attempt has no open question"));
    }

    void requireNext(MerchantOrderNo orderNo, AttemptStatus to) {
        AttemptStatus from = require(orderNo).status();
        if (!from.next().contains(to)) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "an attempt cannot go from " + from + " to " + to);
        }
    }

    Attempt require(MerchantOrderNo orderNo) {
        return all.stream()
                .filter(a -> a.orderNo().equals(orderNo))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no attempt " + orderNo + " in payment " + payment));
    }

    Attempt last() {
        return all.get(all.size() - 1);
    }

    Optional<Attempt> approved() {
        return all.stream().filter(a -> a.status() == AttemptStatus.SUCCEEDED).findFirst();
    }

    /** True when an attempt other than this one is open or has paid. */
    boolean isTakenBesides(MerchantOrderNo orderNo) {
        return all.stream()
                .filter(a -> !a.orderNo().equals(orderNo))
                .anyMatch(a -> a.status().isOpen() || a.status() == AttemptStatus.SUCCEEDED);
    }

    List<Attempt> all() {
        return List.copyOf(all);
    }

    private void record(Attempt now, Optional<AttemptStatus> from, Instant at, String cause) {
        log.add(version -> new PaymentEvent.AttemptMoved(
                payment, version, now.orderNo(), now.steps(), from, now.status(), at, cause));
    }
}

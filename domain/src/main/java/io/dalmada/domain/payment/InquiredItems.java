package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a payment has asked of its gateway, and may have to ask about: its attempts, or its refunds. Every move is one that
 * the transition table allows. Silence is a question, and only evidence about it, written down first, ends it.
 *
 * @param <N> what names one
 * @param <I> one of them
 * @param <S> where one stands
 */
abstract class InquiredItems<N, I, S extends Enum<S>> {
    private final PaymentId payment;
    private final EventLog log;
    private final List<I> all;

    InquiredItems(PaymentId payment, List<I> stored, EventLog log) {
        this.payment = payment;
        this.log = log;
        this.all = new ArrayList<>(stored);
    }

    /** @param unknown its outcome is asked for; @param manual an operator decides; @param absent proven not to be; @param notSent never left us */
    record States<S>(S unknown, S manual, S absent, S notSent) {}

    abstract States<S> states();

    abstract String noun();

    abstract N name(I item);

    abstract String nameInEvents(N name);

    abstract S status(I item);

    abstract Set<S> next(S status);

    abstract Optional<OpenQuestion> question(I item);

    /** The same, with its question moved on. */
    abstract I toAsked(I item, OpenQuestion moved);

    abstract I toAbsent(I item);

    abstract I toManual(I item, Instant at);

    abstract Instant createdAt(I item);

    /** @param from empty for a new one */
    abstract PaymentEvent moved(PaymentId of, long version, I item, Optional<S> from, Instant at, String cause);

    // ---- moves

    final I begin(I created, Instant now, String cause) {
        all.add(created);
        record(created, Optional.empty(), now, cause);
        return created;
    }

    /** Replaces it by its next state. */
    final I move(N name, UnaryOperator<I> step, Instant now, String cause) {
        I before = require(name);
        I after = step.apply(before);
        requireNext(name, status(after));
        all.set(all.indexOf(before), after);
        record(after, Optional.of(status(before)), now, cause);
        return after;
    }

    /** Keeps the state and moves its question on. */
    final void ask(N name, UnaryOperator<OpenQuestion> step, Instant now) {
        OpenQuestion moved = step.apply(requireQuestion(name));
        I item = require(name);
        boolean operators = status(item) == states().manual();
        all.set(all.indexOf(item), toAsked(item, operators ? moved.daily(now) : moved));
    }

    private void record(I item, Optional<S> from, Instant at, String cause) {
        log.add(version -> moved(payment, version, item, from, at, cause));
    }

    // ---- evidence about an unknown one

    /** Writes down what an inquiry or an operator said; what follows from it is a separate step. */
    final void evidence(N name, Evidence evidence) {
        require(name);
        log.add(version -> new PaymentEvent.EvidenceGiven(payment, version, nameInEvents(name), evidence));
    }

    /** A complete inquiry found nothing. @return true when that completes the proof; what waits for an operator stays so */
    final boolean showsNothing(N name, String detail, Instant now, AbsenceRule rule) {
        requireQuestion(name);
        evidence(name, Evidence.seen(Evidence.Kind.NOT_FOUND, now, Optional.empty(), detail));
        ask(name, question -> question.afterEmptyScan(now, rule), now);
        return isUnknown(name) && requireQuestion(name).absenceProven(now, rule);
    }

    /** The inquiry failed: nothing is proven, and after a day without any answer an operator decides. */
    void inconclusive(N name, String detail, Instant now, AbsenceRule rule) {
        requireQuestion(name);
        evidence(name, Evidence.seen(Evidence.Kind.INCONCLUSIVE, now, Optional.empty(), detail));
        ask(name, question -> question.afterFailedInquiry(now, rule), now);
        if (isUnknown(name) && requireQuestion(name).isUnansweredForADay(now)) {
            giveToOperator(name, now, "no answer for a day");
        }
    }

    /** The gateway shows it, and has not finished. */
    final void showsPending(N name, Optional<GatewayTxnId> txn, String detail, Instant now) {
        requireQuestion(name);
        evidence(name, Evidence.seen(Evidence.Kind.FOUND_PENDING, now, txn, detail));
        ask(name, question -> question.stillRunning(now, txn), now);
    }

    /** Evidence shows that no money moved, or that it moved back. */
    final void absent(N name, Evidence shown) {
        requireNext(name, states().absent());
        evidence(name, shown);
        move(name, this::toAbsent, shown.at(), shown.kind().name());
    }

    /** What was found cannot be judged by rule: an operator decides. */
    final void manual(N name, Evidence shown) {
        requireNext(name, states().manual());
        evidence(name, shown);
        giveToOperator(name, shown.at(), shown.kind().name());
    }

    /** What was seen does not end what an operator has to decide: it is written down, and asked about again tomorrow. */
    final void stillManual(N name, Evidence shown) {
        if (status(require(name)) != states().manual()) {
            throw DomainException.of(Refusal.STATE_CONFLICT, "no person has to decide this");
        }
        evidence(name, shown);
        ask(name, question -> question, shown.at());
    }

    final void giveToOperator(N name, Instant now, String cause) {
        move(name, item -> toManual(item, now), now, cause);
    }

    final void proveAbsent(N name, Instant now) {
        move(name, this::toAbsent, now, "proven absent");
    }

    // ---- what is asked of one

    /** False while {@link UnsentPause} lasts. */
    final boolean isRested(Instant now) {
        int unsent = 0;
        for (int i = all.size(); i > 0 && status(all.get(i - 1)) == states().notSent(); i--) {
            unsent++;
        }
        return all.isEmpty() || !now.isBefore(createdAt(all.get(all.size() - 1)).plus(UnsentPause.after(unsent)));
    }

    final boolean isUnknown(N name) {
        return status(require(name)) == states().unknown();
    }

    final OpenQuestion requireQuestion(N name) {
        return question(require(name))
                .orElseThrow(
                        () -> DomainException.of(Refusal.STATE_CONFLICT, "the " + noun() + " has no open question"));
    }

    final void requireNext(N name, S to) {
        S from = status(require(name));
        if (!next(from).contains(to)) {
            String article = noun().startsWith("a") ? "an " : "a ";
            throw DomainException.of(
                    Refusal.STATE_CONFLICT, article + noun() + " cannot go from " + from + " to " + to);
        }
    }

    final I require(N name) {
        return all.stream()
                .filter(item -> name(item).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no " + noun() + " " + name + " in payment " + payment));
    }

    final List<I> all() {
        return List.copyOf(all);
    }
}

package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.DeclineReason.Severity;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects bills: opens what falls due, demands it once, and decides what follows from the outcome. */
final class BillCollection {
    private final SubscriptionState state;
    private final Bills bills;
    private final Lifecycle lifecycle;

    BillCollection(SubscriptionState state, Bills bills, Lifecycle lifecycle) {
        this.state = state;
        this.bills = bills;
        this.lifecycle = lifecycle;
    }

    Optional<Demand> proceed(PaymentId fresh, Supplier<Optional<DeclineReason>> obstacle, Now now) {
        if (state.next().filter(step -> step.isDue(now.at())).isEmpty()) {
            return Optional.empty();
        }
        if (state.next().get().kind() == NextStep.Kind.TURN) {
            lifecycle.turn(now);
            return Optional.empty();
        }
        // Another act may have led here at night: then only a charge that a caller asked for is made.
        if (state.bill().filter(Bill::byHand).isEmpty() && !now.window().isOpen(now.at())) {
            return Optional.empty();
        }
        if (state.bill().isEmpty()) {
            open(now);
        } else if (hasGrownOld(now)) {
            bills.hold(now);
            return Optional.empty();
        }
        return state.bill().flatMap(open -> demand(open, fresh, obstacle, now));
    }

    private void open(Now now) {
        LocalDate today = now.today();
        begin(now.at());
        if (state.status() == SubscriptionStatus.PAUSED) {
            state.put(bills.opened(Bill.Kind.RESUME, bills.resumed(today), today));
        } else if (now.schedule().isTooOld(state.arrangement().span().from(), now.at())) {
            bills.hold(now);
        } else {
            carryDaysOver(today, now.at());
            state.put(bills.ofNextPeriod(today));
        }
    }

    private void begin(Instant now) {
        if (state.status() == SubscriptionStatus.SCHEDULED) {
            state.move(SubscriptionStatus.INCOMPLETE, "its first day has come", now);
        }
    }

    /**
     * Of a plan of single days, at most one bill a day would never catch up: the days that are over are collected with the
     * bill of today.
     */
    private void carryDaysOver(LocalDate today, Instant now) {
        while (state.status() == SubscriptionStatus.ACTIVE
                && state.upcoming().span().days() == 1
                && state.serviceEnds().isBefore(today)
                && state.periodsLeft().filter(left -> left <= 1).isEmpty()) {
            bills.carry(bills.ofNextPeriod(today), "of a day that is over", now);
        }
    }

    /** It had technical failures, and no node ran for so long: in dunning the policy's days count instead. */
    private boolean hasGrownOld(Now now) {
        return !state.isDunned()
                && state.bill()
                        .filter(open -> !open.byHand())
                        .filter(open -> now.schedule().isTooOld(open.due(), now.at()))
                        .isPresent();
    }

    /** A bill that credit pays wholly needs no payment, and one that is too small is left for the next. */
    private Optional<Demand> demand(Bill open, PaymentId fresh, Supplier<Optional<DeclineReason>> obstacle, Now now) {
        state.noBillBefore(now.today().plusDays(1));
        if (open.total().isZero() || now.rules().isTooSmall(open.total())) {
            bills.take(open, Optional.empty(), now);
            return Optional.empty();
        }
        Optional<DeclineReason> why = obstacle.get();
        if (why.isPresent()) {
            cannotBeCharged(open.withNewCard(false), why.get(), now);
            return Optional.empty();
        }
        return Optional.of(attempt(open.heldBackFor(heldBack(open, now)), fresh, now.at()));
    }

    /** How much later a sign-up is tried than was planned: such time is not taken from its own. */
    private Duration heldBack(Bill open, Now now) {
        Instant from = now.window().charging(open.due());
        Instant planned = state.next().map(NextStep::at).filter(from::isBefore).orElse(from);
        return open.kind() == Bill.Kind.FIRST && planned.isBefore(now.at())
                ? Duration.between(planned, now.at())
                : Duration.ZERO;
    }

    private Demand attempt(Bill open, PaymentId fresh, Instant now) {
        PaymentId payment = open.payment().orElse(fresh);
        Bill tried = open.attempted(payment, open.byHand());
        state.put(tried);
        state.planNothing();
        state.log().billed(BillStep.ATTEMPTED, tried, open.payment().isPresent() ? "tried again" : "due", now);
        return new Demand(
                new BillRef(state.id(), open.number()),
                payment,
                open.payment().isPresent(),
                state.billingKey(),
                open.forPeriod().terms().title(),
                open.lines());
    }

    boolean paid(int number, PaymentId payment, Now now) {
        if (state.balance().current().filter(p -> p.number() == number).isPresent()) {
            return true;
        }
        if (!state.wants(number)) {
            state.bill()
                    .filter(b -> b.number() == number)
                    .ifPresent(b -> bills.drop(b, "charged after it was over: to be given back", now));
            return false;
        }
        bills.take(state.bill().orElseThrow(), Optional.of(payment), now);
        return true;
    }

    void declined(int number, Decline decline, Now now) {
        if (!state.isOnItsWay(number)) {
            return;
        }
        Bill open = state.bill().orElseThrow();
        Severity severity = decline.reason().severity();
        boolean passes = severity == Severity.TECHNICAL || severity == Severity.CONFIGURATION;
        String cause = "declined: " + decline.reason();
        // A caller who waits is told; what the calendar asked for is tried again when it is no decline.
        boolean tellsNow = open.kind() != Bill.Kind.RENEWAL && (open.byHand() || !passes);
        if (state.status().isOver() || tellsNow) {
            endWithoutMoney(open, cause, now);
        } else if (passes) {
            trouble(open.troubled(Optional.of(decline.reason())), Delay.after(decline.reason()), cause, now);
        } else {
            refused(open.declined(decline.reason()), decline, open.byHand(), now);
        }
    }

    /** Dunning goes on, but nothing is sent. */
    private void cannotBeCharged(Bill open, DeclineReason reason, Now now) {
        if (open.kind() != Bill.Kind.RENEWAL) {
            endWithoutMoney(open, "billing key cannot be charged", now);
            return;
        }
        refused(open.impossible(reason), Decline.of(reason), open.byHand(), now);
    }

    private void refused(Bill open, Decline decline, boolean byHand, Now now) {
        boolean begins = state.status() == SubscriptionStatus.ACTIVE || state.status() == SubscriptionStatus.TRIALING;
        Bill refused = begins ? open.dueOn(now.today()) : open;
        state.put(refused);
        SubscriptionStatus then = begins ? SubscriptionStatus.PAST_DUE : state.status();
        Decision decision = refused.newCard()
                ? Decision.of(Decision.Rule.NEW_CARD, withNewCard(now.nextOpen()))
                : Decision.dunning(
                        Decision.Rule.RETRY_DAY,
                        then,
                        now.schedule().afterDecline(refused, then, decline, byHand, now.at()));
        state.log()
                .billed(BillStep.DECLINED, refused, decision, decline.reason().name(), now.at());
        if (begins) {
            state.move(SubscriptionStatus.PAST_DUE, decline.reason().name(), now.at());
        }
        state.plan(decision.next());
        bills.reprice();
    }

    void notCharged(int number, Uncharged how, String cause, Now now) {
        if (!state.isOnItsWay(number)) {
            return;
        }
        Bill open = state.bill().orElseThrow();
        boolean dead = how == Uncharged.VOID;
        boolean signUpGoesOn = open.kind() == Bill.Kind.FIRST;
        boolean resumesByItself = open.kind() == Bill.Kind.RESUME && !open.byHand();
        if (state.status().isOver() || open.kind() != Bill.Kind.RENEWAL && !signUpGoesOn && !resumesByItself) {
            endWithoutMoney(open, cause, now);
            return;
        }
        Bill tried = dead ? open.renumbered(state.takeNumber()) : open;
        trouble(tried.troubled(Optional.empty()), Delay.after(how), cause, now);
    }

    private void trouble(Bill open, Delay delay, String cause, Now now) {
        Schedule schedule = now.schedule();
        if (open.kind() == Bill.Kind.RESUME) {
            // Its period would have begun already: another day's resumption has a period of its own.
            bills.drop(open, cause, now);
            state.plan(schedule.nextDay(now.at()));
            state.noBillBefore(now.today().plusDays(1));
            return;
        }
        state.put(open);
        Decision decision = afterTrouble(open, delay, now);
        state.log().billed(BillStep.DELAYED, open, decision, cause, now.at());
        state.plan(decision.next());
        bills.reprice();
        if (decision.rule() == Decision.Rule.TOO_OLD) {
            bills.hold(now);
        }
    }

    private Decision afterTrouble(Bill open, Delay delay, Now now) {
        Schedule schedule = now.schedule();
        if (open.newCard()) {
            Instant at = delay == Delay.DAY ? schedule.nextDay(now.at()).at() : now.nextOpen();
            return Decision.of(Decision.Rule.NEW_CARD, withNewCard(at));
        }
        if (open.kind() == Bill.Kind.FIRST && schedule.isSignUpOver(state.createdAt(), open, now.at())) {
            return Decision.of(Decision.Rule.SIGN_UP_OVER, NextStep.turn(now.at()));
        }
        if (!state.isDunned() && schedule.isTooOld(open.due(), now.at())) {
            return Decision.person(Decision.Rule.TOO_OLD);
        }
        return Decision.dunning(
                Decision.Rule.TROUBLE_PASSES,
                state.status(),
                schedule.afterTrouble(open, state.status(), delay, now.at()));
    }

    /** A card that came while an attempt was on its way is tried as soon as that one has failed. */
    private NextStep withNewCard(Instant at) {
        state.changeBill(Bill::asked);
        return NextStep.collect(at);
    }

    private void endWithoutMoney(Bill open, String cause, Now now) {
        bills.drop(open, cause, now);
        if (!state.status().isOver() && open.kind() == Bill.Kind.FIRST) {
            lifecycle.end("first bill " + cause, now.at());
        }
    }
}

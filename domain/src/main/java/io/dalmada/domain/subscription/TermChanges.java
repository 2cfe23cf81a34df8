package io.dalmada.domain.subscription;

import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Other terms: now, with the next bill, or from the next period on. */
final class TermChanges {
    private final SubscriptionState state;
    private final Conditions conditions;
    private final Bills bills;

    TermChanges(SubscriptionState state, Conditions conditions, Bills bills) {
        this.state = state;
        this.conditions = conditions;
        this.bills = bills;
    }

    void changeAtPeriodEnd(PlanTerms terms, int quantity, Instant now) {
        conditions.requireChangeable(terms);
        if (state.arrangement().isFor(terms, quantity)) {
            dropChange(now);
            return;
        }
        conditions.require(!state.hadItsPeriods(), "there is no next period");
        if (state.upcoming().isFor(terms, quantity)) {
            return;
        }
        Arrangement then = state.arrangement().changed(terms, quantity);
        if (state.status() == SubscriptionStatus.TRIALING) {
            state.arrange(then);
            state.log().arranged(What.PLAN_CHANGED, then.described(), now);
            return;
        }
        state.schedule(new ScheduledChange(terms, quantity));
        state.log().arranged(What.CHANGE_SCHEDULED, then.described(), now);
    }

    void changeNow(PlanTerms terms, int quantity, Now now) {
        if (isChangedForNothing(terms, quantity, now.at())) {
            return;
        }
        LocalDate today = now.today();
        conditions.requireTerm(today);
        bills.ask(Bill.Kind.CHANGE, state.arrangement().restarted(terms, quantity, today), today, now.at());
    }

    void changeWithNextBill(PlanTerms terms, int quantity, Now now) {
        if (isChangedForNothing(terms, quantity, now.at())) {
            return;
        }
        LocalDate today = now.today();
        Span left = new Span(today, requireRunning(terms, now));
        Arrangement then = state.arrangement().changed(terms, quantity);
        Money difference = difference(then);
        state.arrange(then);
        state.dropChange();
        state.log().arranged(What.PLAN_CHANGED, then.described(), now.at());
        owe(new Debt(left, Proration.part(difference, left, then.running().orElseThrow())), now.at());
    }

    /** In a trial, and when it is what it has already, a change costs nothing and is done here. */
    private boolean isChangedForNothing(PlanTerms terms, int quantity, Instant now) {
        if (state.status() == SubscriptionStatus.TRIALING) {
            changeAtPeriodEnd(terms, quantity, now);
            return true;
        }
        conditions.requireChangeable(terms);
        if (state.arrangement().isFor(terms, quantity)) {
            dropChange(now);
            return true;
        }
        return false;
    }

    /** @return the first day after the running period */
    private LocalDate requireRunning(PlanTerms terms, Now now) {
        conditions.require(!state.hadItsPeriods(), "there is no next bill to collect it with");
        boolean runs = !state.isServiceOver(now.today())
                && state.arrangement().running().isPresent();
        conditions.require(runs, "its period is over, and the next bill is not paid yet");
        if (!terms.interval().equals(state.arrangement().terms().interval())) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "prorate", "a plan with another interval begins a period of its own");
        }
        return state.serviceEnds();
    }

    private Money difference(Arrangement then) {
        Money before = state.arrangement().terms().price(state.arrangement().quantity());
        Money after = then.terms().price(then.quantity());
        if (!after.exceeds(before)) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "prorate", "only what costs more can wait for the next bill");
        }
        return after.minus(before);
    }

    private void owe(Debt debt, Instant now) {
        if (!debt.amount().isZero()) {
            state.oweBesides(debt);
            state.log()
                    .arranged(
                            What.DIFFERENCE_OWED,
                            debt.amount() + " for " + debt.span().from() + " until "
                                    + debt.span().until(),
                            now);
        }
    }

    void dropChange(Instant now) {
        conditions.requireNotOver();
        if (state.change().isPresent()) {
            conditions.requireNoBill();
            state.dropChange();
            state.log().arranged(What.CHANGE_DROPPED, state.arrangement().described(), now);
        }
    }

    Optional<PlanTerms> agreedOn(PlanCode plan) {
        return Stream.concat(
                        Stream.of(state.arrangement().terms()), state.change().map(ScheduledChange::terms).stream())
                .filter(terms -> terms.plan().equals(plan))
                .findFirst();
    }
}

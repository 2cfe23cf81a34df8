package io.dalmada.domain.subscription;

import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.LocalDate;

/** What an act asks of the subscription; one that does not fit is refused and changes nothing. */
final class Conditions {
    private final SubscriptionState state;

    Conditions(SubscriptionState state) {
        this.state = state;
    }

    void requireNotOver() {
        require(!state.status().isOver(), "it is over");
    }

    void requireChangeable(PlanTerms to) {
        require(
                state.isRunning() && !state.isToBeCanceled(),
                "only a running subscription that is not to end can be changed");
        requireNoBill();
        if (!to.unitPrice().currency().equals(state.balance().currency())) {
            throw DomainException.field(
                    Refusal.CURRENCY_NOT_SUPPORTED, "planCode", "a subscription keeps its currency");
        }
    }

    void requireTerm(LocalDate today) {
        require(!(state.hadItsPeriods() && state.isServiceOver(today)), "its term is over");
    }

    void requireNoBill() {
        if (state.bill().isPresent() || state.isHeld()) {
            throw DomainException.of(
                    Refusal.BILL_IN_PROGRESS,
                    "a bill of this subscription is being collected; try again when it is settled");
        }
    }

    void requireNotOnItsWay() {
        if (state.isTrying()) {
            requireNoBill();
        }
    }

    void require(boolean fits, String rule) {
        if (!fits) {
            throw DomainException.of(Refusal.SUBSCRIPTION_STATE, "the subscription is " + state.status() + ": " + rule);
        }
    }
}

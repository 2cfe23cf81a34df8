package io.dalmada.application.port.in;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.domain.plan.PlanCode;
import java.util.Optional;

/**
 * Other terms that are wanted for a subscription.
 *
 * @param quantity empty for as many as before
 * @param prorate when the difference of a change that holds NOW is paid; without meaning at the period's end
 * @param price which price of the plan: it matters only for a plan that was agreed on before
 */
public record PlanChange(PlanCode plan, Optional<Integer> quantity, When when, Prorate prorate, Price price) {
    /** How what a change costs more for the running period is paid. */
    public enum Prorate {
        /** At once: a new period begins today, less credit for unused days. */
        NOW,
        /** With the next bill: the billing day stays. For what costs more, at the same interval. */
        NEXT_BILL
    }

    /** Which price of a plan holds (decision 0036). */
    public enum Price {
        /** What was agreed on for the plan it has or is going to have; today's price of any other plan. */
        AGREED,
        /** Today's price. */
        LATEST
    }

    /** Paid at once. */
    public PlanChange(PlanCode plan, Optional<Integer> quantity, When when, Price price) {
        this(plan, quantity, when, Prorate.NOW, price);
    }

    /** At the agreed price, paid at once. */
    public static PlanChange to(PlanCode plan, Optional<Integer> quantity, When when) {
        return new PlanChange(plan, quantity, when, Price.AGREED);
    }
}

package io.dalmada.application.port.in;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.domain.plan.PlanCode;
import java.util.Optional;

/**
 * Other terms that are wanted for a subscription.
 *
 * @param quantity empty for as many as before
 * @param price which price of the plan: it matters only for a plan that was agreed on before
 */
public record PlanChange(PlanCode plan, Optional<Integer> quantity, When when, Price price) {
    /** Which price of a plan holds (ruling 33). */
    public enum Price {
        /** What was agreed on for the plan it has or is going to have; today's price of any other plan. */
        AGREED,
        /** Today's price. */
        LATEST
    }

    /** At the agreed price. */
    public static PlanChange to(PlanCode plan, Optional<Integer> quantity, When when) {
        return new PlanChange(plan, quantity, when, Price.AGREED);
    }
}

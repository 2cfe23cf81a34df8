package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import java.time.LocalDate;
import java.util.Optional;

/** Begins a subscription. */
public interface Subscribe {
    /**
     * Subscribes a customer to a plan on today's terms. Without a trial, and when it starts today, the first period is
     * charged at once: paid makes it ACTIVE, declined ENDED; unknown leaves it INCOMPLETE until there is evidence. The same
     * request key always leads to the same subscription, and tries its first bill again when provably nothing was charged.
     *
     * @throws io.dalmada.domain.shared.DomainException when the request is refused before anything was sent; with
     *     SUBSCRIPTION_EXISTS or TRIAL_USED its subject is the subscription that stands in the way
     */
    SubscriptionResult subscribe(Order order, Optional<RequestKey> request);

    /**
     * @param startOn the first day in the billing zone, today or later; empty for today
     * @param anchorDay the day of the month on which periods begin; empty for the day of the first bill
     * @param periods how many periods will be billed; empty when it is open-ended
     * @param allowSeveral the customer may have another one of this plan that is not over; otherwise that is refused
     * @param skipTrial it begins without the plan's trial, which every customer is given once
     */
    record Order(
            CustomerId customer,
            PlanCode plan,
            BillingKeyId billingKey,
            Optional<LocalDate> startOn,
            Optional<Integer> anchorDay,
            int quantity,
            Optional<Integer> periods,
            boolean allowSeveral,
            boolean skipTrial) {

        /** The customer's only one of the plan, with its trial. */
        public Order(
                CustomerId customer,
                PlanCode plan,
                BillingKeyId billingKey,
                Optional<LocalDate> startOn,
                Optional<Integer> anchorDay,
                int quantity,
                Optional<Integer> periods) {
            this(customer, plan, billingKey, startOn, anchorDay, quantity, periods, false, false);
        }

        /** The same, beside others of the plan. */
        public Order besideOthers() {
            return new Order(customer, plan, billingKey, startOn, anchorDay, quantity, periods, true, skipTrial);
        }

        /** The same, charged from its first day on. */
        public Order withoutTrial() {
            return new Order(customer, plan, billingKey, startOn, anchorDay, quantity, periods, allowSeveral, true);
        }
    }
}

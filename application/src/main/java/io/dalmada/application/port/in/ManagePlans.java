package io.dalmada.application.port.in;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/** The catalogue of plans. */
public interface ManagePlans {
    /**
     * Adds a plan. The same plan once more is no error: it is answered as it stands.
     *
     * @param request names the request; repeating it does nothing twice
     * @throws io.dalmada.domain.shared.DomainException PLAN_CODE_TAKEN when the code stands for another plan
     */
    Plan create(NewPlan plan, Optional<RequestKey> request);

    /**
     * A new price for agreements from now on; who has subscribed keeps the old one. The price that is the latest already is
     * not added again.
     *
     * @param request names the request; repeating it adds no second price, even if others were added in between
     * @throws io.dalmada.domain.shared.DomainException PLAN_NOT_FOUND
     */
    Plan addPrice(PlanCode code, Money amount, TaxType taxType, Optional<RequestKey> request);

    /** @throws io.dalmada.domain.shared.DomainException PLAN_NOT_FOUND */
    Plan get(PlanCode code);

    /** By code. */
    Page<Plan> list(Optional<String> cursor, int limit);

    /** @param price for one unit and one period, VAT included */
    record NewPlan(
            PlanCode code,
            OrderTitle title,
            BillingInterval interval,
            int trialDays,
            DunningPolicy dunning,
            Money price,
            TaxType taxType) {}
}

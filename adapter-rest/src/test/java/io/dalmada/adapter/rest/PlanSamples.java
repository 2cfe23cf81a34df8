package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import java.util.Optional;

/** Plans. */
public final class PlanSamples {
    private PlanSamples() {}

    public static Plan plan(String code, long won, int trialDays) {
        return Plan.create(
                new PlanCode(code),
                new OrderTitle("월간 구독", Optional.of("SUB-" + code)),
                BillingInterval.monthly(),
                trialDays,
                DunningPolicy.STANDARD,
                Money.won(won),
                TaxType.TAXABLE,
                Samples.NOW);
    }

    public static Plan pro() {
        return plan("PRO", 9_900, 0);
    }

    /** By the rules of the domain. */
    public static Plan of(ManagePlans.NewPlan wanted) {
        return Plan.create(
                wanted.code(),
                wanted.title(),
                wanted.interval(),
                wanted.trialDays(),
                wanted.dunning(),
                wanted.price(),
                wanted.taxType(),
                Samples.NOW);
    }
}

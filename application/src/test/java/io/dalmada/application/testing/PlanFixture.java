package io.dalmada.application.testing;

import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans; none of them is stored yet. */
public final class PlanFixture {
    private static final Instant NOW = MovableClock.atTen().instant();

    private PlanFixture() {}

    /** 9,900 won a month, without a trial, with the standard dunning. */
    public static Plan monthly() {
        return monthly("monthly");
    }

    public static Plan monthly(String code) {
        return plan(code, BillingInterval.monthly(), 0, DunningPolicy.STANDARD, TaxType.TAXABLE, 9_900);
    }

    /** As {@link #monthly}, after two weeks on trial. */
    public static Plan onTrial() {
        return plan("on-trial", BillingInterval.monthly(), 14, DunningPolicy.STANDARD, TaxType.TAXABLE, 9_900);
    }

    /** Every other week, free of tax, and dunned in another way. */
    public static Plan biweekly() {
        DunningPolicy patient = new DunningPolicy(List.of(2, 4), 10, FinalStep.KEEP_PAST_DUE, 60);
        return plan("biweekly", new BillingInterval(BillingInterval.Unit.WEEK, 2), 0, patient, TaxType.TAX_FREE, 5_000);
    }

    private static Plan plan(
            String code, BillingInterval interval, int trialDays, DunningPolicy dunning, TaxType tax, long won) {
        OrderTitle title = new OrderTitle("달마다 구독", Optional.of("MONTHLY"));
        return Plan.create(new PlanCode(code), title, interval, trialDays, dunning, Money.won(won), tax, NOW);
    }
}

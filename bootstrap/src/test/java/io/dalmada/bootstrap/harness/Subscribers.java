package io.dalmada.bootstrap.harness;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Many subscriptions to one monthly plan, with a trial of one day after today: at ten of the day after all of them fall due at once. */
public final class Subscribers {
    private static final PlanCode PLAN = new PlanCode("MONTHLY");

    private Subscribers() {}

    public static void join(int many, CookiePaySimulator simulator, Clock clock, List<String> database) {
        try (RunningApp app = RunningApp.start(simulator, clock, database)) {
            join(many, app);
        }
    }

    public static void join(int many, RunningApp app) {
        app.bean(ManagePlans.class)
                .create(
                        new ManagePlans.NewPlan(
                                PLAN,
                                new OrderTitle("월간 구독", Optional.of("PLAN-M")),
                                BillingInterval.monthly(),
                                1,
                                DunningPolicy.STANDARD,
                                Money.won(9_900),
                                TaxType.TAXABLE),
                        Optional.empty());
        Subscribe subscribe = app.bean(Subscribe.class);
        IntStream.range(0, many)
                .parallel()
                .forEach(i -> subscribe.subscribe(order("reader-" + i, app), Optional.empty()));
    }

    /** Each of somebody else, with a billing key of its own, as in life. */
    private static Subscribe.Order order(String customer, RunningApp app) {
        return new Subscribe.Order(
                new CustomerId(customer),
                PLAN,
                new BillingKeyId(UUID.fromString(app.api().billingKey(customer))),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty());
    }
}

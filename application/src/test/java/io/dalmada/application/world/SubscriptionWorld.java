package io.dalmada.application.world;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/** The use cases of subscriptions over in-memory ports, and time that goes from one due instant to the next. */
public final class SubscriptionWorld {
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    public final World world;

    public SubscriptionWorld() {
        this(new World());
    }

    public SubscriptionWorld(World world) {
        this.world = world;
    }

    public UseCases uses() {
        return world.useCases;
    }

    public PlanCode plan(String code, long won, int trialDays) {
        PlanCode named = new PlanCode(code);
        uses().plans()
                .create(
                        new ManagePlans.NewPlan(
                                named,
                                new OrderTitle("월간 " + code, Optional.of(code)),
                                BillingInterval.monthly(),
                                trialDays,
                                DunningPolicy.STANDARD,
                                Money.won(won),
                                TaxType.TAXABLE),
                        Optional.empty());
        return named;
    }

    public SubscriptionResult subscribe(PlanCode plan, BillingKey key) {
        return uses().subscribe()
                .subscribe(
                        new Subscribe.Order(
                                        key.customer(),
                                        plan,
                                        key.id(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1,
                                        Optional.empty())
                                .besideOthers(),
                        Optional.empty());
    }

    public Subscription subscription(SubscriptionId id) {
        return uses().subscriptions().get(id).subscription();
    }

    /** Noon of that day in Seoul, everything before it done in its order. */
    public void until(String day) {
        travel(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(SEOUL).toInstant());
    }

    /** A time in Seoul, as {@code 2026-12-23T10:00}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SEOUL).toInstant();
    }

    /** Everything before it done in its order. */
    public void travel(Instant to) {
        for (Instant next = next(); !next.isAfter(to); next = next()) {
            if (next.isAfter(world.clock.instant())) {
                world.clock.set(next);
            }
            world.work();
        }
        world.clock.set(to);
    }

    private Instant next() {
        return uses().periodicWork().stream()
                .map(PeriodicWork::nextDue)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}

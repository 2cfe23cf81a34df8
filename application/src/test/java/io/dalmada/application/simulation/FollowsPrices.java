package io.dalmada.application.simulation;

import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;
import java.util.Set;

/** (af) Whoever falls due is billed by what the plan costs today. */
final class FollowsPrices implements Saboteur {
    @Override
    public Set<Dimension> needs() {
        return Set.of(Dimension.PRICES);
    }

    @Override
    public SubscriptionRepository subscriptions(SubscriptionRepository real, InMemoryStore store) {
        return Twist.of(
                SubscriptionRepository.class,
                real,
                (method, given, call) -> method.equals("lockDue")
                        ? ((List<?>) call.get())
                                .stream()
                                        .map(due -> repriced((Subscription) due, store))
                                        .toList()
                        : call.get());
    }

    private static Subscription repriced(Subscription due, InMemoryStore store) {
        Arrangement was = due.snapshot().arrangement();
        PlanTerms today =
                store.plans().find(was.terms().plan()).map(Plan::terms).orElseThrow();
        return due.bill().isPresent()
                ? due
                : DriftingPeriods.arranged(
                        due.snapshot(), new Arrangement(today, was.quantity(), was.calendar(), was.index()));
    }
}

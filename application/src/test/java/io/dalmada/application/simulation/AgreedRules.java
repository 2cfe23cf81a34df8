package io.dalmada.application.simulation;

import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was agreed stays agreed: a subscription to the same plan keeps its price, whatever the plan costs by now. */
final class AgreedRules {
    private static final String NAME = "I-38 agreed price";

    private final Map<SubscriptionId, PlanTerms> agreed = new HashMap<>();
    private final Set<SubscriptionId> newest = new HashSet<>();

    /** From now on today's price may be what is agreed on: somebody asks for it. */
    void newestAskedFor(SubscriptionId id) {
        newest.add(id);
    }

    void saved(Subscription.Snapshot now) {
        if (newest.contains(now.id())) {
            return;
        }
        PlanTerms terms = now.arrangement().terms();
        Optional<PlanTerms> before = Optional.ofNullable(agreed.put(now.id(), terms));
        before.ifPresent(was -> requireSame(was, terms, now));
        now.change().ifPresent(change -> requireSame(terms, change.terms(), now));
        now.bill().map(Bill::forPeriod).ifPresent(period -> requireSame(terms, period.terms(), now));
    }

    private static void requireSame(PlanTerms was, PlanTerms is, Subscription.Snapshot now) {
        Violation.unless(
                !was.plan().equals(is.plan()) || was.priceVersion() == is.priceVersion(),
                NAME,
                () -> now.id() + " had agreed on " + was.unitPrice() + " for " + was.plan() + ", and has "
                        + is.unitPrice());
    }
}

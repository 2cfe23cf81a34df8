package io.dalmada.application.simulation;

import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What committed subscriptions said of their bills; the events alone do not tell what a bill was for. */
final class Bills {
    /** A bill's name. */
    record Name(SubscriptionId subscription, int number) {}

    /** What a bill is for, and the calendar it belongs to. */
    record Facts(Bill.Kind kind, BillingInterval interval, int anchorDay, boolean byHand) {}

    private final Map<Name, Facts> facts = new HashMap<>();
    private final Set<Name> byPeople = new HashSet<>();
    private final boolean strict;

    /** @param strict whether sign-ups and resumptions that the calendar made are its own */
    Bills(boolean strict) {
        this.strict = strict;
    }

    void note(Subscription.Snapshot saved) {
        saved.bill().ifPresent(bill -> {
            Name name = new Name(saved.id(), bill.number());
            facts.put(name, facts(bill));
            if (bill.byHand() || bill.kind() != Bill.Kind.RENEWAL && !strict) {
                byPeople.add(name);
            }
        });
    }

    void askedFor(Name name) {
        byPeople.add(name);
    }

    /** Whether a person has ever asked for an attempt of this bill. */
    boolean isByPeople(SubscriptionId subscription, int number) {
        return byPeople.contains(new Name(subscription, number));
    }

    private static Facts facts(Bill bill) {
        return new Facts(
                bill.kind(),
                bill.forPeriod().terms().interval(),
                bill.forPeriod().calendar().anchorDay(),
                bill.byHand());
    }

    Optional<Facts> of(SubscriptionId subscription, int number) {
        return Optional.ofNullable(facts.get(new Name(subscription, number)));
    }
}

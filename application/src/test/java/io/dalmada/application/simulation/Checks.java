package io.dalmada.application.simulation;

import io.dalmada.application.port.out.PaymentFilter;
import io.dalmada.application.port.out.SubscriptionFilter;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All that must hold: what is new after each step, and everything at rest. */
final class Checks {
    private static final int ALL = 100_000;

    private final InMemoryStore store;
    private final InMemoryGateway gateway;
    private final Cards cards;
    private final Clock clock;
    private final Bills bills = new Bills();
    private final EventRules events;
    private final BillRules billing;
    private int seenEvents;
    private int seenUses;

    Checks(InMemoryStore store, InMemoryGateway gateway, Cards cards, Clock clock, Tally tally) {
        this.store = store;
        this.gateway = gateway;
        this.cards = cards;
        this.clock = clock;
        this.events = new EventRules(store, gateway, tally);
        this.billing = new BillRules(bills, tally);
    }

    /** A committed subscription. */
    void saved(Subscription.Snapshot subscription) {
        bills.note(subscription);
        subscription
                .bill()
                .ifPresent(bill -> Violation.unless(
                        bill.declines() <= 1 + retries(bill),
                        "I-30 retry budget",
                        () -> subscription.id() + ": " + bill));
    }

    private static int retries(Bill bill) {
        return bill.forPeriod().terms().dunning().retryDays().size();
    }

    void always() {
        List<Cards.Use> uses = cards.uses().subList(seenUses, cards.uses().size());
        uses.forEach(events::onlyOnce);
        List<DomainEvent> fresh = store.eventsAfter(seenEvents);
        seenEvents += fresh.size();
        fresh.forEach(event -> {
            events.see(event);
            billing.see(event);
        });
        billing.afterStep();
        uses.forEach(use -> {
            events.arrived(use);
            billing.arrived(use);
        });
        seenUses += uses.size();
    }

    void atQuiescence() {
        always();
        List<Payment> payments = store.payments()
                .list(new PaymentFilter(Optional.empty(), Optional.empty()), Optional.empty(), ALL)
                .items();
        payments.forEach(p -> events.complete("payment" + p.id(), p.snapshot().version()));
        new LedgerRules(gateway.ledger()).all(payments, billing);
        RestRules rest = new RestRules(clock.instant(), this::waitsForAPerson);
        subscriptions().forEach(s -> {
            events.complete("subscription" + s.id(), s.snapshot().version());
            rest.of(s.snapshot());
        });
    }

    private boolean waitsForAPerson(Bill bill) {
        return bill.payment()
                .flatMap(store.payments()::find)
                .filter(payment -> payment.lastAttempt().status() == AttemptStatus.MANUAL)
                .isPresent();
    }

    private List<Subscription> subscriptions() {
        return store.subscriptions()
                .list(new SubscriptionFilter(Optional.empty(), Optional.empty(), false), Optional.empty(), ALL)
                .items();
    }
}

package io.dalmada.application.simulation;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that must hold: what is new after each step, and everything at rest. */
final class Checks {
    private static final int ALL = 100_000;

    private final InMemoryStore store;
    private final Books books;
    private final Dimensions world;
    private final Cards cards;
    private final Clock clock;
    private final Bills bills;
    private final EventRules events;
    private final BillRules billing;
    private final WorthRules worth;
    private final AgreedRules agreed = new AgreedRules();
    private final DebtRules debts = new DebtRules();
    private final RequestRules requests = new RequestRules();
    private final Map<SubscriptionId, Instant> changed = new HashMap<>();
    private int seenEvents;
    private int seenUses;

    Checks(InMemoryStore store, Books books, Cards cards, Clock clock, Dimensions world, Tally tally) {
        this.store = store;
        this.books = books;
        this.world = world;
        this.cards = cards;
        this.clock = clock;
        this.bills = new Bills(world.has(Dimension.HOLDS));
        this.events = new EventRules(store, books, world.has(Dimension.TRUTH), tally);
        this.billing = new BillRules(bills, world.has(Dimension.HOLDS), tally);
        this.worth = new WorthRules(store, books, clock);
    }

    /** A committed subscription. */
    void saved(Subscription.Snapshot subscription) {
        changed.put(subscription.id(), clock.instant());
        worth.saved(subscription);
        LivenessRules.of(subscription);
        if (world.has(Dimension.PRICES)) {
            agreed.saved(subscription);
        }
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
        cards.unfit().forEach(unfit -> Violation.unless(false, unfit.invariant(), unfit::what));
        List<DomainEvent> fresh = store.eventsAfter(seenEvents);
        seenEvents += fresh.size();
        fresh.forEach(event -> {
            events.see(event);
            billing.see(event);
            ofDimensions(event);
        });
        billing.afterStep();
        if (world.has(Dimension.WORTH)) {
            worth.check();
        }
        uses.forEach(use -> {
            events.arrived(use);
            billing.arrived(use);
        });
        seenUses += uses.size();
    }

    private void ofDimensions(DomainEvent event) {
        if (world.has(Dimension.REPEATS)) {
            requests.see(event);
        }
        if (world.has(Dimension.DEBTS) && event instanceof SubscriptionEvent of) {
            debts.see(of);
        }
        if (event instanceof SubscriptionEvent of) {
            worth.see(of);
        }
        if (event instanceof PaymentEvent.RefundMoved moved && moved.to() == RefundStatus.DONE) {
            worth.givenBack();
        }
    }

    /** Payments of whose charges less stands at the vendor than our books say. */
    List<PaymentId> differing() {
        return store
                .payments()
                .list(new PaymentFilter(Optional.empty(), Optional.empty()), Optional.empty(), ALL)
                .items()
                .stream()
                .filter(payment -> payment.charges().stream()
                        .anyMatch(charge -> books.find(charge.txn().value())
                                .filter(there -> there.remaining()
                                        < payment.remainingOf(charge.txn()).minor())
                                .isPresent()))
                .map(Payment::id)
                .toList();
    }

    /** True while a refund that the last round decided on has not been sent. */
    boolean someRefundIsNew() {
        return store
                .payments()
                .list(new PaymentFilter(Optional.empty(), Optional.empty()), Optional.empty(), ALL)
                .items()
                .stream()
                .flatMap(payment -> payment.refunds().stream())
                .anyMatch(refund -> refund.status() == RefundStatus.CREATED);
    }

    /** Somebody asks for today's price. */
    void newestAskedFor(SubscriptionId id) {
        agreed.newestAskedFor(id);
    }

    /** What an act has committed. */
    void committed(String request, List<DomainEvent> made) {
        made.forEach(event -> requests.committed(request, event, world.has(Dimension.REPEATS)));
    }

    void atQuiescence() {
        always();
        List<Payment> payments = store.payments()
                .list(new PaymentFilter(Optional.empty(), Optional.empty()), Optional.empty(), ALL)
                .items();
        payments.forEach(p -> LivenessRules.of(p, clock.instant()));
        payments.forEach(p -> events.complete("payment" + p.id(), p.snapshot().version()));
        new LedgerRules(books, clock.instant()).all(payments, billing);
        if (world.has(Dimension.WORTH)) {
            worth.atRest();
        }
        if (world.has(Dimension.TEXTS)) {
            payments.forEach(new RefundRules(requests, billing)::of);
        }
        RestRules rest = new RestRules(clock.instant(), this::waitsForAPerson, this::changed);
        subscriptions().forEach(s -> {
            events.complete("subscription" + s.id(), s.snapshot().version());
            rest.of(s.snapshot());
        });
    }

    /** Those whose rows can be read, while some cannot: they wait for nobody. */
    void neighbours() {
        RestRules rest = new RestRules(clock.instant(), this::waitsForAPerson, this::changed);
        subscriptions().forEach(s -> rest.of(s.snapshot()));
    }

    private Instant changed(SubscriptionId id) {
        return changed.getOrDefault(id, Instant.MIN);
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

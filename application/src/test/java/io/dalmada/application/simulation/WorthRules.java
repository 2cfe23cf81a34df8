package io.dalmada.application.simulation;

import io.dalmada.application.testing.InMemoryLedger.Cancel;
import io.dalmada.application.testing.InMemoryLedger.Charge;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Account;
import io.dalmada.domain.subscription.Balance;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.Worth;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a customer paid = service received + credit + what is left of the period + what was given back, to the won; and of no
 * payment more may be consumed than stands of it. What was paid, and what stands, is taken from the vendor's ledger and the
 * events, never from the code's own counts.
 */
final class WorthRules {
    private static final String NAME = "I-31 worth is conserved";

    private final InMemoryStore store;
    private final Books books;
    private final Clock clock;
    private final Map<SubscriptionId, Subscription.Snapshot> last = new HashMap<>();
    private final Map<SubscriptionId, Set<PaymentId>> paid = new HashMap<>();
    private final Set<SubscriptionId> touched = new HashSet<>();

    WorthRules(InMemoryStore store, Books books, Clock clock) {
        this.store = store;
        this.books = books;
        this.clock = clock;
    }

    /** A committed subscription, as often as there is one. */
    void saved(Subscription.Snapshot now) {
        last.put(now.id(), now);
        touched.add(now.id());
    }

    void see(SubscriptionEvent event) {
        if (event instanceof SubscriptionEvent.Billed billed && billed.step() == BillStep.PAID) {
            Set<PaymentId> of = paid.computeIfAbsent(billed.subscription(), id -> new HashSet<>());
            billed.payment().ifPresent(of::add);
        }
    }

    /** Money of somebody has gone back: whoever it was is looked at. */
    void givenBack() {
        touched.addAll(last.keySet());
    }

    /** What has changed since it was looked at last. */
    void check() {
        touched.forEach(id -> Optional.ofNullable(last.get(id)).ifPresent(this::check));
        touched.clear();
    }

    /** All of them. */
    void atRest() {
        last.values().forEach(this::check);
    }

    private void check(Subscription.Snapshot s) {
        accounts(s);
        Worth open = s.balance().standing(ChargeWindow.STANDARD.day(clock.instant()));
        open.parts().stream()
                .flatMap(part -> part.payment().stream())
                .distinct()
                .filter(payment -> !isInDoubt(payment))
                .forEach(payment -> stands(s, open, payment));
    }

    /** Of this payment. */
    private void stands(Subscription.Snapshot s, Worth open, PaymentId payment) {
        long held = open.from(payment).minor();
        long standing = charges(payment).mapToLong(Charge::remaining).sum();
        Violation.unless(
                s.status().isOver() || held <= standing,
                NAME,
                () -> s.id() + " may consume " + held + " of " + payment + ", of which " + standing + " stand: "
                        + s.balance());
    }

    /** To the won. */
    private void accounts(Subscription.Snapshot s) {
        Set<PaymentId> from = paid.getOrDefault(s.id(), Set.of());
        long received =
                from.stream().flatMap(this::charges).mapToLong(Charge::amount).sum();
        long back = from.stream()
                .flatMap(this::charges)
                .flatMap(charge -> charge.cancels().stream())
                .mapToLong(Cancel::amount)
                .sum();
        Balance balance = s.balance();
        Account account = balance.account();
        long period = balance.current().map(PaidPeriod::value).map(Money::minor).orElse(0L);
        long accounted = account.served().minor()
                + period
                + balance.credit().amount().minor()
                + account.returned().minor();
        Violation.unless(
                received == accounted && account.returned().minor() <= back,
                NAME,
                () -> s.id() + " has paid " + received + " and was given back " + back + ", but " + accounted
                        + " is accounted for: " + balance);
    }

    /** A refund is on its way, or our books differ from the vendor's, which is judged by itself (I-04). */
    private boolean isInDoubt(PaymentId id) {
        Payment payment = store.payments().find(id).orElseThrow();
        long believed = payment.charges().stream()
                .filter(charge -> charge.role() == ChargeRole.PERIOD_PAYMENT)
                .mapToLong(charge -> payment.remainingOf(charge.txn()).minor())
                .sum();
        return payment.refunds().stream().anyMatch(r -> r.status().isOpen())
                || believed != charges(id).mapToLong(Charge::remaining).sum();
    }

    /** The payment's own one, as the vendor has it. */
    private Stream<Charge> charges(PaymentId id) {
        return store.payments().find(id).orElseThrow().charges().stream()
                .filter(charge -> charge.role() == ChargeRole.PERIOD_PAYMENT)
                .flatMap(charge -> books.find(charge.txn().value()).stream());
    }
}

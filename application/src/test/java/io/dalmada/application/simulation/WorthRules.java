package io.dalmada.application.simulation;

import io.dalmada.application.testing.InMemoryLedger.Charge;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer may still consume is never more than the money of theirs that stands at the vendor. The books are the
 * vendor's; which payments may stand behind a period or a credit is followed here, from what was committed alone.
 */
final class WorthRules {
    private static final String NAME = "I-31 worth is conserved";

    /** @param period the payments that the running period was paid from, directly or by credit; @param credit likewise */
    private record Sources(Set<PaymentId> period, Set<PaymentId> credit) {
        static final Sources NONE = new Sources(Set.of(), Set.of());

        Sources renewed(PaidPeriod paid, boolean creditLeft) {
            Set<PaymentId> all = all();
            paid.payment().ifPresent(all::add);
            Set<PaymentId> mix = credit.isEmpty() && paid.payment().isPresent()
                    ? Set.of(paid.payment().get())
                    : all;
            return new Sources(mix, creditLeft ? all : Set.of());
        }

        Sources changed(PaidPeriod paid, boolean creditLeft) {
            Set<PaymentId> all = all();
            paid.payment().ifPresent(all::add);
            return new Sources(all, creditLeft ? all : Set.of());
        }

        Sources cut() {
            return new Sources(period, all());
        }

        private Set<PaymentId> all() {
            Set<PaymentId> all = new HashSet<>(period);
            all.addAll(credit);
            return all;
        }
    }

    private final InMemoryStore store;
    private final Books books;
    private final Map<SubscriptionId, Subscription.Snapshot> last = new HashMap<>();
    private final Map<SubscriptionId, Sources> sources = new HashMap<>();
    private final Set<SubscriptionId> touched = new HashSet<>();

    WorthRules(InMemoryStore store, Books books) {
        this.store = store;
        this.books = books;
    }

    /** A committed subscription, as often as there is one. */
    void saved(Subscription.Snapshot now) {
        Subscription.Snapshot before = last.put(now.id(), now);
        touched.add(now.id());
        if (before == null) {
            return;
        }
        Sources known = sources.getOrDefault(now.id(), Sources.NONE);
        if (now.current().isPresent() && !sameBill(before, now)) {
            known = follow(known, before, now.current().get(), !now.credit().isZero());
        }
        if (now.status() == SubscriptionStatus.PAUSED && before.status() != SubscriptionStatus.PAUSED) {
            known = known.cut();
        }
        sources.put(now.id(), known);
    }

    private static boolean sameBill(Subscription.Snapshot before, Subscription.Snapshot now) {
        return before.current()
                .filter(paid -> paid.number() == now.current().orElseThrow().number())
                .isPresent();
    }

    /** A renewal begins when the old period is used up; anything else takes over what is left of it. */
    private static Sources follow(Sources known, Subscription.Snapshot before, PaidPeriod paid, boolean creditLeft) {
        boolean usedUp = before.current()
                .filter(old -> !paid.span().from().isBefore(old.span().until()))
                .isPresent();
        return usedUp && before.status() != SubscriptionStatus.PAUSED
                ? known.renewed(paid, creditLeft)
                : known.changed(paid, creditLeft);
    }

    /** Money of somebody has gone back: whoever it was is looked at. */
    void givenBack() {
        touched.addAll(last.keySet());
    }

    /** What has changed since it was looked at last, as far as no refund is on its way. */
    void check() {
        touched.forEach(id -> Optional.ofNullable(last.get(id)).ifPresent(s -> check(s, false)));
        touched.clear();
    }

    /** All of them, when books and payments must agree. */
    void atRest() {
        last.values().forEach(s -> check(s, true));
    }

    private void check(Subscription.Snapshot s, boolean atRest) {
        if (s.status().isOver()) {
            return;
        }
        Set<PaymentId> behind = sources.getOrDefault(s.id(), Sources.NONE).all();
        if (!atRest && behind.stream().anyMatch(this::isInDoubt)) {
            return;
        }
        long held = s.credit().minor()
                + s.current().map(PaidPeriod::value).map(Money::minor).orElse(0L);
        long stands = behind.stream().mapToLong(this::standing).sum();
        Violation.unless(
                held <= stands,
                NAME,
                () -> s.id() + " may consume " + held + " of a standing " + stands + " from " + behind + ": credit "
                        + s.credit() + ", period " + s.current());
    }

    private boolean isInDoubt(PaymentId id) {
        Payment payment = store.payments().find(id).orElseThrow();
        long believed = payment.charges().stream()
                .filter(charge -> charge.role() == ChargeRole.PERIOD_PAYMENT)
                .mapToLong(charge -> payment.remainingOf(charge.txn()).minor())
                .sum();
        return payment.refunds().stream().anyMatch(r -> r.status().isOpen()) || believed != standing(id);
    }

    private long standing(PaymentId id) {
        Payment payment = store.payments().find(id).orElseThrow();
        return payment.charges().stream()
                .filter(charge -> charge.role() == ChargeRole.PERIOD_PAYMENT)
                .flatMap(charge -> books.find(charge.txn().value()).stream())
                .mapToLong(Charge::remaining)
                .sum();
    }
}

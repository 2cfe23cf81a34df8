package io.dalmada.application.simulation;

import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.BillingCalendar;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.Subscription;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** (l) */
final class DriftingPeriods implements Saboteur {
    @Override
    public SubscriptionRepository subscriptions(SubscriptionRepository real, InMemoryStore store) {
        return Twist.of(
                SubscriptionRepository.class,
                real,
                (method, given, call) -> method.equals("lockDue")
                        ? ((List<?>) call.get())
                                .stream()
                                        .map(due -> drifted((Subscription) due, store))
                                        .toList()
                        : call.get());
    }

    private static Subscription drifted(Subscription due, InMemoryStore store) {
        Optional<Payment> paid = due.current().flatMap(PaidPeriod::payment).flatMap(store.payments()::find);
        return due.bill().isPresent()
                ? due
                : paid.flatMap(Payment::paidBy)
                        .flatMap(attempt -> attempt.approval())
                        .map(approval -> from(ChargeWindow.STANDARD.day(approval.approvedAt()), due.snapshot()))
                        .orElse(due);
    }

    private static Subscription from(LocalDate day, Subscription.Snapshot s) {
        Arrangement was = s.arrangement();
        BillingCalendar drifting = BillingCalendar.from(day, was.terms().interval());
        return arranged(s, new Arrangement(was.terms(), was.quantity(), drifting, 1));
    }

    /** The same with another arrangement. */
    static Subscription arranged(Subscription.Snapshot s, Arrangement with) {
        return Subscription.reconstitute(new Subscription.Snapshot(
                s.id(),
                s.customer(),
                s.createdAt(),
                s.billingKey(),
                s.gateway(),
                s.status(),
                with,
                s.periodsLeft(),
                s.bill(),
                s.balance(),
                s.cancelAtPeriodEnd(),
                s.change(),
                s.next(),
                s.heldSince(),
                s.earliestBill(),
                s.nextNumber(),
                s.debts(),
                s.unbilled(),
                s.version()));
    }
}

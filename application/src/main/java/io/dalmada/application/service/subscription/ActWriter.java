package io.dalmada.application.service.subscription;

import io.dalmada.application.port.out.RequestEffect;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores what an act has made of a subscription, inside its transaction, and tells what that is. */
final class ActWriter {
    private final Ports ports;
    private final PaymentStore store;
    private final SubscriptionStore subscriptions;
    private final BillWriter bills;

    ActWriter(Ports ports, PaymentStore store, SubscriptionStore subscriptions, BillWriter bills) {
        this.ports = ports;
        this.store = store;
        this.subscriptions = subscriptions;
        this.bills = bills;
    }

    /** @param before as it was before the act */
    Written write(Subscription subscription, Subscription.Snapshot before, Optional<Cancellation> cancellation) {
        boolean over = subscription.status().isOver();
        Written written = asksForMoney(subscription, before)
                ? asked(subscription, cancellation)
                : noted(subscription, cancellation);
        if (over) {
            // A claim and a cancellation conflict on the attempt: the first to commit wins (I-16).
            before.bill()
                    .flatMap(Bill::payment)
                    .map(store::require)
                    .filter(ActWriter::isUnsent)
                    .ifPresent(this::withdraw);
        }
        return written;
    }

    /** A new subscription, with its first bill when that is due at once. */
    Written begun(Subscription started) {
        return started.bill().isPresent() ? asked(started, Optional.empty()) : opened(started);
    }

    /** Its first bill is the calendar's. */
    private Written opened(Subscription started) {
        bills.write(started);
        return new Written(
                started.id(), Optional.empty(), Optional.empty(), Optional.of(RequestEffect.done(Optional.empty())));
    }

    /** Only what was asked for is sent: what was due anyway is the run's, which keeps to its hours and holds. */
    private static boolean asksForMoney(Subscription subscription, Subscription.Snapshot before) {
        boolean touched = !subscription.bill().equals(before.bill())
                || !subscription.next().equals(before.next());
        return touched && subscription.bill().isPresent();
    }

    private Written noted(Subscription subscription, Optional<Cancellation> cancellation) {
        subscriptions.save(List.of(subscription));
        return new Written(
                subscription.id(), Optional.empty(), cancellation, Optional.of(RequestEffect.done(Optional.empty())));
    }

    private Written asked(Subscription subscription, Optional<Cancellation> cancellation) {
        int number = subscription.bill().orElseThrow().number();
        Optional<Payment> toSend = bills.write(subscription);
        return new Written(subscription.id(), toSend, cancellation, Optional.of(effect(subscription, number, toSend)));
    }

    private static RequestEffect effect(Subscription subscription, int asked, Optional<Payment> toSend) {
        return toSend.map(payment -> charge(asked, payment))
                .or(() -> refused(subscription).map(RequestEffect::impossible))
                .orElseGet(() -> RequestEffect.done(Optional.of(asked)));
    }

    /** The bill may have got another number when it had to be paid by another payment. */
    private static RequestEffect charge(int asked, Payment payment) {
        int bill = payment.bill().map(BillRef::number).orElse(asked);
        return RequestEffect.charge(bill, payment.id(), payment.lastAttempt().number());
    }

    /** The bill that was asked for and could not be tried. */
    private static Optional<Integer> refused(Subscription subscription) {
        return subscription.events().stream()
                .filter(SubscriptionEvent.Billed.class::isInstance)
                .map(SubscriptionEvent.Billed.class::cast)
                .filter(billed -> billed.step() == BillStep.DECLINED || billed.step() == BillStep.DROPPED)
                .map(SubscriptionEvent.Billed::number)
                .findFirst();
    }

    private static boolean isUnsent(Payment payment) {
        return payment.lastAttempt().status() == AttemptStatus.CREATED;
    }

    private void withdraw(Payment payment) {
        Instant now = ports.clock().instant();
        payment.voidAttempt(payment.lastAttempt().orderNo(), now, "the subscription is over");
        store.save(payment);
    }
}

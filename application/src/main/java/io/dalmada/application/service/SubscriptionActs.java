package io.dalmada.application.service;

import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a person's act on a subscription is done: written down together with the request's name, then, if it asks for money,
 * sent. Losing a race decides anew on the winner's state.
 */
final class SubscriptionActs {
    private final Ports ports;
    private final PaymentStore store;
    private final SubscriptionReactions subscriptions;
    private final BillWriter bills;
    private final ChargeProcedure charges;
    private final Consumer<SubscriptionResult> precondition;

    SubscriptionActs(
            Ports ports,
            PaymentStore store,
            SubscriptionReactions subscriptions,
            BillWriter bills,
            ChargeProcedure charges) {
        this(ports, store, subscriptions, bills, charges, shown -> {});
    }

    private SubscriptionActs(
            Ports ports,
            PaymentStore store,
            SubscriptionReactions subscriptions,
            BillWriter bills,
            ChargeProcedure charges,
            Consumer<SubscriptionResult> precondition) {
        this.ports = ports;
        this.store = store;
        this.subscriptions = subscriptions;
        this.bills = bills;
        this.charges = charges;
        this.precondition = precondition;
    }

    /** The same, but whatever is asked for the first time is put before this, which may refuse it. */
    SubscriptionActs onlyWhen(Consumer<SubscriptionResult> holds) {
        return new SubscriptionActs(ports, store, subscriptions, bills, charges, holds);
    }

    private record Written(SubscriptionId id, Optional<Payment> toSend, Optional<Cancellation> cancellation) {}

    /** An act that may ask for money. @param again what a repeated request does; most need nothing */
    SubscriptionResult act(
            SubscriptionId id, Optional<RequestKey> request, Consumer<Subscription> act, Consumer<Subscription> again) {
        return finish(written(
                id,
                request,
                s -> {
                    act.accept(s);
                    return Optional.empty();
                },
                again));
    }

    /** An act that ends something: nothing is charged, and what was not sent yet never will be. */
    SubscriptionResult cancel(
            SubscriptionId id, Optional<RequestKey> request, Function<Subscription, Optional<Cancellation>> act) {
        return finish(written(id, request, act, s -> {}));
    }

    private Written written(
            SubscriptionId id,
            Optional<RequestKey> request,
            Function<Subscription, Optional<Cancellation>> act,
            Consumer<Subscription> again) {
        return Races.retrying(() -> ports.transactions().inTransaction(() -> {
            Subscription subscription = require(id);
            Subscription.Snapshot before = subscription.snapshot();
            Optional<Cancellation> cancellation = Optional.empty();
            if (RequestKeys.begin(ports, request, id.value()).isPresent()) {
                again.accept(subscription);
            } else {
                precondition.accept(new SubscriptionResult(subscription, lastPayment(subscription), Optional.empty()));
                cancellation = act.apply(subscription);
            }
            return write(subscription, before, cancellation);
        }));
    }

    private Written write(
            Subscription subscription, Subscription.Snapshot before, Optional<Cancellation> cancellation) {
        boolean over = subscription.status().isOver();
        Optional<Payment> toSend = asksForMoney(subscription, before) ? bills.write(subscription) : noted(subscription);
        if (over) {
            // A claim and a cancellation meet on the attempt: whoever commits first wins (I-16).
            before.bill()
                    .flatMap(Bill::payment)
                    .map(store::require)
                    .filter(SubscriptionActs::isUnsent)
                    .ifPresent(this::withdraw);
        }
        return new Written(subscription.id(), toSend, cancellation);
    }

    /** Only what was asked for is sent: what was due anyway is the run's, which keeps to its hours and holds. */
    private static boolean asksForMoney(Subscription subscription, Subscription.Snapshot before) {
        boolean touched = !subscription.bill().equals(before.bill())
                || !subscription.next().equals(before.next());
        return touched && subscription.bill().isPresent();
    }

    private Optional<Payment> noted(Subscription subscription) {
        subscriptions.save(List.of(subscription));
        return Optional.empty();
    }

    private static boolean isUnsent(Payment payment) {
        return payment.lastAttempt().status() == AttemptStatus.CREATED;
    }

    private void withdraw(Payment payment) {
        Instant now = ports.clock().instant();
        payment.voidAttempt(payment.lastAttempt().orderNo(), now, "the subscription is over");
        store.save(payment);
    }

    private SubscriptionResult finish(Written written) {
        Optional<Payment> sent = written.toSend().map(charges::run);
        Subscription now = require(written.id());
        return new SubscriptionResult(now, sent.or(() -> lastPayment(now)), written.cancellation());
    }

    /** Sends what a new subscription wants to be charged at once. */
    SubscriptionResult finish(SubscriptionId id, Optional<Payment> toSend) {
        return finish(new Written(id, toSend, Optional.empty()));
    }

    /** What is being collected, else what was collected last. */
    Optional<Payment> lastPayment(Subscription subscription) {
        return subscription
                .bill()
                .flatMap(Bill::payment)
                .or(() -> subscription.current().flatMap(PaidPeriod::payment))
                .flatMap(ports.payments()::find);
    }

    Subscription require(SubscriptionId id) {
        return ports.subscriptions()
                .find(id)
                .orElseThrow(() -> DomainException.of(Refusal.SUBSCRIPTION_NOT_FOUND, "there is no such subscription"));
    }

    /** Inside a transaction. */
    Optional<Payment> write(Subscription subscription) {
        return bills.write(subscription);
    }
}

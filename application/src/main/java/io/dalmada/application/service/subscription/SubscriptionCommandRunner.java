package io.dalmada.application.service.subscription;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.in.SubscriptionResult.Asked;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.RequestEffect;
import io.dalmada.application.service.payment.ChargeProcedure;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.PaidPeriod;
import io.dalmada.domain.subscription.Subscription;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a caller's act on a subscription is done: written down together with the request's name and what it made, then, if it
 * asks for money, sent. Losing a race decides anew on the winner's state.
 */
final class SubscriptionCommandRunner {
    private final Ports ports;
    private final ActWriter writer;
    private final Repetitions repetitions;
    private final ChargeProcedure charges;
    private final Consumer<SubscriptionResult> precondition;

    SubscriptionCommandRunner(Ports ports, ActWriter writer, ChargeProcedure charges) {
        this(ports, writer, charges, shown -> {});
    }

    private SubscriptionCommandRunner(
            Ports ports, ActWriter writer, ChargeProcedure charges, Consumer<SubscriptionResult> precondition) {
        this.ports = ports;
        this.writer = writer;
        this.repetitions = new Repetitions(ports, writer);
        this.charges = charges;
        this.precondition = precondition;
    }

    /** The same, but a first request must pass this check, which may refuse it. */
    SubscriptionCommandRunner onlyWhen(Consumer<SubscriptionResult> holds) {
        return new SubscriptionCommandRunner(ports, writer, charges, holds);
    }

    /** An act that may ask for money. */
    SubscriptionResult act(SubscriptionId id, Optional<RequestKey> request, Consumer<Subscription> act, Retry retry) {
        return inTransaction(() -> {
            Subscription subscription = require(id);
            return RequestKeys.known(ports, request)
                    .map(known -> repetitions.of(subscription, known, act, retry))
                    .orElseGet(() -> first(subscription, request, s -> {
                        act.accept(s);
                        return Optional.empty();
                    }));
        });
    }

    /** An act that ends something: nothing is charged, and what was not sent yet never will be. */
    SubscriptionResult cancel(
            SubscriptionId id, Optional<RequestKey> request, Function<Subscription, Optional<Cancellation>> act) {
        return inTransaction(() -> {
            Subscription subscription = require(id);
            return RequestKeys.known(ports, request)
                    .map(known -> repetitions.of(subscription, known, s -> {}, Retry.NEVER))
                    .orElseGet(() -> first(subscription, request, act));
        });
    }

    /**
     * A sign-up.
     *
     * @param fresh begins it; asked only when this is the first request of its name
     * @param stored is called once it is stored, in the same transaction
     */
    SubscriptionResult begin(
            Optional<RequestKey> request, Supplier<Subscription> fresh, Consumer<Subscription> stored) {
        return inTransaction(() -> RequestKeys.known(ports, request)
                .map(known -> repetitions.of(signedUp(known), known, s -> {}, Retry.THE_SIGN_UP))
                .orElseGet(() -> {
                    Subscription started = fresh.get();
                    Written written = writer.begun(started);
                    stored.accept(started);
                    note(request, written);
                    return written;
                }));
    }

    private Subscription signedUp(IdempotencyRecord known) {
        return require(new SubscriptionId(known.resource()));
    }

    private Written first(
            Subscription subscription,
            Optional<RequestKey> request,
            Function<Subscription, Optional<Cancellation>> act) {
        Subscription.Snapshot before = subscription.snapshot();
        precondition.accept(new SubscriptionResult(subscription, lastPayment(subscription), Optional.empty()));
        Optional<Cancellation> cancellation = act.apply(subscription);
        Written written = writer.write(subscription, before, cancellation);
        note(request, written);
        return written;
    }

    private void note(Optional<RequestKey> request, Written written) {
        request.ifPresent(name -> ports.idempotency()
                .start(
                        name,
                        written.id().value(),
                        written.effect().orElseThrow(),
                        ports.clock().instant()));
    }

    private SubscriptionResult inTransaction(Supplier<Written> work) {
        return finish(OptimisticRetry.retrying(() -> ports.transactions().inTransaction(work)));
    }

    private SubscriptionResult finish(Written written) {
        Optional<Payment> sent = written.toSend().map(charges::run);
        Subscription now = require(written.id());
        Optional<Payment> asked =
                sent.or(() -> written.effect().flatMap(RequestEffect::payment).flatMap(ports.payments()::find));
        return new SubscriptionResult(
                now,
                asked.or(() -> lastPayment(now)),
                written.cancellation(),
                written.effect().map(effect -> asked(effect, asked)));
    }

    private static Asked asked(RequestEffect effect, Optional<Payment> payment) {
        return switch (effect.kind()) {
            case DONE -> new Asked(SubscriptionResult.Money.NONE, Optional.empty());
            case IMPOSSIBLE -> new Asked(SubscriptionResult.Money.IMPOSSIBLE, Optional.empty());
            case CHARGE ->
                new Asked(SubscriptionResult.Money.CHARGED, payment.map(tried -> tried.answerSince(effect.attempt())));
        };
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
}

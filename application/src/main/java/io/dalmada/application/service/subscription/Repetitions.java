package io.dalmada.application.service.subscription;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.IdempotencyRecord;
import io.dalmada.application.port.out.RequestEffect;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a repeated request on a subscription does. It goes by what the request made, as it is recorded with it, and by
 * nothing else: a bill that was charged, was refused or is in doubt is answered and never asked for again, however the
 * subscription stands by now. Only what provably was not charged is tried again.
 */
final class Repetitions {
    private final Ports ports;
    private final ActWriter writer;

    Repetitions(Ports ports, ActWriter writer) {
        this.ports = ports;
        this.writer = writer;
    }

    /** Inside a transaction. @param act what the request asks for */
    Written of(Subscription subscription, IdempotencyRecord known, Consumer<Subscription> act, Retry retry) {
        Optional<RequestEffect> effect = known.effect();
        Optional<Payment> payment = effect.flatMap(RequestEffect::payment).flatMap(ports.payments()::find);
        boolean again = retry != Retry.NEVER
                && effect.filter(made -> cameToNothing(made, payment, retry)).isPresent();
        return again && goesOn(subscription, effect.orElseThrow(), payment, act, retry)
                ? written(subscription, known)
                : Written.asItStands(subscription.id(), effect);
    }

    private boolean cameToNothing(RequestEffect made, Optional<Payment> payment, Retry retry) {
        return switch (made.kind()) {
            case DONE -> false;
            case IMPOSSIBLE -> retry == Retry.ANEW;
            case CHARGE ->
                payment.filter(tried -> tried.cameToNothingSince(made.attempt()))
                        .filter(tried -> tried.isRested(now()))
                        .isPresent();
        };
    }

    private boolean goesOn(
            Subscription subscription,
            RequestEffect made,
            Optional<Payment> payment,
            Consumer<Subscription> act,
            Retry retry) {
        switch (retry) {
            case NEVER -> {
                return false;
            }
            case THE_BILL -> theBill(subscription, made);
            case THE_SIGN_UP -> {
                return theSignUp(subscription);
            }
            case ANEW -> anew(subscription, made, payment, act);
        }
        return true;
    }

    private void theBill(Subscription subscription, RequestEffect made) {
        boolean open = subscription
                .bill()
                .map(Bill::number)
                .filter(number -> made.bill().filter(number::equals).isPresent())
                .isPresent();
        if (!open) {
            throw overtaken();
        }
        subscription.payNow(now());
    }

    private boolean theSignUp(Subscription subscription) {
        boolean waits = !subscription.status().isOver()
                && subscription.snapshot().heldSince().isEmpty()
                && subscription
                        .bill()
                        .filter(bill -> bill.kind() == Bill.Kind.FIRST && !bill.trying())
                        .isPresent();
        if (waits) {
            subscription.payNow(now());
        }
        return waits;
    }

    private static void anew(
            Subscription subscription, RequestEffect made, Optional<Payment> payment, Consumer<Subscription> act) {
        int number = made.bill().orElseThrow();
        if (subscription.bill().isPresent() || subscription.snapshot().nextNumber() != number + 1) {
            throw overtaken();
        }
        act.accept(subscription);
        payment.filter(tried -> tried.gateway().equals(subscription.gateway()) && tried.allowsAnother())
                .ifPresent(tried -> subscription.takeUp(number, tried.id(), tried.lines()));
    }

    private static DomainException overtaken() {
        return DomainException.of(
                Refusal.SUBSCRIPTION_STATE,
                "nothing was charged for this request, and the subscription has gone on since: take a new key");
    }

    private Written written(Subscription subscription, IdempotencyRecord known) {
        RequestEffect before = known.effect().orElseThrow();
        Subscription.Snapshot stored =
                ports.subscriptions().find(subscription.id()).orElseThrow().snapshot();
        Written written = writer.write(subscription, stored, Optional.empty());
        if (!ports.idempotency()
                .goneOn(known.request(), before, written.effect().orElseThrow())) {
            throw new ConcurrentChange("request");
        }
        return written;
    }

    private Instant now() {
        return ports.clock().instant();
    }
}

package io.dalmada.application.service.timeline;

import io.dalmada.application.port.in.Timeline;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.application.port.in.TimelineQuery;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects what is stored into one timeline. It only reads. */
public final class Timelines implements TimelineQuery {
    private static final int MOST_EVENTS = 200;
    private static final int MOST_PAYMENTS = 12;
    private static final int MOST_DELIVERIES = 200;

    private final PaymentRepository payments;
    private final SubscriptionRepository subscriptions;
    private final EventLog log;
    private final WebhookQueue webhooks;
    private final Clock clock;

    public Timelines(
            PaymentRepository payments,
            SubscriptionRepository subscriptions,
            EventLog log,
            WebhookQueue webhooks,
            Clock clock) {
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.log = log;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public Timeline ofPayment(PaymentId id) {
        Payment payment = payments.find(id)
                .orElseThrow(() -> DomainException.of(Refusal.PAYMENT_NOT_FOUND, "there is no such payment"));
        return new Timeline(inOrder(past(payment)), PaymentHistory.next(payment), true);
    }

    private Stream<TimelineEntry> past(Payment payment) {
        return Stream.concat(
                PaymentHistory.past(payment, payments.history(payment.id())).stream(),
                WebhookHistory.of(webhooks.ofAggregate(payment.id().toString(), MOST_DELIVERIES)).stream());
    }

    @Override
    public Timeline ofSubscription(SubscriptionId id) {
        Subscription subscription = subscriptions
                .find(id)
                .orElseThrow(() -> DomainException.of(Refusal.SUBSCRIPTION_NOT_FOUND, "there is no such subscription"));
        List<SubscriptionEvent> history = log.history(id, MOST_EVENTS);
        List<PaymentId> known = SubscriptionHistory.payments(history);
        List<Payment> shown = payments.findAll(newest(known));
        Stream<TimelineEntry> past = Stream.of(
                        SubscriptionHistory.past(history).stream(),
                        shown.stream().flatMap(this::past),
                        WebhookHistory.of(webhooks.ofAggregate(id.toString(), MOST_DELIVERIES)).stream())
                .flatMap(entries -> entries);
        Stream<TimelineEntry> next = Stream.concat(
                SubscriptionHistory.next(subscription, clock.instant()).stream(),
                shown.stream().flatMap(payment -> PaymentHistory.next(payment).stream()));
        boolean complete = history.size() < MOST_EVENTS && known.size() <= MOST_PAYMENTS;
        return new Timeline(inOrder(past), next.toList(), complete);
    }

    private static List<PaymentId> newest(List<PaymentId> all) {
        return all.subList(Math.max(0, all.size() - MOST_PAYMENTS), all.size());
    }

    private static List<TimelineEntry> inOrder(Stream<TimelineEntry> entries) {
        return entries.sorted(Comparator.comparing(TimelineEntry::at)).toList();
    }
}

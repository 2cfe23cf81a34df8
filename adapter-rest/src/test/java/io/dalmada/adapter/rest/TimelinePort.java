package io.dalmada.adapter.rest;

import io.dalmada.application.port.in.Timeline;
import io.dalmada.application.port.in.TimelineQuery;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.SubscriptionId;
import java.util.List;
import java.util.function.Supplier;

/** Tells what the test gives it. */
public final class TimelinePort implements TimelineQuery {
    private final Ports ports;
    public Supplier<Timeline> onTimeline = () -> new Timeline(List.of(), List.of(), true);

    TimelinePort(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Timeline ofPayment(PaymentId id) {
        ports.calls.add("timeline of payment " + id);
        return onTimeline.get();
    }

    @Override
    public Timeline ofSubscription(SubscriptionId id) {
        ports.calls.add("timeline of subscription " + id);
        return onTimeline.get();
    }
}

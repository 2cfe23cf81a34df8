package io.dalmada.bootstrap.metrics;

import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.application.port.out.WebhookQueue.ReceiverQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** How far the delivery of events is behind; see docs/metrics.md. Each reading of the metrics asks the database. */
public final class LagMetrics implements MeterBinder {
    private final EventLog log;
    private final WebhookQueue queue;
    private final Clock clock;

    public LagMetrics(EventLog log, WebhookQueue queue, Clock clock) {
        this.log = log;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dalmada.events.lag", this, lag -> lag.since(lag.log.waitingSince()))
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("dalmada.webhook.lag", this, lag -> lag.since(lag.longestDue()))
                .baseUnit("seconds")
                .register(meters);
    }

    private Optional<Instant> longestDue() {
        return queue.lanes().stream()
                .map(ReceiverQueue::dueAt)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** 0 when nothing waits, and for what is due only later. */
    private double since(Optional<Instant> waiting) {
        Duration late =
                waiting.map(then -> Duration.between(then, clock.instant())).orElse(Duration.ZERO);
        return late.isNegative() ? 0 : late.toMillis() / 1000.0;
    }
}

package io.dalmada.application.service.billing;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Duration;
import java.time.Instant;

/** The billing runs of one gateway by themselves: one that hangs keeps only its own bills waiting. */
final class ScheduledRuns implements PeriodicWork {
    private final String name;
    private final GatewayId gateway;
    private final BillingRunService runs;
    private final Duration lookEvery;
    private volatile Instant lookedAt = Instant.MIN;

    ScheduledRuns(String name, GatewayId gateway, BillingRunService runs, Duration lookEvery) {
        this.name = name;
        this.gateway = gateway;
        this.runs = runs;
        this.lookEvery = lookEvery;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant nextDue() {
        Instant look = lookedAt.equals(Instant.MIN) ? Instant.MIN : lookedAt.plus(lookEvery);
        return runs.nextDue(gateway).map(due -> due.isBefore(look) ? look : due).orElse(Instant.MAX);
    }

    @Override
    public void runDue(Instant upTo) {
        lookedAt = upTo;
        runs.runDue(gateway, upTo);
    }

    @Override
    public void stop() {
        runs.stop();
    }
}

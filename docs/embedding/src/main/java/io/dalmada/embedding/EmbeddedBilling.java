package io.dalmada.embedding;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.ChargeGate;
import io.dalmada.application.port.out.RequestPacer;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.Storage;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The use cases over one gateway and one store, with the work that must go on by itself. */
final class EmbeddedBilling implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmbeddedBilling.class.getName());

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final Clock clock;
    private final UseCases useCases;

    EmbeddedBilling(PaymentGateway gateway, Storage store, Clock clock) {
        this.clock = clock;
        this.useCases = UseCases.over(ports(gateway, store), Settings.defaults());
    }

    // tag::ports[]
    private Ports ports(PaymentGateway gateway, Storage store) {
        return new Ports(
                new OneGateway(gateway),
                store.billingKeys(),
                store.registrations(),
                store.payments(),
                store.plans(),
                store.subscriptions(),
                store.billingRuns(),
                store.holds(),
                store.statistics(),
                store.idempotencyRecords(),
                store.reconciliations(),
                store.outbox(),
                store.transactions(),
                ChargeGate.alwaysOpen(),
                RequestPacer.unlimited(),
                senders,
                (kind, at, count) -> LOG.log(Level.ERROR, "{0} at {1}: {2}", kind, at, count),
                new RandomIds(clock),
                clock);
    }
    // end::ports[]

    UseCases useCases() {
        return useCases;
    }

    /** From now on bills are collected, and what is unknown is found out, without anybody asking for it. */
    void start() {
        ticker.scheduleWithFixedDelay(this::runDue, 1, 1, TimeUnit.SECONDS);
    }

    // tag::work[]
    /** Does all that is due by now; the clock that says so is the one it was built with. */
    void runDue() {
        Instant now = clock.instant();
        for (PeriodicWork work : useCases.periodicWork()) {
            try {
                if (!work.nextDue().isAfter(now)) {
                    work.runDue(now);
                }
            } catch (RuntimeException failed) {
                // It runs again at the next look; what escaped here would end the schedule for good, in silence.
                LOG.log(Level.ERROR, "{0} failed: {1}", work.name(), failed);
            }
        }
        useCases.periodicWork().forEach(PeriodicWork::settle);
    }
    // end::work[]

    /** Lets calls in progress come to their end: each may be moving money. */
    @Override
    public void close() throws InterruptedException {
        useCases.periodicWork().forEach(PeriodicWork::stop);
        ticker.shutdown();
        senders.shutdown();
        if (!ticker.awaitTermination(1, TimeUnit.MINUTES) || !senders.awaitTermination(1, TimeUnit.MINUTES)) {
            LOG.log(Level.WARNING, "calls are still on their way; the next start finds out what became of them");
        }
    }
}

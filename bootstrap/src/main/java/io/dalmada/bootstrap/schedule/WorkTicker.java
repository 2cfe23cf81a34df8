package io.dalmada.bootstrap.schedule;

import io.dalmada.application.port.in.PeriodicWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Checks the clock at fixed intervals and runs the works that are due. Each work decides when it is due. */
final class WorkTicker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkTicker.class);
    private static final long LONGEST_STOP_SECONDS = 60;

    private final List<PeriodicWork> work;
    private final Clock clock;
    private final Duration tick;
    private final WorkLock shift;
    private final WorkWatch watch;
    private volatile boolean running;
    private ScheduledExecutorService executor = Executors.newScheduledThreadPool(0);

    WorkTicker(List<PeriodicWork> work, Clock clock, Duration tick, WorkLock shift, WorkWatch watch) {
        this.work = work;
        this.clock = clock;
        this.tick = tick;
        this.shift = shift;
        this.watch = watch;
    }

    @Override
    public void start() {
        executor = Executors.newScheduledThreadPool(work.size(), task -> new Thread(task, "dalmada-work"));
        work.forEach(each -> executor.scheduleWithFixedDelay(
                () -> shift.together(() -> runIfDue(each)), tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS));
        running = true;
    }

    private void runIfDue(PeriodicWork each) {
        try {
            Instant now = clock.instant();
            if (!each.nextDue().isAfter(now)) {
                each.runDue(now);
            }
            watch.succeeded(each.name());
        } catch (Throwable failed) {
            // An exception that escapes would end the schedule of this work for good, without a log entry.
            watch.failed(each.name(), failed);
        }
    }

    /** Lets a run in progress finish: it may be calling a gateway. */
    @Override
    public void stop() {
        running = false;
        work.forEach(PeriodicWork::stop);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("periodic work still runs; what it leaves will be taken up after the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

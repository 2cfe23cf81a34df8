package io.dalmada.bootstrap.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results of this node's periodic work: counted, and remembered for as long as a work fails. The first failure is
 * logged with its stack trace, then once an hour their number, and at last their end.
 */
final class WorkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WorkWatch.class);
    private static final Duration LOG_AGAIN = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final LongSupplier nanoTime;
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

    /** @param failures in a row; @param since the first; @param loggedAt when they were logged last */
    private record Failing(long failures, long since, long loggedAt) {
        Failing once(long now, boolean logged) {
            return new Failing(failures + 1, since, logged ? now : loggedAt);
        }
    }

    /** @param nanoTime monotonic: moving the business clock ages no failure */
    WorkWatch(List<String> works, MeterRegistry meters, LongSupplier nanoTime) {
        this.meters = meters;
        this.nanoTime = nanoTime;
        works.forEach(this::bind);
    }

    private void bind(String work) {
        failures(work);
        Gauge.builder(
                        "dalmada.work.failing",
                        this,
                        watch -> watch.failingFor(work).toMillis() / 1000.0)
                .tag("work", work)
                .baseUnit("seconds")
                .register(meters);
    }

    private Counter failures(String work) {
        return meters.counter("dalmada.work.failures", "work", work);
    }

    void succeeded(String work) {
        Failing before = failing.remove(work);
        if (before != null) {
            LOG.info("{} works again after {} failures in a row", work, before.failures());
        }
    }

    void failed(String work, Throwable why) {
        failures(work).increment();
        failing.compute(work, (name, before) -> after(name, before, why));
    }

    private Failing after(String work, @org.jspecify.annotations.Nullable Failing before, Throwable why) {
        long now = nanoTime.getAsLong();
        if (before == null) {
            LOG.error("{} failed and will run again", work, why);
            return new Failing(1, now, now);
        }
        boolean again = now - before.loggedAt() >= LOG_AGAIN.toNanos();
        if (again) {
            LOG.error("{} has failed {} times in a row", work, before.failures() + 1, why);
        }
        return before.once(now, again);
    }

    /** For how long a work has done nothing but fail; zero when its last run was good. */
    Duration failingFor(String work) {
        Failing now = failing.get(work);
        return now == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - now.since());
    }

    /** All works that fail now, each with for how long. */
    Map<String, Duration> failing() {
        Map<String, Duration> all = new TreeMap<>();
        failing.forEach((work, state) -> all.put(work, Duration.ofNanos(nanoTime.getAsLong() - state.since())));
        return all;
    }
}

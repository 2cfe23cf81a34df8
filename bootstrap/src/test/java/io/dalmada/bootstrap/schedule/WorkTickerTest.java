package io.dalmada.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever one work throws, neither its own schedule nor another's ends. */
class WorkTickerTest {
    private static final int RUNS = 5;

    private final CountDownLatch dueThrows = new CountDownLatch(RUNS);
    private final CountDownLatch errors = new CountDownLatch(RUNS);
    private final CountDownLatch exceptions = new CountDownLatch(RUNS);
    private final CountDownLatch fine = new CountDownLatch(RUNS);

    @Test
    void goes_on_after_errors_and_exceptions() throws InterruptedException {
        WorkTicker ticker = new WorkTicker(
                List.of(
                        work(dueThrows, new IllegalStateException("when?"), true),
                        work(errors, new StackOverflowError(), false),
                        work(exceptions, new IllegalStateException("bug"), false),
                        work(fine, null, false)),
                Clock.systemUTC(),
                Duration.ofMillis(1),
                new WorkLock(),
                new WorkWatch(List.of(), new SimpleMeterRegistry(), System::nanoTime));
        ticker.start();
        try {
            for (CountDownLatch runs : List.of(dueThrows, errors, exceptions, fine)) {
                assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            ticker.stop();
        }
    }

    private static PeriodicWork work(
            CountDownLatch runs, @org.jspecify.annotations.Nullable Throwable thrown, boolean atOnce) {
        return new PeriodicWork() {
            @Override
            public String name() {
                return "work";
            }

            @Override
            public Instant nextDue() {
                if (atOnce) {
                    fail();
                }
                return Instant.EPOCH;
            }

            @Override
            public void runDue(Instant upTo) {
                fail();
            }

            private void fail() {
                runs.countDown();
                if (thrown instanceof Error error) {
                    throw error;
                }
                if (thrown instanceof RuntimeException exception) {
                    throw exception;
                }
            }
        };
    }
}

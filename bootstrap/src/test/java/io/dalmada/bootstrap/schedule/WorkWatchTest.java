package io.dalmada.bootstrap.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Work that only fails is seen: in metrics at once, in health after five minutes. */
class WorkWatchTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WorkWatch watch = new WorkWatch(List.of("relay", "runs"), meters, nanos::get);
    private final WorkHealth health = new WorkHealth(watch);

    @Test
    void is_down_when_one_work_has_failed_for_five_minutes() {
        watch.failed("relay", new IllegalStateException("first"));
        pass(Duration.ofSeconds(299));
        watch.failed("relay", new IllegalStateException("again"));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        pass(Duration.ofSeconds(1));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("relay", "failing for 300 s");
        assertThat(meters.get("dalmada.work.failures")
                        .tag("work", "relay")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("dalmada.work.failing")
                        .tag("work", "relay")
                        .gauge()
                        .value())
                .isEqualTo(300);
        assertThat(meters.get("dalmada.work.failing")
                        .tag("work", "runs")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void one_good_run_ends_it() {
        watch.failed("relay", new IllegalStateException("once"));
        pass(Duration.ofHours(1));

        watch.succeeded("relay");

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(watch.failing()).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

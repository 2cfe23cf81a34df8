package io.dalmada.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class StorageHealthTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final AtomicInteger writes = new AtomicInteger();

    @Test
    void is_down_while_nothing_can_be_written_and_up_again_after_it() {
        boolean[] broken = {true};
        StorageHealth health = new StorageHealth(
                () -> {
                    writes.incrementAndGet();
                    if (broken[0]) {
                        throw new IllegalStateException("Check constraint invalid");
                    }
                },
                nanos::get);

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().toString()).doesNotContain("constraint");
        broken[0] = false;
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(writes).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(writes).hasValue(2);
    }
}

package io.dalmada.bootstrap.metrics;

import io.dalmada.adapter.persistence.WriteProbe;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * DOWN when the database takes no writes. Being able to read proves little: a full disk, a standby or a broken table
 * still answers queries. However often health is asked for, it writes once in ten seconds at most.
 */
public final class StorageHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StorageHealth.class);
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Runnable write;
    private final LongSupplier nanoTime;
    private Health last = Health.unknown().build();
    private long askedAt;
    private boolean asked;
    private int failures;

    public StorageHealth(WriteProbe probe) {
        this(probe::write, System::nanoTime);
    }

    StorageHealth(Runnable write, LongSupplier nanoTime) {
        this.write = write;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Health health() {
        long now = nanoTime.getAsLong();
        if (!asked || now - askedAt >= KEPT.toNanos()) {
            asked = true;
            askedAt = now;
            last = look();
        }
        return last;
    }

    private Health look() {
        try {
            write.run();
            failures = 0;
            return Health.up().build();
        } catch (RuntimeException failed) {
            failures++;
            if (failures == 1) {
                LOG.error("the database takes no writes", failed);
            }
            return Health.down()
                    .withDetail("reason", "the database takes no writes; the log has the cause")
                    .build();
        }
    }
}

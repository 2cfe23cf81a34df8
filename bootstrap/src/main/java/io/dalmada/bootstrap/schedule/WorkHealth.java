package io.dalmada.bootstrap.schedule;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN when some periodic work has done nothing but fail for five minutes: then bills, inquiries or events stand still. */
final class WorkHealth implements HealthIndicator {
    private static final Duration DOWN_AFTER = Duration.ofMinutes(5);

    private final WorkWatch watch;

    WorkHealth(WorkWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        watch.failing().forEach((work, since) -> {
            health.withDetail(work, "failing for " + since.toSeconds() + " s");
            if (since.compareTo(DOWN_AFTER) >= 0) {
                health.down();
            }
        });
        return health.build();
    }
}

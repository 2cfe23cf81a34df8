package io.dalmada.application.service.shared;

import io.dalmada.application.port.in.PeriodicWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Work that does nothing while the clock of its node is wrong, for any time that it is given: it asks the clock first. */
public record GatedWork(PeriodicWork work, Clock clock) implements PeriodicWork {
    public static List<PeriodicWork> all(List<PeriodicWork> works, Clock clock) {
        return works.stream()
                .<PeriodicWork>map(work -> new GatedWork(work, clock))
                .toList();
    }

    @Override
    public String name() {
        return work.name();
    }

    @Override
    public Instant nextDue() {
        return work.nextDue();
    }

    @Override
    public void runDue(Instant upTo) {
        Objects.requireNonNull(clock.instant(), "whoever cannot tell the time throws here");
        work.runDue(upTo);
    }

    @Override
    public void settle() {
        work.settle();
    }

    @Override
    public void stop() {
        work.stop();
    }
}

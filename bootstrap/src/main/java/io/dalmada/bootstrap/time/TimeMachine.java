package io.dalmada.bootstrap.time;

import io.dalmada.application.port.in.MoveClock;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.bootstrap.schedule.WorkLock;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes from one due instant to the next, the simulator with it, and lets each work do what is due at that instant. The
 * ordinary schedule is stopped meanwhile.
 */
final class TimeMachine implements MoveClock {
    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration FARTHEST = Duration.ofDays(3_653);
    private static final Duration LEAST_STEP = Duration.ofSeconds(1);

    private final TravelClock clock;
    private final Consumer<Instant> simulator;
    private final List<PeriodicWork> work;
    private final WorkLock shift;
    private final RecordingOutbox diary;

    /** @param simulator is moved to each time as well */
    TimeMachine(
            TravelClock clock,
            Consumer<Instant> simulator,
            List<PeriodicWork> work,
            WorkLock shift,
            RecordingOutbox diary) {
        this.clock = clock;
        this.simulator = simulator;
        this.work = work;
        this.shift = shift;
        this.diary = diary;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Diary moveTo(Instant to) {
        return shift.alone(() -> {
            Instant from = clock.instant();
            if (to.isBefore(from) || to.isAfter(from.plus(FARTHEST))) {
                throw DomainException.field(Refusal.CLOCK_INVALID, "now", "now must lie ahead, by ten years at most");
            }
            diary.open();
            try {
                travel(to);
            } finally {
                diary.close();
            }
            LOG.info("the clock went from {} to {}: {} things happened", from, to, diary.happened());
            return new Diary(from, to, diary.happened(), diary.lines());
        });
    }

    private void travel(Instant to) {
        for (Instant next = nextDue(); !next.isAfter(to); next = nextDue()) {
            Instant now = clock.instant();
            moveAllTo(next.isAfter(now) ? next : now.plus(LEAST_STEP));
            runDue();
        }
        moveAllTo(to);
    }

    private Instant nextDue() {
        return work.stream()
                .map(PeriodicWork::nextDue)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private void moveAllTo(Instant to) {
        clock.moveTo(to);
        simulator.accept(to);
    }

    private void runDue() {
        Instant now = clock.instant();
        for (PeriodicWork each : work) {
            if (!each.nextDue().isAfter(now)) {
                each.runDue(now);
                each.settle();
            }
        }
    }
}

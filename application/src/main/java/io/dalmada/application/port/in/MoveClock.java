package io.dalmada.application.port.in;

import java.time.Instant;
import java.util.List;

/** Time travel for trying things out: application, periodic work and simulator move together. Never in production. */
public interface MoveClock {
    Instant now();

    /**
     * Moves on to this time. Everything that falls due in between happens in its order, each at its own time.
     *
     * @throws io.dalmada.domain.shared.DomainException CLOCK_INVALID when it lies in the past or more than ten years ahead
     */
    Diary moveTo(Instant to);

    /** @param lines what happened, in order; the first 10,000 */
    record Diary(Instant from, Instant to, int happened, List<Line> lines) {
        public Diary {
            lines = List.copyOf(lines);
        }
    }

    /** @param type an event's name, for example {@code subscription.bill.paid}; @param about the aggregate's id */
    record Line(Instant at, String type, String about) {}
}

package io.dalmada.application.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** What happened, in order: the last lines for people, and a digest of all of them to compare two runs by. */
final class Trace {
    private static final int KEPT = 400;

    private record Line(Instant at, String who, String what) {
        @Override
        public String toString() {
            return at + " " + who + " " + what;
        }
    }

    private final Clock clock;
    private final Deque<Line> last = new ArrayDeque<>();
    private long digest = 1;

    Trace(Clock clock) {
        this.clock = clock;
    }

    void add(String who, String what) {
        Instant now = clock.instant();
        digest = ((digest * 31 + now.getEpochSecond()) * 31 + who.hashCode()) * 31 + what.hashCode();
        last.addLast(new Line(now, who, what));
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    long digest() {
        return digest;
    }

    String tail() {
        return last.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}

package io.dalmada.application.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each thing happened. */
final class Tally {
    private final Map<String, Long> counts = new HashMap<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    synchronized void addAll(Tally other) {
        other.counts.forEach(this::count);
    }

    /** One line for each kind whose name begins so. */
    String lines(String prefix) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(counts).forEach((what, times) -> {
            if (what.startsWith(prefix)) {
                text.append(String.format("  %-40s %,d%n", what, times));
            }
        });
        return text.toString();
    }
}

package io.dalmada.domain.shared;

import java.util.Optional;
import java.util.Random;

/**
 * Runs a property for many seeded sources of chance. A failure names its seed; {@code -Ddalmada.seed=…} runs that one
 * alone.
 */
public final class Seeds {
    private static final String ONE = "dalmada.seed";

    private Seeds() {}

    /** Runs the property for the seeds 1 to {@code count}, or for the one that is asked for. */
    public static void forEach(int count, Property property) {
        Optional<String> one = Optional.ofNullable(System.getProperty(ONE)).filter(text -> !text.isBlank());
        if (one.isPresent()) {
            run(Long.parseLong(one.get()), property);
            return;
        }
        for (long seed = 1; seed <= count; seed++) {
            run(seed, property);
        }
    }

    private static void run(long seed, Property property) {
        try {
            property.holds(new Random(seed));
        } catch (Exception | AssertionError failed) {
            throw new AssertionError(
                    "does not hold for seed " + seed + " (replay: -D" + ONE + "=" + seed + "): " + failed.getMessage(),
                    failed);
        }
    }

    /** What must hold, whatever chance does. */
    @FunctionalInterface
    public interface Property {
        void holds(Random random) throws Exception;
    }
}

package io.dalmada.application.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The one source of chance of a simulated world. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    boolean hit(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to {@code most - 1}. */
    int below(int most) {
        return random.nextInt(most);
    }

    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    <T> Optional<T> ofAny(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(of(choices));
    }

    Duration within(Duration longest) {
        return Duration.ofSeconds(below((int) longest.toSeconds()) + 1L);
    }

    Random random() {
        return random;
    }
}

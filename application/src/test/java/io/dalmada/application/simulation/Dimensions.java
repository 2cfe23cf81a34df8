package io.dalmada.application.simulation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Which dimensions a life has. {@code -Dsimulation.dimensions=WORTH,REPEATS} gives every seed just these. */
final class Dimensions {
    /** Of lives that have none. */
    private static final double PLAIN = 0.4;

    private static final double SHARE = 0.15;
    /** They cost as much as fifty others. */
    private static final double LONG_SHARE = 0.01;

    private static final Optional<String> FORCED = Optional.ofNullable(System.getProperty("simulation.dimensions"));

    private final Set<Dimension> drawn;

    private Dimensions(Set<Dimension> drawn) {
        this.drawn = drawn;
    }

    /** Drawn by a chance of its own, so that a life without any goes on as it always did. @param needed are always among them */
    static Dimensions of(long seed, Set<Dimension> needed) {
        return FORCED.map(Dimensions::named).orElseGet(() -> drawn(seed, needed));
    }

    private static Dimensions drawn(long seed, Set<Dimension> needed) {
        Random random = new Random(seed * 31 + 7);
        Set<Dimension> some = EnumSet.noneOf(Dimension.class);
        boolean plain = random.nextDouble() < PLAIN;
        for (Dimension dimension : Dimension.values()) {
            boolean hit = random.nextDouble() < (dimension == Dimension.LONG ? LONG_SHARE : SHARE);
            if (hit && !plain && dimension.isOn() || needed.contains(dimension)) {
                some.add(dimension);
            }
        }
        return new Dimensions(some);
    }

    private static Dimensions named(String names) {
        Set<Dimension> named = EnumSet.noneOf(Dimension.class);
        Arrays.stream(names.split(","))
                .filter(name -> !name.isBlank())
                .map(name -> Dimension.valueOf(name.trim().toUpperCase(Locale.ROOT)))
                .forEach(named::add);
        return new Dimensions(named);
    }

    boolean has(Dimension dimension) {
        return drawn.contains(dimension);
    }

    /** True when it has none. */
    boolean isPlain() {
        return drawn.isEmpty();
    }

    @Override
    public String toString() {
        return drawn.toString();
    }
}

package io.dalmada.application.simulation;

import java.util.function.Supplier;

/** An invariant that does not hold, called by its name. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String invariant;

    Violation(String invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    static void unless(boolean holds, String invariant, Supplier<String> what) {
        if (!holds) {
            throw new Violation(invariant, what.get());
        }
    }

    String invariant() {
        return invariant;
    }
}

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

    /** What nobody expects to be thrown; an error, for whoever was stopped in a port call may catch exceptions. */
    static Violation defect(RuntimeException thrown) {
        return of("no defect", thrown);
    }

    /** What an aggregate says of itself after an act. */
    static Violation brokenAggregate(RuntimeException thrown) {
        return of("I-44 aggregates are whole", thrown);
    }

    private static Violation of(String invariant, RuntimeException thrown) {
        Violation violation = new Violation(invariant, thrown.toString());
        violation.initCause(thrown);
        return violation;
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

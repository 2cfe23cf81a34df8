package io.dalmada.application.simulation;

/** A process was halted here: whatever comes after does not happen. */
final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
        super("the process died", null, false, false);
    }
}

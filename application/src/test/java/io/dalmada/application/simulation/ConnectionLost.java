package io.dalmada.application.simulation;

/** The database did not answer; what it did is not known to the caller. */
final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLost(String at) {
        super("simulated: the connection was lost at " + at, null, false, false);
    }
}

package io.dalmada.application.port.out;

/** Another transaction changed the same thing first: read again and decide anew. Losing a race is normal and silent. */
public final class ConcurrentChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was contended for, without secrets */
    public ConcurrentChange(String message) {
        super(message);
    }
}

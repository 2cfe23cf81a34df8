package io.dalmada.application.service.shared;

import org.jspecify.annotations.Nullable;

/**
 * An exception by its kinds and places alone, for a log. Its messages are left out: those of an HTTP client quote addresses
 * and bodies, and a billing key or a card may stand in either.
 */
public final class MaskedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Causes may go in a circle. */
    private static final int DEEPEST = 8;

    private MaskedFailure(String what, Throwable thrown, @Nullable Throwable cause) {
        super(what + ": " + thrown.getClass().getName(), cause, false, true);
        setStackTrace(thrown.getStackTrace());
    }

    /** @param what a short text that says what failed */
    public static MaskedFailure of(String what, Throwable thrown) {
        return masked(what, thrown, DEEPEST);
    }

    private static MaskedFailure masked(String what, Throwable thrown, int deep) {
        Throwable cause = thrown.getCause();
        return new MaskedFailure(what, thrown, cause == null || deep == 0 ? null : masked("by", cause, deep - 1));
    }
}

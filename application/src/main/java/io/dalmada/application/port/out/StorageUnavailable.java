package io.dalmada.application.port.out;

/**
 * Storage is away for now: a connection lost, a server that stops, a full disk. Nothing is known of a commit that was under
 * way; the same request may be repeated later under its key.
 */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the database or its driver said, for the log alone */
    public StorageUnavailable(Throwable cause) {
        super("storage is not available", cause);
    }

    /** True when this is among the causes of a failure. */
    public static boolean explains(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof StorageUnavailable) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}

package io.dalmada.adapter.rest;

import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that a resource behind a port, the database above all, is away for now. By name, since this module does not
 * know which library stands behind the ports.
 */
final class PassingTrouble {
    private static final Set<String> NAMES = Set.of(
            "org.springframework.dao.TransientDataAccessException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.transaction.CannotCreateTransactionException");
    private static final int DEEPEST = 10;

    private PassingTrouble() {}

    static boolean causes(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException || isNamed(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isNamed(Throwable thrown) {
        @Nullable Class<?> type = thrown.getClass();
        while (type != null) {
            if (NAMES.contains(type.getName())) {
                return true;
            }
            type = type.getSuperclass();
        }
        return false;
    }
}

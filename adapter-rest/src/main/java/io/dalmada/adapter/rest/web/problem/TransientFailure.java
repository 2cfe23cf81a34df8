package io.dalmada.adapter.rest.web.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that a resource behind a port, the database above all, is away for now. By name, since this module does not
 * know which library stands behind the ports.
 */
public final class TransientFailure {
    private static final Set<String> NAMES = Set.of(
            "org.springframework.dao.TransientDataAccessException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.transaction.CannotCreateTransactionException");
    /** A connection lost, too little of something, a server that stops, its disk: it passes, or a person sees to it. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final int DEEPEST = 10;

    private TransientFailure() {}

    public static boolean causes(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isNamed(cause) || cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** One without a state comes from the pool, which took a broken connection away. */
    private static boolean passes(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || state == null
                || CLASSES.stream().anyMatch(state::startsWith);
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

package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.application.port.out.StorageUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Recognises a database that is not reachable, and translates that for the ports. */
public final class Outage {
    /**
     * Lost connection, insufficient resources, server shutdown, disk failure: these pass by themselves, or an operator
     * repairs them.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final int DEEPEST = 10;

    private Outage() {}

    /** The port, whose every call throws {@link StorageUnavailable} when the database is not reachable. */
    public static <T> T told(Class<T> port, T storage) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException failed) {
                        throw translated(Objects.requireNonNullElse(failed.getCause(), failed));
                    }
                }));
    }

    /** A lost race inside a transaction is not an outage: the transaction decides how it is handled. */
    private static Throwable translated(Throwable failed) {
        boolean race = LostRace.explains(failed) && TransactionSynchronizationManager.isActualTransactionActive();
        return !race && explains(failed) && !StorageUnavailable.explains(failed)
                ? new StorageUnavailable(failed)
                : failed;
    }

    static boolean explains(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isOfSpring(cause) || cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOfSpring(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException;
    }

    /** An exception without a state comes from the pool, which has removed a broken connection. */
    private static boolean passes(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException
                || state == null
                || CLASSES.stream().anyMatch(state::startsWith);
    }
}

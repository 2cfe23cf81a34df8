package io.dalmada.adapter.persistence.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Distinguishes the failures that mean "another transaction was first" from all others. */
final class LostRace {
    private static final Set<String> STATES = Set.of(
            "23505", // unique index
            "23P01", // exclusion constraint
            "40001", // serialization failure; H2: deadlock
            "40P01", // PostgreSQL: deadlock
            "55P03", // PostgreSQL: lock not available
            "HYT00", // H2: lock time-out
            "90131"); // H2: the row was changed meanwhile

    private LostRace() {}

    static boolean explains(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOneOf(sql)) {
                return true;
            }
        }
        return false;
    }

    /** A failed batch has its cause in the next exceptions of the chain. */
    private static boolean isOneOf(SQLException failed) {
        for (@Nullable SQLException next = failed; next != null; next = next.getNextException()) {
            if (next.getSQLState() != null && STATES.contains(next.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}

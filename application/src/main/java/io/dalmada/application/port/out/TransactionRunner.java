package io.dalmada.application.port.out;

import java.util.function.Supplier;

/** Runs work in one database transaction. */
public interface TransactionRunner {
    /**
     * Commits when the work returns, rolls back when it throws.
     *
     * @throws IllegalStateException when a transaction is already running here: transactions do not nest
     * @throws ConcurrentChange when another transaction won the race for the same rows; nothing was changed
     * @throws StorageUnavailable when storage is away: whether a commit that was under way took effect is not known
     */
    <T> T inTransaction(Supplier<T> work);

    default void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** True inside {@link #inTransaction}. */
    boolean isActive();
}

package io.dalmada.application.testing;

import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** What every contract of a storage port starts from. */
abstract class StorageContract {
    protected static final Instant NOW = MovableClock.atTen().instant();

    protected Storage store;

    @SuppressWarnings("NullAway.Init") // set before each test
    protected StorageContract() {}

    /** A store without any rows. */
    protected abstract Storage emptyStorage();

    @BeforeEach
    void open() {
        store = emptyStorage();
    }

    protected <T> T tx(Supplier<T> work) {
        return store.transactions().inTransaction(work);
    }

    protected void run(Runnable work) {
        store.transactions().inTransaction(work);
    }
}

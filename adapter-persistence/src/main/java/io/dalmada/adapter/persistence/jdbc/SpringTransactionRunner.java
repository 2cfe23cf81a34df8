package io.dalmada.adapter.persistence.jdbc;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.StorageUnavailable;
import io.dalmada.application.port.out.TransactionRunner;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions by Spring; lost races come out as {@link ConcurrentChange}, outages as {@link
 * StorageUnavailable}, everything else as it is. */
public final class SpringTransactionRunner implements TransactionRunner {
    private final TransactionTemplate template;

    public SpringTransactionRunner(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isActive()) {
            throw new IllegalStateException("transactions do not nest");
        }
        try {
            return template.execute(status -> work.get());
        } catch (ConcurrentChange lost) {
            throw lost;
        } catch (RuntimeException failed) {
            if (LostRace.explains(failed)) {
                ConcurrentChange lost = new ConcurrentChange("another transaction was first");
                lost.initCause(failed);
                throw lost;
            }
            if (Outage.explains(failed) && !StorageUnavailable.explains(failed)) {
                throw new StorageUnavailable(failed);
            }
            throw failed;
        }
    }

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}

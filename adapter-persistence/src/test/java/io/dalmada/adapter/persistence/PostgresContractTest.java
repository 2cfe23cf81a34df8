package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.Storage;
import io.dalmada.application.testing.StorageContracts;
import io.dalmada.domain.billingkey.BillingKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PostgreSQL keeps every contract, and lets claims of one key pass each other. */
class PostgresContractTest extends StorageContracts {
    @Override
    protected Storage emptyStorage() {
        return Database.postgres().emptied();
    }

    @Test
    void severalClaimsHoldAKeyAtOnce() {
        Storage store = emptyStorage();
        BillingKey key = BillingKeyFixture.active();
        store.transactions().inTransaction(() -> store.billingKeys().save(key));

        store.transactions().inTransaction(() -> {
            store.billingKeys().findForCharge(key.id());
            CompletableFuture<?> another = CompletableFuture.supplyAsync(() ->
                    store.transactions().inTransaction(() -> store.billingKeys().findForCharge(key.id())));
            assertThat(another).succeedsWithin(10, TimeUnit.SECONDS);
        });
    }
}

package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.Storage;
import io.dalmada.application.testing.StorageContracts;
import io.dalmada.application.testing.SubscriptionFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PostgreSQL keeps every contract, and lets claims of one key pass each other. */
class PostgresContractTest extends StorageContracts {
    @Override
    protected Storage emptyStorage() {
        return Database.postgres().emptied();
    }

    @Test
    void twoNodesShareWhatIsDue() {
        Storage store = emptyStorage();
        store.transactions()
                .inTransaction(() -> store.subscriptions()
                        .saveAll(Stream.generate(SubscriptionFixture::incomplete)
                                .limit(6)
                                .toList()));

        store.transactions().inTransaction(() -> {
            assertThat(dueTo(store)).hasSize(3);
            assertThat(CompletableFuture.supplyAsync(() -> store.transactions().inTransaction(() -> dueTo(store))))
                    .succeedsWithin(10, TimeUnit.SECONDS)
                    .satisfies(others -> assertThat(others).hasSize(3));
        });
    }

    private static List<Subscription> dueTo(Storage store) {
        return store.subscriptions()
                .lockDue(
                        PaymentFixture.GATEWAY,
                        NextStep.Kind.COLLECT,
                        MovableClock.atTen().instant(),
                        3);
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

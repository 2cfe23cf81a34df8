package io.dalmada.adapter.persistence;

import io.dalmada.application.testing.BillingKeyRepositoryContract;
import io.dalmada.application.testing.DueWorkContract;
import io.dalmada.application.testing.IdempotencyRecordsContract;
import io.dalmada.application.testing.OutboxContract;
import io.dalmada.application.testing.PaymentRepositoryContract;
import io.dalmada.application.testing.Storage;
import io.dalmada.application.testing.TransactionRunnerContract;
import org.junit.jupiter.api.Nested;

/** Every contract of the storage ports, on PostgreSQL. */
class PostgresContractTest {
    @Nested
    class Payments extends PaymentRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return Database.postgres().emptied();
        }
    }

    @Nested
    class Due extends DueWorkContract {
        @Override
        protected Storage emptyStorage() {
            return Database.postgres().emptied();
        }
    }

    @Nested
    class BillingKeys extends BillingKeyRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return Database.postgres().emptied();
        }
    }

    @Nested
    class Idempotency extends IdempotencyRecordsContract {
        @Override
        protected Storage emptyStorage() {
            return Database.postgres().emptied();
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        @Override
        protected Storage emptyStorage() {
            return Database.postgres().emptied();
        }
    }

    @Nested
    class Transactions extends TransactionRunnerContract {
        @Override
        protected Storage emptyStorage() {
            return Database.postgres().emptied();
        }
    }
}

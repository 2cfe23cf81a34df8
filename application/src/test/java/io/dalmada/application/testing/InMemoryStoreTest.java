package io.dalmada.application.testing;

import org.junit.jupiter.api.Nested;

/** The in-memory store keeps every contract. */
class InMemoryStoreTest {
    @Nested
    class Payments extends PaymentRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStore();
        }
    }

    @Nested
    class Due extends DueWorkContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStore();
        }
    }

    @Nested
    class BillingKeys extends BillingKeyRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStore();
        }
    }

    @Nested
    class Idempotency extends IdempotencyRecordsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStore();
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStore();
        }
    }

    @Nested
    class Transactions extends TransactionRunnerContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStore();
        }
    }
}

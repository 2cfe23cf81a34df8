package io.dalmada.application.testing;

import org.junit.jupiter.api.Nested;

/** Every contract of the storage ports; whoever stores things extends this class and passes. */
public abstract class StorageContracts {
    /** A store without any rows. */
    protected abstract Storage emptyStorage();

    @Nested
    class Payments extends PaymentRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class PaymentRaces extends PaymentRaceContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class ManyPayments extends ManyPaymentsContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class PaymentLists extends PaymentListContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class DueWork extends DueWorkContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class BillingKeys extends BillingKeyRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Idempotency extends IdempotencyRecordsContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Transactions extends TransactionRunnerContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }
}

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
    class Registrations extends RegistrationRepositoryContract {
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
    class ApiKeys extends ApiKeyContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Reconciliations extends ReconciliationRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class ChargeSearches extends ChargeSearchContract {
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

    @Nested
    class BillPayments extends BillPaymentContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Plans extends PlanRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Subscriptions extends SubscriptionRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class DueSubscriptions extends DueSubscriptionContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class SubscriptionLists extends SubscriptionListContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class BillingRuns extends BillingRunContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Holds extends GatewayHoldsContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Notices extends GatewayNoticeBoxContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class GatewayTexts extends GatewayTextContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class UnreadableRows extends UnreadableRowContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class UnreadableTables extends UnreadableTablesContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class Statistics extends StatisticsContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class EventLogs extends EventLogContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class WebhookEndpoints extends WebhookEndpointContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }

    @Nested
    class WebhookQueues extends WebhookQueueContract {
        @Override
        protected Storage emptyStorage() {
            return StorageContracts.this.emptyStorage();
        }
    }
}

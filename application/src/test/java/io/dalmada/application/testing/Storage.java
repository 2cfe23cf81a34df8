package io.dalmada.application.testing;

import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.application.port.out.RegistrationRepository;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.SubscriptionId;
import java.util.List;

/** The ports of one store, and a look at what has left through its outbox. */
public interface Storage {
    PaymentRepository payments();

    BillingKeyRepository billingKeys();

    RegistrationRepository registrations();

    PlanRepository plans();

    SubscriptionRepository subscriptions();

    BillingRunRecords billingRuns();

    GatewayHolds holds();

    StatisticsQuery statistics();

    ApiKeyRepository apiKeys();

    IdempotencyRecords idempotencyRecords();

    ReconciliationRepository reconciliations();

    DomainEventOutbox outbox();

    EventLog eventLog();

    WebhookEndpoints webhookEndpoints();

    WebhookQueue webhookQueue();

    GatewayNoticeBox gatewayNotices();

    TransactionRunner transactions();

    /** Makes this subscription's row one that cannot be read, as a later release may leave it. */
    void spoil(SubscriptionId id);

    void spoil(PaymentId id);

    /** Its row can be read again. */
    void mend(SubscriptionId id);

    /** A kind of row that a test can make unreadable by {@link #spoil(Kind, Object)}. */
    enum Kind {
        PLAN,
        BILLING_KEY,
        REGISTRATION,
        API_KEY,
        WEBHOOK_ENDPOINT,
        GATEWAY_NOTICE,
        BILLING_RUN
    }

    /** Makes this row one that cannot be read. @param id the value in its column {@code id} or {@code code} */
    void spoil(Kind kind, Object id);

    /** What was committed to the outbox, in the order it was appended. */
    List<OutboxEntry> outboxEntries();

    /** One committed event. */
    record OutboxEntry(String aggregateId, long version, String type) {}
}

package io.dalmada.adapter.persistence;

import io.dalmada.adapter.persistence.access.AuditLogMigration;
import io.dalmada.adapter.persistence.access.JdbcApiKeys;
import io.dalmada.adapter.persistence.access.JdbcAuditLog;
import io.dalmada.adapter.persistence.billingkey.JdbcRegistrations;
import io.dalmada.adapter.persistence.billingkey.JpaBillingKeyRepository;
import io.dalmada.adapter.persistence.billingrun.JdbcBillingRuns;
import io.dalmada.adapter.persistence.billingrun.JdbcGatewayHolds;
import io.dalmada.adapter.persistence.billingrun.JdbcStatistics;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.adapter.persistence.event.JdbcEventLog;
import io.dalmada.adapter.persistence.event.JdbcOutbox;
import io.dalmada.adapter.persistence.idempotency.JpaIdempotencyRecords;
import io.dalmada.adapter.persistence.jdbc.Outage;
import io.dalmada.adapter.persistence.jdbc.ReadableRows;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.adapter.persistence.jdbc.SpringTransactionRunner;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.adapter.persistence.notice.JdbcGatewayNotices;
import io.dalmada.adapter.persistence.payment.JpaPaymentRepository;
import io.dalmada.adapter.persistence.reconciliation.JpaReconciliations;
import io.dalmada.adapter.persistence.reencryption.JdbcReencryption;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.adapter.persistence.subscription.JdbcPlans;
import io.dalmada.adapter.persistence.subscription.JdbcSubscriptions;
import io.dalmada.adapter.persistence.webhook.JdbcWebhookEndpoints;
import io.dalmada.adapter.persistence.webhook.JdbcWebhookQueue;
import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.AuditLog;
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
import io.dalmada.domain.shared.UuidV7;
import jakarta.persistence.EntityManagerFactory;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Everything that is stored. It takes a {@code DataSource} (through Spring Boot), a {@link KeyRing} and a {@link Clock},
 * and gives the outbound ports of storage, {@link Reencryption} and {@link WriteProbe}.
 */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = PersistenceConfiguration.class)
public class PersistenceConfiguration {
    /** How Hibernate must be set for what is written here; not left to each user's properties. */
    @Bean
    static HibernatePropertiesCustomizer dalmadaHibernateProperties() {
        return properties -> {
            properties.put("hibernate.hbm2ddl.auto", "validate");
            // A lost race is normal and becomes ConcurrentChange; Hibernate would log it as an error.
            properties.put("hibernate.jdbc.log.errors", false);
        };
    }

    @Bean
    TransactionRunner transactionRunner(PlatformTransactionManager transactions) {
        return new SpringTransactionRunner(transactions);
    }

    @Bean
    ReadableRows readableRows(Clock clock) {
        return new ReadableRows(clock);
    }

    @Bean
    Rows dalmadaRows(EntityManagerFactory entityManagers, ReadableRows readable) {
        return new Rows(SharedEntityManagerCreator.createSharedEntityManager(entityManagers), readable);
    }

    @Bean
    Tables dalmadaTables(DataSource dataSource, ReadableRows readable) {
        return new Tables(dataSource, readable);
    }

    @Bean
    Encryption dalmadaEncryption(KeyRing ring) {
        return new Encryption(ring);
    }

    @Bean
    PaymentRepository paymentRepository(Rows rows, JdbcTemplate jdbc, Encryption encryption) {
        return Outage.told(PaymentRepository.class, new JpaPaymentRepository(rows, jdbc, encryption));
    }

    @Bean
    BillingKeyRepository billingKeyRepository(Rows rows, JdbcTemplate jdbc, Encryption encryption) {
        return Outage.told(BillingKeyRepository.class, new JpaBillingKeyRepository(rows, jdbc, encryption));
    }

    @Bean
    RegistrationRepository registrationRepository(Tables tables, Encryption encryption) {
        return Outage.told(RegistrationRepository.class, new JdbcRegistrations(tables, encryption));
    }

    @Bean
    PlanRepository planRepository(Tables tables) {
        return Outage.told(PlanRepository.class, new JdbcPlans(tables));
    }

    @Bean
    SubscriptionRepository subscriptionRepository(Tables tables) {
        return Outage.told(SubscriptionRepository.class, new JdbcSubscriptions(tables));
    }

    @Bean
    BillingRunRecords billingRunRecords(Tables tables) {
        return Outage.told(BillingRunRecords.class, new JdbcBillingRuns(tables));
    }

    @Bean
    GatewayHolds gatewayHolds(Tables tables) {
        return Outage.told(GatewayHolds.class, new JdbcGatewayHolds(tables));
    }

    @Bean
    StatisticsQuery statisticsQuery(Tables tables) {
        return Outage.told(StatisticsQuery.class, new JdbcStatistics(tables));
    }

    @Bean
    ApiKeyRepository apiKeyRepository(Tables tables) {
        return Outage.told(ApiKeyRepository.class, new JdbcApiKeys(tables));
    }

    @Bean
    AuditLog auditLog(Tables tables) {
        return Outage.told(AuditLog.class, new JdbcAuditLog(tables));
    }

    /** Spring Boot hands it to Flyway. */
    @Bean
    static JavaMigration auditLogMigration() {
        return new AuditLogMigration();
    }

    @Bean
    IdempotencyRecords idempotencyRecords(Rows rows, JdbcTemplate jdbc) {
        return Outage.told(IdempotencyRecords.class, new JpaIdempotencyRecords(rows, jdbc));
    }

    @Bean
    ReconciliationRepository reconciliationRepository(Rows rows, JdbcTemplate jdbc) {
        return Outage.told(ReconciliationRepository.class, new JpaReconciliations(rows, jdbc));
    }

    @Bean
    DomainEventOutbox domainEventOutbox(JdbcTemplate jdbc, Clock clock) {
        return Outage.told(DomainEventOutbox.class, new JdbcOutbox(jdbc, clock, new UuidV7(clock, new SecureRandom())));
    }

    @Bean
    EventLog eventLog(Tables tables, JdbcTemplate jdbc) {
        return Outage.told(EventLog.class, new JdbcEventLog(tables, jdbc));
    }

    @Bean
    WebhookEndpoints webhookEndpoints(Tables tables, Encryption encryption) {
        return Outage.told(WebhookEndpoints.class, new JdbcWebhookEndpoints(tables, encryption));
    }

    @Bean
    WebhookQueue webhookQueue(Tables tables) {
        return Outage.told(WebhookQueue.class, new JdbcWebhookQueue(tables));
    }

    @Bean
    GatewayNoticeBox gatewayNoticeBox(Tables tables) {
        return Outage.told(GatewayNoticeBox.class, new JdbcGatewayNotices(tables));
    }

    @Bean
    WriteProbe writeProbe(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new WriteProbe(jdbc, transactions, clock);
    }

    @Bean
    Reencryption reencryption(JdbcTemplate jdbc, Encryption encryption, TransactionRunner transactions) {
        return new JdbcReencryption(jdbc, encryption, transactions);
    }
}

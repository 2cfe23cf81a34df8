package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.domain.shared.UuidV7;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Everything that is stored. It takes a {@code DataSource} (through Spring Boot), a {@link KeyRing} and a {@link Clock},
 * and gives the outbound ports of storage and {@link Reencryption}.
 */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = PersistenceConfiguration.class)
public class PersistenceConfiguration {
    /** How Hibernate must be set for what is written here; not left to each user's properties. */
    @Bean
    static HibernatePropertiesCustomizer dalmadaHibernateProperties() {
        return properties -> {
            properties.put("hibernate.jdbc.batch_size", 50);
            properties.put("hibernate.order_inserts", true);
            properties.put("hibernate.order_updates", true);
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
    PaymentRepository paymentRepository(EntityManager em, KeyRing ring) {
        Rows rows = new Rows(em);
        AttemptMapper attempts = new AttemptMapper(new Encryption(ring));
        return new JpaPaymentRepository(
                rows, new PaymentReader(rows, new PaymentMapper(attempts)), new PaymentWriter(rows, attempts));
    }

    @Bean
    BillingKeyRepository billingKeyRepository(EntityManager em, KeyRing ring) {
        return new JpaBillingKeyRepository(new Rows(em), new BillingKeyMapper(new Encryption(ring)));
    }

    @Bean
    IdempotencyRecords idempotencyRecords(EntityManager em) {
        return new JpaIdempotencyRecords(new Rows(em));
    }

    @Bean
    DomainEventOutbox domainEventOutbox(EntityManager em, Clock clock) {
        return new JpaOutbox(new Rows(em), clock, new UuidV7(clock, new SecureRandom()));
    }

    @Bean
    Reencryption reencryption(EntityManager em, KeyRing ring, TransactionRunner transactions) {
        return new JpaReencryption(new Rows(em), new Encryption(ring), transactions);
    }
}

package io.dalmada.bootstrap.bench;

import io.dalmada.adapter.persistence.PersistenceConfiguration;
import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.bootstrap.time.MicrosecondClock;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.shared.SecretText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Our own storage under the load of {@link SliceBench}: the ports as a billing run uses them, and nothing else. */
record Slices(
        PaymentRepository payments,
        BillingKeyRepository keys,
        DomainEventOutbox outbox,
        TransactionRunner transactions) {
    /** Storage alone. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class App {
        @Bean
        Clock clock() {
            return new MicrosecondClock(Clock.systemUTC());
        }

        @Bean
        KeyRing keyRing() {
            return KeyRing.of("bench", Map.of("bench", SecretText.of("bG9jYWwtZGFsbWFkYS1rZXktbm90LWZvci1yZWFsISE=")));
        }
    }

    static Slices in(ApplicationContext context) {
        return new Slices(
                context.getBean(PaymentRepository.class),
                context.getBean(BillingKeyRepository.class),
                context.getBean(DomainEventOutbox.class),
                context.getBean(TransactionRunner.class));
    }

    /** Keys that are there already, and slices that are not charged yet. */
    List<Runnable> prepared(int count, int slice) {
        List<Runnable> slices = new ArrayList<>();
        for (int done = 0; done < count; done += slice) {
            List<BillingKey> active =
                    Stream.generate(BillingKeyFixture::active).limit(slice).toList();
            transactions.inTransaction(() -> active.forEach(keys::save));
            slices.add(() -> renew(active));
        }
        return slices;
    }

    private void renew(List<BillingKey> due) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        List<BillingKeyId> ids = due.stream().map(BillingKey::id).toList();
        List<Payment> intended = transactions.inTransaction(() -> save(due.stream()
                .map(key -> PaymentFixture.requestedBy(key.customer()))
                .toList()));
        List<Payment> claimed = transactions.inTransaction(() -> {
            keys.findAllForCharge(ids).forEach(BillingKey::requireChargeable);
            intended.forEach(payment -> PaymentFixture.claimed(payment, now));
            return save(intended);
        });
        claimed.forEach(PaymentFixture::approved);
        transactions.inTransaction(() -> save(claimed));
    }

    private List<Payment> save(List<Payment> changed) {
        List<PaymentEvent> events =
                changed.stream().flatMap(payment -> payment.events().stream()).toList();
        List<Payment> saved = payments.saveAll(changed);
        outbox.append(events);
        return saved;
    }
}

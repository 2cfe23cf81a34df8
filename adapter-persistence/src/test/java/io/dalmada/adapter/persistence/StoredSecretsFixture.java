package io.dalmada.adapter.persistence;

import io.dalmada.adapter.persistence.billingkey.JdbcRegistrations;
import io.dalmada.adapter.persistence.billingkey.JpaBillingKeyRepository;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.adapter.persistence.payment.JpaPaymentRepository;
import io.dalmada.adapter.persistence.webhook.JdbcWebhookEndpoints;
import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.WebhookFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** One of everything that holds a secret, with something in each of its encrypted columns. */
record StoredSecretsFixture(BillingKey key, Registration registration, Payment sealed, WebhookEndpoint endpoint) {
    private static final Instant NOW = MovableClock.atTen().instant();

    /** Every secret as it must be found nowhere. */
    static final List<String> ALL = List.of(
            BillingKeyFixture.SECRET,
            BillingKeyFixture.EXTRA,
            BillingKeyFixture.BUYER.name(),
            BillingKeyFixture.BUYER.email().orElseThrow(),
            "secret-of-the-window",
            PaymentFixture.SEALED,
            WebhookFixture.SECRET,
            "whsec_between",
            "whsec_newest");

    static StoredSecretsFixture in(Database database) {
        StoredSecretsFixture all = new StoredSecretsFixture(
                BillingKeyFixture.active(), registration(UUID.randomUUID()), PaymentFixture.sealed(), rotatedTwice());
        database.transactions().inTransaction(() -> {
            database.billingKeys().save(all.key);
            database.registrations().save(all.registration);
            database.payments().save(all.sealed);
            database.webhookEndpoints().save(all.endpoint);
        });
        return all;
    }

    private static Registration registration(UUID id) {
        return Registration.opened(
                new BillingKeyId(id),
                new Registration.Asked(
                        OrderNumbers.ofRegistration(id), new CustomerId("cust-1"), new GatewayId("memory")),
                new Registration.Window(
                        new CustomerRef("b".repeat(32)),
                        BillingKeyFixture.BUYER,
                        Map.of("state", SecretText.of("secret-of-the-window")),
                        NOW.plusSeconds(600)),
                NOW);
    }

    private static WebhookEndpoint rotatedTwice() {
        WebhookEndpoint endpoint = WebhookFixture.enabled();
        endpoint.rotateSecret(SecretText.of("whsec_between"), Duration.ofHours(1), NOW);
        endpoint.rotateSecret(SecretText.of("whsec_newest"), Duration.ofHours(1), NOW);
        return endpoint;
    }

    /** True when everything is read as it was written, by somebody who has this ring and nothing else. */
    boolean isReadBy(KeyRing ring, Database database) {
        Encryption encryption = new Encryption(ring);
        Rows rows = database.bean(Rows.class);
        JdbcTemplate jdbc = database.bean(JdbcTemplate.class);
        Tables tables = database.bean(Tables.class);
        return new JpaBillingKeyRepository(rows, jdbc, encryption)
                        .find(key.id())
                        .orElseThrow()
                        .snapshot()
                        .equals(key.snapshot())
                && new JdbcRegistrations(tables, encryption)
                        .find(registration.id())
                        .orElseThrow()
                        .snapshot()
                        .equals(registration.snapshot())
                && new JpaPaymentRepository(rows, jdbc, encryption)
                        .find(sealed.id())
                        .orElseThrow()
                        .snapshot()
                        .equals(sealed.snapshot())
                && new JdbcWebhookEndpoints(tables, encryption)
                        .find(endpoint.id())
                        .orElseThrow()
                        .snapshot()
                        .equals(endpoint.snapshot());
    }
}

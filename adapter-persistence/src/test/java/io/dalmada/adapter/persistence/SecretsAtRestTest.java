package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.application.testing.WebhookFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody who reads or changes the tables alone learns a secret, or makes one key pass for another. */
@ParameterizedClass
@EnumSource
class SecretsAtRestTest {
    private static final String NEW_SECRET = "whsec_bmV3IHNlY3JldCBvZiBhIHdlYmhvb2sgZW5kcG9pbnQ=";

    private final BillingKey key = BillingKeyFixture.active();
    private final Payment sealed = PaymentFixture.sealed();
    private final WebhookEndpoint endpoint = rotated();

    private final Database database;

    SecretsAtRestTest(EachDatabase kind) {
        this.database = kind.get();
    }

    private static WebhookEndpoint rotated() {
        WebhookEndpoint endpoint = WebhookFixture.enabled();
        endpoint.rotateSecret(
                SecretText.of("whsec_between"),
                Duration.ofHours(1),
                MovableClock.atTen().instant());
        endpoint.rotateSecret(
                SecretText.of(NEW_SECRET),
                Duration.ofHours(1),
                MovableClock.atTen().instant());
        return endpoint;
    }

    @BeforeEach
    void store() {
        Database empty = database.emptied();
        empty.transactions().inTransaction(() -> {
            empty.billingKeys().save(key);
            empty.outbox().append(key.events());
            empty.payments().save(sealed);
            empty.outbox().append(sealed.events());
            empty.webhookEndpoints().save(endpoint);
            empty.outbox().append(endpoint.events());
        });
    }

    @Test
    void aDumpOfAllTablesShowsNoSecret() {
        assertThat(dump())
                .contains(key.id().toString(), sealed.id().toString())
                .doesNotContain(
                        BillingKeyFixture.SECRET,
                        BillingKeyFixture.EXTRA,
                        key.key().customerRef().value(),
                        BillingKeyFixture.BUYER.name(),
                        BillingKeyFixture.BUYER.email().orElseThrow(),
                        BillingKeyFixture.BUYER.phone().orElseThrow(),
                        PaymentFixture.SEALED,
                        NEW_SECRET,
                        "whsec_between",
                        WebhookFixture.SECRET);
    }

    private String dump() {
        return Database.tables().stream()
                .flatMap(table -> database.sql().sql("select * from " + table).query().listOfRows().stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aSecretMovedToAnotherRowIsRefused() {
        BillingKey victim = BillingKeyFixture.active();
        database.transactions().inTransaction(() -> database.billingKeys().save(victim));
        database.sql()
                .sql("update billing_key set secret = (select secret from billing_key where id = ?) where id = ?")
                .params(victim.id().value(), key.id().value())
                .update();

        assertThatThrownBy(() -> database.billingKeys().find(key.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReplyThatWasOpenedIsKeptNoLonger() {
        assertThat(sealedReplies()).isOne();

        database.transactions().inTransaction(() -> {
            Payment found = database.payments().find(sealed.id()).orElseThrow();
            PaymentFixture.approved(found);
            database.payments().save(found);
        });

        assertThat(sealedReplies()).isZero();
    }

    private long sealedReplies() {
        return database.sql()
                .sql("select count(*) from attempt where sealed is not null or sealed_key_id is not null")
                .query(Long.class)
                .single();
    }
}

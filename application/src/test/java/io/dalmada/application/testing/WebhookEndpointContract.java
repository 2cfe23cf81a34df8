package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.dalmada.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.WebhookEndpoints} promises. */
public abstract class WebhookEndpointContract extends StorageContract {
    @Test
    void keepsEverySituationAsItIs() {
        WebhookEndpoint endpoint = WebhookFixture.enabled();
        requireKept(endpoint);

        WebhookEndpoint changed = stored(endpoint.id());
        changed.change(
                Optional.of(WebhookUrl.of("https://other.example:8443/x")),
                Optional.of("다른 곳"),
                Optional.of(EventFilter.all()),
                NOW);
        requireKept(changed);

        WebhookEndpoint rotated = stored(endpoint.id());
        rotated.rotateSecret(SecretText.of("whsec_another"), Duration.ofHours(24), NOW);
        requireKept(rotated);

        WebhookEndpoint rotatedAgain = stored(endpoint.id());
        rotatedAgain.rotateSecret(SecretText.of("whsec_third"), Duration.ofHours(2), NOW);
        rotatedAgain.rotateSecret(SecretText.of("whsec_fourth"), Duration.ofHours(1), NOW);
        assertThat(rotatedAgain.secrets().at(NOW)).hasSize(4);
        requireKept(rotatedAgain);

        WebhookEndpoint disabled = stored(endpoint.id());
        disabled.disable("nothing was accepted for three days", NOW);
        requireKept(disabled);

        WebhookEndpoint enabled = stored(endpoint.id());
        enabled.enable(NOW);
        requireKept(enabled);
    }

    private void requireKept(WebhookEndpoint endpoint) {
        run(() -> store.webhookEndpoints().save(endpoint));
        WebhookEndpoint found = stored(endpoint.id());

        assertThat(found.snapshot()).isEqualTo(endpoint.snapshot());
        assertThat(found.events()).isEmpty();
    }

    private WebhookEndpoint stored(WebhookEndpointId id) {
        return store.webhookEndpoints().find(id).orElseThrow();
    }

    @Test
    void listsThoseThatAreNotDeleted() {
        WebhookEndpoint one = WebhookFixture.enabled(new EventFilter(Set.of("payment.*")));
        WebhookEndpoint gone = WebhookFixture.enabled();
        gone.delete(NOW);
        run(() -> {
            store.webhookEndpoints().save(one);
            store.webhookEndpoints().save(gone);
        });

        assertThat(store.webhookEndpoints().all().items().stream().map(WebhookEndpoint::id))
                .containsExactly(one.id());
        assertThat(store.webhookEndpoints().find(gone.id())).isPresent();
        assertThat(store.webhookEndpoints().find(new WebhookEndpointId(UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void theSecondOfTwoChangesLoses() {
        WebhookEndpoint endpoint = WebhookFixture.enabled();
        run(() -> store.webhookEndpoints().save(endpoint));
        WebhookEndpoint one = stored(endpoint.id());
        WebhookEndpoint other = stored(endpoint.id());
        one.disable("requested", NOW);
        other.ping(NOW);
        run(() -> store.webhookEndpoints().save(one));

        assertThatThrownBy(() -> run(() -> store.webhookEndpoints().save(other)))
                .isInstanceOf(ConcurrentChange.class);
    }
}

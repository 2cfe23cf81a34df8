package io.dalmada.application.testing;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.application.testing.Storage.Kind;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.util.List;
import java.util.Optional;

/** Webhook endpoints in an {@link InMemoryStore}. */
final class InMemoryWebhookEndpoints implements WebhookEndpoints {
    private final InMemoryStore store;

    InMemoryWebhookEndpoints(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public WebhookEndpoint save(WebhookEndpoint endpoint) {
        WebhookEndpoint.Snapshot now = endpoint.snapshot();
        store.step(state -> {
            long stored = Optional.ofNullable(state.endpoints.get(now.id()))
                    .map(WebhookEndpoint.Snapshot::version)
                    .orElse(0L);
            if (stored != endpoint.loadedVersion()) {
                throw new ConcurrentChange("the webhook endpoint was changed by another transaction");
            }
            state.endpoints.put(now.id(), now);
            return true;
        });
        return WebhookEndpoint.reconstitute(now);
    }

    @Override
    public Optional<WebhookEndpoint> find(WebhookEndpointId id) {
        return store.read(state -> Optional.ofNullable(state.endpoints.get(id)))
                .map(found -> store.required(Kind.WEBHOOK_ENDPOINT, id.value(), found))
                .map(WebhookEndpoint::reconstitute);
    }

    @Override
    public Page<WebhookEndpoint> all() {
        List<WebhookEndpoint> standing = store.read(state -> List.copyOf(state.endpoints.values())).stream()
                .filter(endpoint -> endpoint.status() != EndpointStatus.DELETED)
                .map(WebhookEndpoint::reconstitute)
                .toList();
        List<WebhookEndpoint> readable = standing.stream()
                .filter(each ->
                        store.isReadable(Kind.WEBHOOK_ENDPOINT, each.id().value()))
                .toList();
        return new Page<>(readable, Optional.empty(), standing.size() - readable.size());
    }
}

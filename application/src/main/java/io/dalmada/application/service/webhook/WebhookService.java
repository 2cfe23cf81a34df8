package io.dalmada.application.service.webhook;

import io.dalmada.application.event.EventTypes;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

final class WebhookService implements ManageWebhooks {
    private static final int MOST_ENDPOINTS = 50;

    private final EventPorts ports;

    WebhookService(EventPorts ports) {
        this.ports = ports;
    }

    @Override
    public Shown create(Order order, RequestKey request) {
        requireKnown(order.filter());
        ports.sender().require(order.url());
        SecretText secret = ports.sender().newSecret();
        return inTransaction(() -> known(request).orElseGet(() -> added(order, secret, request)));
    }

    private Shown added(Order order, SecretText secret, RequestKey request) {
        Page<WebhookEndpoint> standing = ports.endpoints().all();
        if (standing.items().size() + standing.leftOut() >= MOST_ENDPOINTS) {
            throw DomainException.of(Refusal.WEBHOOK_TOO_MANY, "there are 50 webhook endpoints: delete one first");
        }
        Instant now = ports.clock().instant();
        WebhookEndpointId id = new WebhookEndpointId(ports.ids().next());
        WebhookEndpoint created =
                WebhookEndpoint.create(id, order.url(), order.description(), order.filter(), secret, now);
        ports.idempotency().start(request, id.value(), now);
        Told told = saved(created);
        ports.queue().open(id, ports.log().end());
        return new Shown(told, Optional.of(secret));
    }

    private Optional<Shown> known(RequestKey request) {
        return ports.idempotency().find(request.caller(), request.key()).map(record -> {
            RequestKeys.requireSame(record, request);
            return new Shown(told(require(new WebhookEndpointId(record.resource()))), Optional.empty());
        });
    }

    @Override
    public Shown rotateSecret(WebhookEndpointId id, Duration overlap, RequestKey request) {
        SecretText secret = ports.sender().newSecret();
        return inTransaction(() -> known(request).orElseGet(() -> {
            Instant now = ports.clock().instant();
            WebhookEndpoint endpoint = require(id);
            endpoint.rotateSecret(secret, overlap, now);
            ports.idempotency().start(request, id.value(), now);
            return new Shown(saved(endpoint), Optional.of(secret));
        }));
    }

    @Override
    public Told change(WebhookEndpointId id, Change change) {
        change.filter().ifPresent(WebhookService::requireKnown);
        change.url().ifPresent(ports.sender()::require);
        return act(id, (endpoint, now) -> {
            endpoint.change(change.url(), change.description(), change.filter(), now);
            change.enabled().ifPresent(enabled -> turn(endpoint, enabled, now));
        });
    }

    private void turn(WebhookEndpoint endpoint, boolean enabled, Instant now) {
        if (enabled) {
            endpoint.enable(now);
            ports.queue().release(endpoint.id(), now);
        } else {
            endpoint.disable("requested", now);
            ports.queue().hold(endpoint.id());
        }
    }

    @Override
    public Told delete(WebhookEndpointId id) {
        return act(id, (endpoint, now) -> {
            endpoint.delete(now);
            ports.queue().hold(id);
        });
    }

    @Override
    public Told ping(WebhookEndpointId id) {
        return act(id, WebhookEndpoint::ping);
    }

    private Told act(WebhookEndpointId id, BiConsumer<WebhookEndpoint, Instant> act) {
        return inTransaction(() -> {
            WebhookEndpoint endpoint = require(id);
            act.accept(endpoint, ports.clock().instant());
            return saved(endpoint);
        });
    }

    @Override
    public Told get(WebhookEndpointId id) {
        return told(require(id));
    }

    /** There are few of them, so a page is cut here. */
    @Override
    public Page<Told> list(Optional<String> cursor, int limit) {
        Optional<UUID> after = cursor.map(WebhookService::read);
        Page<WebhookEndpoint> standing = ports.endpoints().all();
        List<Told> all = standing.items().stream()
                .sorted(Comparator.comparing((WebhookEndpoint e) -> e.id().toString())
                        .reversed())
                .filter(endpoint -> after.isEmpty()
                        || endpoint.id().toString().compareTo(after.get().toString()) < 0)
                .map(this::told)
                .toList();
        List<Told> shown = all.subList(0, Math.min(limit, all.size()));
        return new Page<>(
                shown,
                all.size() > limit
                        ? Optional.of(shown.get(limit - 1).endpoint().id().toString())
                        : Optional.empty(),
                standing.leftOut());
    }

    private static UUID read(String cursor) {
        return UUID.fromString(cursor);
    }

    @Override
    public Page<WebhookDelivery> deliveries(
            WebhookEndpointId id, Optional<DeliveryStatus> status, Optional<String> cursor, int limit) {
        require(id);
        return ports.queue().list(id, status, cursor, limit);
    }

    @Override
    public WebhookDelivery redeliver(WebhookEndpointId id, UUID delivery) {
        return inTransaction(() -> {
            require(id).requireEnabled();
            WebhookDelivery before = ports.queue()
                    .find(delivery)
                    .filter(found -> found.endpoint().equals(id))
                    .orElseThrow(
                            () -> DomainException.of(Refusal.WEBHOOK_DELIVERY_NOT_FOUND, "there is no such delivery"));
            Instant now = ports.clock().instant();
            ports.queue().askAgain(before, now);
            return before.askedForAgain(now);
        });
    }

    private WebhookEndpoint require(WebhookEndpointId id) {
        return ports.endpoints()
                .find(id)
                .filter(endpoint -> endpoint.status() != EndpointStatus.DELETED)
                .orElseThrow(() ->
                        DomainException.of(Refusal.WEBHOOK_ENDPOINT_NOT_FOUND, "there is no such webhook endpoint"));
    }

    private Told saved(WebhookEndpoint endpoint) {
        ports.outbox().append(endpoint.events());
        return told(ports.endpoints().save(endpoint));
    }

    private Told told(WebhookEndpoint endpoint) {
        return new Told(
                endpoint,
                ports.queue()
                        .lane(endpoint.id())
                        .map(WebhookQueue.ReceiverQueue::rest)
                        .flatMap(WebhookQueue.Rest::failingSince));
    }

    private static void requireKnown(EventFilter filter) {
        filter.patterns().forEach(pattern -> {
            if (EventTypes.matching(pattern).isEmpty()) {
                throw DomainException.field(
                        Refusal.WEBHOOK_INVALID, "types", "types must be types of events, or such as payment.*");
            }
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return OptimisticRetry.retrying(() -> ports.transactions().inTransaction(work));
    }
}

package io.dalmada.adapter.rest;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Webhooks as a test sets them up; what reached them is counted in {@link Ports}. */
public final class WebhookTestPorts implements ManageWebhooks {
    private final Ports ports;
    public Supplier<Shown> onShown = Ports::fail;
    public Function<WebhookEndpointId, Told> onTold = id -> Ports.fail();
    public Supplier<Page<Told>> onList = () -> new Page<>(List.of(), Optional.empty());
    public Supplier<Page<WebhookDelivery>> onDeliveries = () -> new Page<>(List.of(), Optional.empty());
    public Supplier<WebhookDelivery> onRedeliver = Ports::fail;

    WebhookTestPorts(Ports ports) {
        this.ports = ports;
    }

    void reset() {
        WebhookTestPorts fresh = new WebhookTestPorts(ports);
        onShown = fresh.onShown;
        onTold = fresh.onTold;
        onList = fresh.onList;
        onDeliveries = fresh.onDeliveries;
        onRedeliver = fresh.onRedeliver;
    }

    @Override
    public Shown create(Order order, RequestKey request) {
        ports.called(
                "create " + order.url() + " " + order.description().orElse("-") + " " + order.filter(),
                Optional.of(request));
        return onShown.get();
    }

    @Override
    public Shown rotateSecret(WebhookEndpointId id, Duration overlap, RequestKey request) {
        ports.called("rotate " + overlap, Optional.of(request));
        return onShown.get();
    }

    @Override
    public Told change(WebhookEndpointId id, Change change) {
        ports.calls.add("change " + change.url().map(Object::toString).orElse("-") + " "
                + change.description().orElse("-") + " "
                + change.filter().map(Object::toString).orElse("-") + " "
                + change.enabled().map(Object::toString).orElse("-"));
        return onTold.apply(id);
    }

    @Override
    public Told delete(WebhookEndpointId id) {
        ports.calls.add("delete");
        return onTold.apply(id);
    }

    @Override
    public Told get(WebhookEndpointId id) {
        ports.calls.add("get");
        return onTold.apply(id);
    }

    @Override
    public Page<Told> list(Optional<String> cursor, int limit) {
        ports.calls.add("list " + cursor.orElse("-") + " " + limit);
        return onList.get();
    }

    @Override
    public Told ping(WebhookEndpointId id) {
        ports.calls.add("ping");
        return onTold.apply(id);
    }

    @Override
    public Page<WebhookDelivery> deliveries(
            WebhookEndpointId id, Optional<DeliveryStatus> status, Optional<String> cursor, int limit) {
        ports.calls.add("deliveries " + status.map(Enum::name).orElse("-") + " " + cursor.orElse("-") + " " + limit);
        return onDeliveries.get();
    }

    @Override
    public WebhookDelivery redeliver(WebhookEndpointId id, UUID delivery) {
        ports.calls.add("redeliver " + delivery);
        return onRedeliver.get();
    }
}

package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.domain.shared.SubscriptionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names the requests that concern subscriptions; see {@link RequestKeys}. */
final class SubscriptionKeys {
    private final RequestKeys keys;

    SubscriptionKeys(RequestKeys keys) {
        this.keys = keys;
    }

    RequestKey of(String caller, IdempotencyKey key, Subscribe.Order order) {
        List<Optional<String>> fields = new ArrayList<>(List.of(
                Optional.of(order.customer().value()),
                Optional.of(order.plan().value()),
                Optional.of(order.billingKey().toString()),
                order.startOn().map(Object::toString),
                order.anchorDay().map(Object::toString),
                Optional.of(Integer.toString(order.quantity())),
                order.periods().map(Object::toString)));
        // A field that is not requested is left out, so that requests of an earlier release have the same fingerprint.
        if (order.allowSeveral()) {
            fields.add(Optional.of("allowSeveral"));
        }
        if (order.skipTrial()) {
            fields.add(Optional.of("skipTrial"));
        }
        return keys.named(caller, key, "POST /v1/subscriptions", fields);
    }

    /** An act on a subscription. */
    RequestKey of(
            String caller, IdempotencyKey key, String operation, SubscriptionId id, List<Optional<String>> fields) {
        List<Optional<String>> all = new ArrayList<>();
        all.add(Optional.of(id.toString()));
        all.addAll(fields);
        return keys.named(caller, key, operation, all);
    }
}

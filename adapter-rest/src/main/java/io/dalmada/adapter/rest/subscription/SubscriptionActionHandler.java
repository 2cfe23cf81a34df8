package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.domain.shared.SubscriptionId;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Handles every action on a subscription: it is named, done once, only on the version that its sender has seen, and
 * answered by {@link SubscriptionAnswers}.
 */
final class SubscriptionActionHandler {
    private final ManageSubscription manage;
    private final IdempotentRequests requests;
    private final SubscriptionKeys names;
    private final ApiJson json;
    private final SubscriptionBodies bodies;

    SubscriptionActionHandler(
            ManageSubscription manage,
            IdempotentRequests requests,
            SubscriptionKeys names,
            ApiJson json,
            SubscriptionBodies bodies) {
        this.manage = manage;
        this.requests = requests;
        this.names = names;
        this.json = json;
        this.bodies = bodies;
    }

    /**
     * The caller and the operation.
     *
     * @param operation method and route
     */
    record Asked(String operation, String id, @Nullable String key, Principal caller, RequestContext exchange) {}

    @FunctionalInterface
    interface Act {
        ApiAnswer go(
                ManageSubscription manage, SubscriptionId id, Optional<RequestKey> once, SubscriptionAnswers answers);
    }

    /** @param fields what the request says besides */
    ResponseEntity<byte[]> answer(Asked asked, List<Optional<String>> fields, Act act) {
        IdempotencyKey key = IdempotencyKey.read(asked.key());
        SubscriptionId id = Ids.subscription(asked.id());
        RequestKey request = names.of(asked.caller().getName(), key, asked.operation(), id, fields);
        SubscriptionAnswers answers = new SubscriptionAnswers(json, bodies, asked.exchange());
        ManageSubscription conditional =
                asked.exchange().ifMatch().map(this::onlyAs).orElse(manage);
        return requests.answer(request, once -> act.go(conditional, id, once, answers));
    }

    private ManageSubscription onlyAs(String ifMatch) {
        return ifMatch.strip().equals(ETags.ANY) ? manage : manage.onlyAs(ETags.read(ifMatch));
    }
}

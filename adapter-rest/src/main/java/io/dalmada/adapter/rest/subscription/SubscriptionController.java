package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.in.ManageSubscription.Seen;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions: begun and read here, managed by {@link SubscriptionActionHandler}. */
@RestController
@RequestMapping("/v1/subscriptions")
@Tag(name = "Subscriptions")
class SubscriptionController {
    private final Subscribe subscribe;
    private final SubscriptionQuery query;
    private final IdempotentRequests requests;
    private final SubscriptionKeys names;
    private final ApiJson json;
    private final SubscriptionBodies bodies;

    SubscriptionController(
            Subscribe subscribe,
            SubscriptionQuery query,
            IdempotentRequests requests,
            SubscriptionKeys names,
            ApiJson json,
            SubscriptionBodies bodies) {
        this.subscribe = subscribe;
        this.query = query;
        this.requests = requests;
        this.names = names;
        this.json = json;
        this.bodies = bodies;
    }

    @PostMapping
    @Route(
            scope = Scope.CHARGE,
            summary = "Subscribe a customer to a plan; without a trial the first period is charged at once",
            request = "subscribe",
            body = SubscriptionBody.class,
            answers = {
                @Route.Success(status = 201, example = "subscription"),
                @Route.Success(status = 202, example = "subscription-incomplete")
            },
            problems = {
                ProblemType.PAYMENT_DECLINED,
                ProblemType.NOT_FOUND,
                ProblemType.BILLING_KEY_NOT_ACTIVE,
                ProblemType.CHARGE_HELD,
                ProblemType.PAYMENT_CANCELED,
                ProblemType.SUBSCRIPTION_STATE,
                ProblemType.SUBSCRIPTION_EXISTS,
                ProblemType.TRIAL_USED,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> subscribe(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody SubscribeRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        Subscribe.Order order = body.toOrder();
        RequestKey request = names.of(caller.getName(), named, order);
        SubscriptionAnswers answers = new SubscriptionAnswers(json, bodies, exchange);
        return requests.answer(request, once -> answers.started(subscribe.subscribe(order, once)));
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.READ,
            summary = "Read a subscription with its last payment; the ETag changes whenever either does",
            body = SubscriptionBody.class,
            tagged = true,
            answers = @Route.Success(status = 200, example = "subscription"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id, RequestContext exchange) {
        SubscriptionResult shown = query.get(Ids.subscription(id));
        SubscriptionBody body = bodies.of(shown, exchange.language());
        return ApiAnswer.json(200, json.write(body))
                .tagged(ETags.of(Seen.of(shown), exchange.language()))
                .send();
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List subscriptions, newest first",
            body = SubscriptionBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "subscriptions"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String customerId,
            @Parameter(schema = @Schema(implementation = SubscriptionStatus.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(
                            description = "true for those with a bill that waits for a person; false for all",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @RequestParam(defaultValue = "false")
                    String held,
            @Parameter(description = "The plan of now") @RequestParam(required = false) @Nullable String planCode,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit,
            RequestContext exchange) {
        SubscriptionFilter filter = new SubscriptionFilter(
                Optional.ofNullable(customerId).map(Ids::customer),
                Optional.ofNullable(status).map(SubscriptionController::status),
                isTrue("held", held),
                Optional.ofNullable(planCode).map(SubscriptionController::plan));
        PageBody<SubscriptionBody> page = PageBody.from(
                PageQuery.of(cursor, limit).read((from, size) -> query.list(filter, from, size)),
                subscription -> bodies.of(subscription, exchange.language()));
        return ApiAnswer.json(200, json.write(page)).send();
    }

    private static SubscriptionStatus status(String text) {
        return SubscriptionStatus.read(text).orElseThrow(() -> EnumParser.unknown("status", SubscriptionStatus.class));
    }

    private static PlanCode plan(String text) {
        try {
            return new PlanCode(text);
        } catch (DomainException malformed) {
            throw MalformedRequest.field("planCode");
        }
    }

    private static boolean isTrue(String field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw MalformedRequest.notOneOf(field, List.of("true", "false"));
        };
    }
}

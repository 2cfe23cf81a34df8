package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.subscription.SubscriptionActionHandler.Asked;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ending a subscription: one request, no reason needed. */
@RestController
@RequestMapping("/v1/subscriptions/{id}")
@Tag(name = "Subscriptions")
class CancelController {
    private final SubscriptionActionHandler acts;

    CancelController(SubscriptionActionHandler acts) {
        this.acts = acts;
    }

    @PostMapping("/cancel")
    @Route(
            scope = Scope.CHARGE,
            summary = "Cancel; nothing is sent afterwards. Tells the last day of service and what may be given back",
            request = "cancel",
            body = SubscriptionBody.class,
            answers = @Route.Success(status = 200, example = "subscription-canceled"),
            problems = {ProblemType.PRECONDITION_FAILED, ProblemType.NOT_FOUND, ProblemType.SUBSCRIPTION_STATE})
    ResponseEntity<byte[]> cancel(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody CancelRequest body) {
        When when = body.toWhen();
        Asked asked = new Asked("POST /v1/subscriptions/{id}/cancel", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(Optional.of(when.name())),
                (manage, subscription, once, answers) -> answers.done(manage.cancel(subscription, when, once)));
    }

    @PostMapping("/uncancel")
    @Route(
            scope = Scope.CHARGE,
            summary = "Take a cancellation at the period's end back",
            body = SubscriptionBody.class,
            answers = @Route.Success(status = 200, example = "subscription"),
            problems = {ProblemType.PRECONDITION_FAILED, ProblemType.NOT_FOUND, ProblemType.SUBSCRIPTION_STATE})
    ResponseEntity<byte[]> uncancel(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange) {
        Asked asked = new Asked("POST /v1/subscriptions/{id}/uncancel", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(),
                (manage, subscription, once, answers) -> answers.done(manage.uncancel(subscription, once)));
    }
}

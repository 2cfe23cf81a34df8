package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.subscription.SubscriptionActionHandler.Asked;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.application.model.Scope;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
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

/** A pause of a subscription, and its end. */
@RestController
@RequestMapping("/v1/subscriptions/{id}")
@Tag(name = "Subscriptions")
class PauseController {
    private final SubscriptionActionHandler acts;

    PauseController(SubscriptionActionHandler acts) {
        this.acts = acts;
    }

    @PostMapping("/pause")
    @Route(
            scope = Scope.CHARGE,
            summary = "Stop service and bills; unused days become credit",
            request = "pause",
            body = SubscriptionBody.class,
            answers = @Route.Success(status = 200, example = "subscription-paused"),
            problems = {
                ProblemType.PRECONDITION_FAILED,
                ProblemType.NOT_FOUND,
                ProblemType.SUBSCRIPTION_STATE,
                ProblemType.BILL_IN_PROGRESS
            })
    ResponseEntity<byte[]> pause(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody PauseRequest body) {
        Optional<LocalDate> until = body.toDay();
        Asked asked = new Asked("POST /v1/subscriptions/{id}/pause", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(until.map(LocalDate::toString)),
                (manage, subscription, once, answers) -> answers.done(manage.pause(subscription, until, once)));
    }

    @PostMapping("/resume")
    @Route(
            scope = Scope.CHARGE,
            summary = "End a pause: a new period begins today and is charged at once",
            body = SubscriptionBody.class,
            answers = {
                @Route.Success(status = 200, example = "subscription"),
                @Route.Success(status = 202, example = "subscription-processing")
            },
            problems = {
                ProblemType.PRECONDITION_FAILED,
                ProblemType.PAYMENT_DECLINED,
                ProblemType.NOT_FOUND,
                ProblemType.SUBSCRIPTION_STATE,
                ProblemType.BILL_IN_PROGRESS,
                ProblemType.BILLING_KEY_NOT_ACTIVE,
                ProblemType.PAYMENT_CANCELED,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> resume(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange) {
        Asked asked = new Asked("POST /v1/subscriptions/{id}/resume", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(),
                (manage, subscription, once, answers) ->
                        answers.paid(manage.resume(subscription, once), PauseController::goesOn));
    }

    private static boolean goesOn(Subscription subscription) {
        return subscription.status() != SubscriptionStatus.PAUSED;
    }
}

package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.subscription.ReleaseRequest.Decision;
import io.dalmada.adapter.rest.subscription.SubscriptionActionHandler.Asked;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.application.model.Scope;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.subscription.Subscription;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator may do about a subscription's open bill. */
@RestController
@RequestMapping("/v1/subscriptions/{id}")
@Tag(name = "Subscriptions")
class OpenBillController {
    private final SubscriptionActionHandler acts;

    OpenBillController(SubscriptionActionHandler acts) {
        this.acts = acts;
    }

    @PostMapping("/pay")
    @Route(
            scope = Scope.CHARGE,
            summary = "Try the open bill now, without using up a retry",
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
    ResponseEntity<byte[]> pay(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange) {
        Asked asked = new Asked("POST /v1/subscriptions/{id}/pay", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(),
                (manage, subscription, once, answers) ->
                        answers.paid(manage.payNow(subscription, once), OpenBillController::isSettled));
    }

    @PostMapping("/release")
    @Route(
            scope = Scope.OPERATE,
            summary = "Decide on a bill that was too old to be collected without a person's word",
            request = "release",
            body = SubscriptionBody.class,
            answers = {
                @Route.Success(status = 200, example = "subscription"),
                @Route.Success(status = 202, example = "subscription-processing")
            },
            problems = {ProblemType.PRECONDITION_FAILED, ProblemType.NOT_FOUND, ProblemType.SUBSCRIPTION_STATE})
    ResponseEntity<byte[]> release(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody ReleaseRequest body) {
        Decision decision = body.toDecision();
        Asked asked = new Asked("POST /v1/subscriptions/{id}/release", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(Optional.of(decision.name())),
                (manage, subscription, once, answers) ->
                        answers.written(manage.release(subscription, decision == Decision.COLLECT, once)));
    }

    @PutMapping("/billing-key")
    @Route(
            scope = Scope.CHARGE,
            summary = "Another card of the customer; an unpaid bill is tried with it at once, see openBill",
            request = "replace-billing-key",
            body = SubscriptionBody.class,
            answers = {
                @Route.Success(status = 200, example = "subscription"),
                @Route.Success(status = 202, example = "subscription-processing")
            },
            problems = {
                ProblemType.PRECONDITION_FAILED,
                ProblemType.NOT_FOUND,
                ProblemType.SUBSCRIPTION_STATE,
                ProblemType.BILLING_KEY_NOT_ACTIVE
            })
    ResponseEntity<byte[]> replaceBillingKey(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody ReplaceBillingKeyRequest body) {
        BillingKeyId other = body.toKey();
        Asked asked = new Asked("PUT /v1/subscriptions/{id}/billing-key", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(Optional.of(other.toString())),
                (manage, subscription, once, answers) ->
                        answers.written(manage.replaceBillingKey(subscription, other, once)));
    }

    private static boolean isSettled(Subscription subscription) {
        return subscription.bill().isEmpty();
    }
}

package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.subscription.SubscriptionActionHandler.Asked;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.domain.subscription.Arrangement;
import io.dalmada.domain.subscription.Subscription;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
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

/** Other terms for a subscription. */
@RestController
@RequestMapping("/v1/subscriptions/{id}")
@Tag(name = "Subscriptions")
class PlanChangeController {
    private final SubscriptionActionHandler acts;

    PlanChangeController(SubscriptionActionHandler acts) {
        this.acts = acts;
    }

    @PostMapping("/change-plan")
    @Route(
            scope = Scope.CHARGE,
            summary =
                    "Change plan or quantity: from the next period on, or now: with credit for unused days, or paid with the next bill",
            request = "change-plan",
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
    ResponseEntity<byte[]> changePlan(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody ChangePlanRequest body) {
        PlanChange change = body.toChange();
        Asked asked = new Asked("POST /v1/subscriptions/{id}/change-plan", id, key, caller, exchange);
        return acts.answer(asked, fields(change), (manage, subscription, once, answers) -> {
            SubscriptionResult result = manage.changePlan(subscription, change, once);
            return isPaidNow(change) ? answers.paid(result, now -> isChanged(now, change)) : answers.done(result);
        });
    }

    @PostMapping("/drop-change")
    @Route(
            scope = Scope.CHARGE,
            summary = "Drop a scheduled change; without one nothing happens",
            body = SubscriptionBody.class,
            answers = @Route.Success(status = 200, example = "subscription"),
            problems = {
                ProblemType.PRECONDITION_FAILED,
                ProblemType.NOT_FOUND,
                ProblemType.SUBSCRIPTION_STATE,
                ProblemType.BILL_IN_PROGRESS
            })
    ResponseEntity<byte[]> dropChange(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange) {
        Asked asked = new Asked("POST /v1/subscriptions/{id}/drop-change", id, key, caller, exchange);
        return acts.answer(
                asked,
                List.of(),
                (manage, subscription, once, answers) -> answers.done(manage.dropChange(subscription, once)));
    }

    /** The first fields keep the names of the first release: requests from before an upgrade are still recognised. */
    private static List<Optional<String>> fields(PlanChange change) {
        List<Optional<String>> fields = new ArrayList<>(List.of(
                Optional.of(change.plan().value()),
                change.quantity().map(Object::toString),
                Optional.of(change.when().name())));
        if (change.price() != PlanChange.Price.AGREED) {
            fields.add(Optional.of(change.price().name()));
        }
        if (change.prorate() != PlanChange.Prorate.NOW) {
            fields.add(Optional.of(change.prorate().name()));
        }
        return fields;
    }

    private static boolean isPaidNow(PlanChange change) {
        return change.when() == When.NOW && change.prorate() == PlanChange.Prorate.NOW;
    }

    private static boolean isChanged(Subscription now, PlanChange wanted) {
        Arrangement holds = now.snapshot().arrangement();
        return holds.terms().plan().equals(wanted.plan())
                && holds.quantity() == wanted.quantity().orElse(holds.quantity());
    }
}

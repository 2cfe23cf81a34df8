package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.RefundPayment;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Refunds of a payment. */
@RestController
@RequestMapping("/v1/payments/{id}/refunds")
@Tag(name = "Payments")
class RefundController {
    private final RefundPayment refund;
    private final IdempotentRequests requests;
    private final RequestKeys names;
    private final ApiJson json;

    RefundController(RefundPayment refund, IdempotentRequests requests, RequestKeys names, ApiJson json) {
        this.refund = refund;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    @PostMapping
    @Route(
            scope = Scope.REFUND,
            summary = "Give back what a payment collected, whole or in part",
            request = "refund",
            body = RefundBody.class,
            answers = {
                @Route.Success(status = 201, example = "refund-done"),
                @Route.Success(status = 202, example = "refund-awaiting-deposit")
            },
            problems = {
                ProblemType.NOT_FOUND,
                ProblemType.PAYMENT_NOT_REFUNDABLE,
                ProblemType.PAYMENT_OUTCOME_OPEN,
                ProblemType.REFUND_IN_PROGRESS,
                ProblemType.REFUND_EXCEEDS_REMAINING,
                ProblemType.REFUND_PARTIAL_NOT_SUPPORTED,
                ProblemType.REFUND_REFUSED,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> refund(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody RefundRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        RefundPayment.Order order = body.toOrder(Ids.payment(id));
        RequestKey request = names.of(caller.getName(), named, order);
        RefundAnswers answers = new RefundAnswers(json);
        return requests.answer(request, once -> answers.of(refund.refund(order, once), exchange));
    }
}

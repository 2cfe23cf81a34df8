package io.dalmada.adapter.rest.payment;

import io.dalmada.adapter.rest.web.ApiAnswer;
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
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.PaymentQuery;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments: amounts to be collected once. */
@RestController
@RequestMapping("/v1/payments")
@Tag(name = "Payments")
class PaymentController {
    private final ChargePayment charge;
    private final PaymentQuery query;
    private final IdempotentRequests requests;
    private final RequestKeys names;
    private final ApiJson json;

    PaymentController(
            ChargePayment charge, PaymentQuery query, IdempotentRequests requests, RequestKeys names, ApiJson json) {
        this.charge = charge;
        this.query = query;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    @PostMapping
    @Route(
            scope = Scope.CHARGE,
            summary = "Charge a billing key once",
            request = "charge",
            body = PaymentBody.class,
            answers = {
                @Route.Success(status = 201, example = "payment-paid"),
                @Route.Success(status = 202, example = "payment-processing")
            },
            problems = {
                ProblemType.PAYMENT_DECLINED,
                ProblemType.NOT_FOUND,
                ProblemType.BILLING_KEY_NOT_ACTIVE,
                ProblemType.CHARGE_HELD,
                ProblemType.PAYMENT_CANCELED,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> charge(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody ChargeRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        ChargePayment.Order order = body.toOrder();
        RequestKey request = names.of(caller.getName(), named, order);
        ChargeAnswers answers = new ChargeAnswers(json);
        return requests.answer(request, once -> answers.of(charge.charge(order, once), exchange));
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.READ,
            summary = "Read a payment with its attempts and refunds",
            body = PaymentBody.class,
            answers = @Route.Success(status = 200, example = "payment-paid"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id, RequestContext exchange) {
        PaymentBody body = PaymentBody.from(query.get(Ids.payment(id)), exchange.language());
        return ApiAnswer.json(200, json.write(body)).send();
    }
}

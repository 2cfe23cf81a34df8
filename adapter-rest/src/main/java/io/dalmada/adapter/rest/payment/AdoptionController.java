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
import io.dalmada.application.port.in.ResolvePayment;
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

/** Books refunds that were made at the gateway without us. */
@RestController
@RequestMapping("/v1/payments/{id}/adoption")
@Tag(name = "Payments")
class AdoptionController {
    private final ResolvePayment resolve;
    private final IdempotentRequests requests;
    private final RequestKeys names;
    private final ApiJson json;

    AdoptionController(ResolvePayment resolve, IdempotentRequests requests, RequestKeys names, ApiJson json) {
        this.resolve = resolve;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    /** The actor is the API key's name: its holder is responsible for what is booked with it. */
    @PostMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "Book what the gateway shows to be given back without us, in the name of the API key",
            request = "adoption",
            body = PaymentBody.class,
            answers = @Route.Success(status = 200, example = "payment-paid"),
            problems = {
                ProblemType.NOT_FOUND,
                ProblemType.STATE_CONFLICT,
                ProblemType.REFUND_IN_PROGRESS,
                ProblemType.RESOLUTION_CONTRADICTED,
                ProblemType.RESOLUTION_UNVERIFIED
            })
    ResponseEntity<byte[]> adopt(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody AdoptionRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        ResolvePayment.OfGateway decision = body.toDecision(Ids.payment(id), caller.getName());
        RequestKey request = names.of(caller.getName(), named, decision);
        return requests.answer(request, once -> {
            PaymentBody booked = PaymentBody.from(resolve.resolve(decision, once), exchange.language());
            return ApiAnswer.json(200, json.write(booked)).asFinal();
        });
    }
}

package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.shared.CustomerId;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Billing keys: the right to charge a customer's card. */
@RestController
@RequestMapping("/v1/billing-keys")
@Tag(name = "Billing keys")
class BillingKeyController {
    private final RegisterBillingKey register;
    private final RevokeBillingKey revoke;
    private final BillingKeyQuery query;
    private final IdempotentRequests requests;
    private final RequestKeys names;
    private final CardTestingLimiter trials;
    private final ApiJson json;
    private final CardMonths months;

    BillingKeyController(
            RegisterBillingKey register,
            RevokeBillingKey revoke,
            BillingKeyQuery query,
            IdempotentRequests requests,
            RequestKeys names,
            CardTestingLimiter trials,
            ApiJson json,
            CardMonths months) {
        this.register = register;
        this.revoke = revoke;
        this.query = query;
        this.requests = requests;
        this.names = names;
        this.trials = trials;
        this.json = json;
        this.months = months;
    }

    @PostMapping
    @Route(
            scope = Scope.CHARGE,
            summary = "Register a card and get a billing key for it",
            request = "register-billing-key",
            body = BillingKeyBody.class,
            answers = @Route.Success(status = 201, example = "billing-key"),
            problems = {
                ProblemType.CARD_REFUSED,
                ProblemType.CARD_ENTRY_REQUIRED_AGAIN,
                ProblemType.TOO_MANY_REFUSED_CARDS,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> register(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            HttpServletRequest from,
            @RequestBody RegisterBillingKeyRequest body) {
        try (body) {
            IdempotencyKey named = IdempotencyKey.read(key);
            RegisterBillingKey.Card command = body.toCommand(months.current());
            CardTestingLimiter.Trier trier =
                    new CardTestingLimiter.Trier(caller.getName(), from.getRemoteAddr(), command.customer());
            return answer(names.of(caller.getName(), named, command), command, trier, exchange);
        }
    }

    /** The card is wiped here in every case, also when an earlier answer is repeated. */
    private ResponseEntity<byte[]> answer(
            RequestKey request,
            RegisterBillingKey.Card command,
            CardTestingLimiter.Trier trier,
            RequestContext exchange) {
        RegistrationAnswers answers = new RegistrationAnswers(json);
        try (CardEntry card = command.card()) {
            return requests.answer(
                    request, once -> answers.of(trials.of(trier, () -> register.register(command, once)), exchange));
        }
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.READ,
            summary = "Read a billing key",
            body = BillingKeyBody.class,
            answers = @Route.Success(status = 200, example = "billing-key"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id) {
        BillingKeyBody body = BillingKeyBody.from(query.get(Ids.billingKey(id)));
        return ApiAnswer.json(200, json.write(body)).send();
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List a customer's billing keys, newest first",
            body = BillingKeyBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "billing-keys"))
    ResponseEntity<byte[]> list(
            @RequestParam String customerId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        CustomerId customer = Ids.customer(customerId);
        PageBody<BillingKeyBody> page = PageBody.from(
                PageQuery.of(cursor, limit).read((from, size) -> query.list(customer, from, size)),
                BillingKeyBody::from);
        return ApiAnswer.json(200, json.write(page)).send();
    }

    @DeleteMapping("/{id}")
    @Route(
            scope = Scope.CHARGE,
            summary = "Revoke a billing key: nothing is charged with it any more; repeating changes nothing",
            body = BillingKeyBody.class,
            answers = @Route.Success(status = 200, example = "billing-key-revoked"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> revoke(@PathVariable String id) {
        BillingKeyBody body = BillingKeyBody.from(revoke.revoke(Ids.billingKey(id)));
        return ApiAnswer.json(200, json.write(body)).send();
    }
}

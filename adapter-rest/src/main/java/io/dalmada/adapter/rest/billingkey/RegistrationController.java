package io.dalmada.adapter.rest.billingkey;

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
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.RegisterByWindow.Completion;
import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.GatewayId;
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
import org.springframework.web.bind.annotation.RestController;

/**
 * Cards that customers enter in the gateway's own window. The browser's next step is not stored, since it may hold values
 * that must not be at rest: a repeated opening opens the same registration anew. The outcome is stored.
 */
@RestController
@RequestMapping(RegistrationController.PATH)
@Tag(name = "Billing keys")
class RegistrationController {
    static final String PATH = "/v1/billing-key-registrations";

    private final RegisterByWindow windows;
    private final IdempotentRequests requests;
    private final RequestKeys names;
    private final ApiJson json;

    RegistrationController(RegisterByWindow windows, IdempotentRequests requests, RequestKeys names, ApiJson json) {
        this.windows = windows;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    @PostMapping
    @Route(
            scope = Scope.CHARGE,
            summary = "Open the gateway's window, where a customer enters a card that never reaches us",
            request = "open-registration",
            body = RegistrationBody.class,
            answers = @Route.Success(status = 201, example = "registration-opened"),
            problems = {
                ProblemType.REGISTRATION_STATE,
                ProblemType.WINDOW_REFUSED,
                ProblemType.WINDOW_NOT_OPENED,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> open(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody OpenRegistrationRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        RegisterByWindow.Order order = body.toOrder(exchange.language());
        RequestKey request = named(caller, named, "", fields(order));
        return requests.answer(request, once -> new OpeningAnswers(json).of(windows.open(order, once), exchange));
    }

    private static List<Optional<String>> fields(RegisterByWindow.Order order) {
        return List.of(
                Optional.of(order.customer().value()),
                order.gateway().map(GatewayId::value),
                Optional.of(order.buyer().name()),
                order.buyer().email(),
                order.buyer().phone(),
                Optional.of(order.returnAddress().toString()));
    }

    @PostMapping("/{id}/completion")
    @Route(
            scope = Scope.CHARGE,
            summary = "Hand in what the customer's browser brought back; the proof in it buys one billing key",
            request = "complete-registration",
            body = RegistrationBody.class,
            answers = @Route.Success(status = 200, example = "registration-issued"),
            problems = {
                ProblemType.CARD_REFUSED,
                ProblemType.NOT_FOUND,
                ProblemType.REGISTRATION_STATE,
                ProblemType.REGISTRATION_FORGED,
                ProblemType.CARD_ENTRY_REQUIRED_AGAIN,
                ProblemType.GATEWAY_MISCONFIGURED,
                ProblemType.NOT_ATTEMPTED
            })
    ResponseEntity<byte[]> complete(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            RequestContext exchange,
            @RequestBody CompleteRegistrationRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        BillingKeyId registration = Ids.billingKey(id);
        ReturnedRequest returned = body.toReturned();
        RequestKey request = named(caller, named, "/{id}/completion", ReturnFields.of(registration, returned));
        return requests.answer(request, once -> answer(windows.complete(registration, returned, once), exchange));
    }

    private ApiAnswer answer(Completion completion, RequestContext exchange) {
        ApiAnswer asItIs = state(completion.registration()).asFinal();
        RegistrationAnswers answers = new RegistrationAnswers(json);
        return completion
                .result()
                .map(result -> result.fold(
                        registered -> asItIs,
                        refused -> answers.of(refused, exchange),
                        not -> answers.of(not, exchange),
                        unknown -> answers.of(unknown, exchange)))
                .orElse(asItIs);
    }

    @PostMapping("/{id}/cancel")
    @Route(
            scope = Scope.CHARGE,
            summary = "Give a registration up; repeating changes nothing",
            body = RegistrationBody.class,
            answers = @Route.Success(status = 200, example = "registration-canceled"),
            problems = {ProblemType.NOT_FOUND, ProblemType.REGISTRATION_STATE})
    ResponseEntity<byte[]> cancel(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller) {
        IdempotencyKey named = IdempotencyKey.read(key);
        BillingKeyId registration = Ids.billingKey(id);
        RequestKey request = named(caller, named, "/{id}/cancel", List.of(Optional.of(id)));
        return requests.answer(
                request, once -> state(windows.cancel(registration, once)).asFinal());
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.READ,
            summary = "Read a registration",
            body = RegistrationBody.class,
            answers = @Route.Success(status = 200, example = "registration-issued"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return state(windows.get(Ids.billingKey(id))).send();
    }

    private ApiAnswer state(Registration registration) {
        return ApiAnswer.json(200, json.write(RegistrationBody.from(registration)));
    }

    private RequestKey named(Principal caller, IdempotencyKey key, String path, List<Optional<String>> fields) {
        return names.named(caller.getName(), key, "POST " + PATH + path, fields);
    }
}

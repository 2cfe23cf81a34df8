package io.dalmada.adapter.rest.billingrun;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.adapter.rest.web.idempotency.RequestKeys;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.BillingRuns;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Billing runs, as an operator sees them; they also start by themselves. */
@RestController
@RequestMapping("/v1/billing-runs")
@Tag(name = "Billing runs")
class BillingRunController {
    private static final String PATH = "/v1/billing-runs";

    private final BillingRuns runs;
    private final IdempotentRequests requests;
    private final RequestKeys names;
    private final ApiJson json;

    BillingRunController(BillingRuns runs, IdempotentRequests requests, RequestKeys names, ApiJson json) {
        this.runs = runs;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    @PostMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "Collect what is due now; answers with the runs, which go on by themselves",
            request = "start-billing-run",
            body = BillingRunBody.class,
            list = true,
            answers = @Route.Success(status = 202, example = "billing-runs"),
            problems = ProblemType.CHARGE_HELD)
    ResponseEntity<byte[]> start(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            @RequestBody StartRunRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        Optional<GatewayId> gateway = body.toGateway();
        return requests.answer(
                names.named(caller.getName(), named, "POST " + PATH, List.of(gateway.map(GatewayId::value))),
                once -> started(runs.start(gateway, caller.getName(), once)));
    }

    private ApiAnswer started(List<BillingRun> begun) {
        List<BillingRunBody> bodies = begun.stream().map(BillingRunBody::from).toList();
        return ApiAnswer.json(202, json.write(new PageBody<>(bodies, null)))
                .at(PATH)
                .asFinal();
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List billing runs, newest first",
            body = BillingRunBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "billing-runs"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        PageBody<BillingRunBody> page =
                PageBody.from(PageQuery.of(cursor, limit).read(runs::list), BillingRunBody::from);
        return ApiAnswer.json(200, json.write(page)).send();
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.READ,
            summary = "Read how far a billing run is",
            body = BillingRunBody.class,
            answers = @Route.Success(status = 200, example = "billing-run"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id) {
        BillingRunBody body = runs.find(Ids.run(id))
                .map(BillingRunBody::from)
                .orElseThrow(() -> MalformedRequest.of(ProblemType.NOT_FOUND));
        return ApiAnswer.json(200, json.write(body)).send();
    }
}

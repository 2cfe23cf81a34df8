package io.dalmada.adapter.rest.reconciliation;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.ReconciliationFields;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The gateways' days beside our books. */
@RestController
@RequestMapping("/v1/reconciliations/{date}")
@Tag(name = "Reconciliations")
class ReconciliationController {
    private final ReconcileDay reconcile;
    private final ReconciliationQuery query;
    private final ApiJson json;

    ReconciliationController(ReconcileDay reconcile, ReconciliationQuery query, ApiJson json) {
        this.reconcile = reconcile;
        this.query = query;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "Read the latest reconciliation of a day in Korea, one for each gateway",
            body = ReconciliationBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "reconciliations"),
            problems = {ProblemType.NOT_FOUND, ProblemType.VALIDATION_FAILED})
    ResponseEntity<byte[]> get(@PathVariable String date, @RequestParam(required = false) @Nullable String gateway) {
        LocalDate day = ReconciliationFields.day(date);
        return answer(query.get(ReconciliationFields.gateway(gateway), day));
    }

    /** Needs no Idempotency-Key: repeating it does nothing twice. */
    @PostMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "Reconcile a day in Korea now; a second charge of one payment is given back, once",
            body = ReconciliationBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "reconciliations"),
            problems = ProblemType.VALIDATION_FAILED)
    ResponseEntity<byte[]> reconcile(
            @PathVariable String date, @RequestParam(required = false) @Nullable String gateway) {
        LocalDate day = ReconciliationFields.day(date);
        Optional<GatewayId> named = ReconciliationFields.gateway(gateway);
        return answer(named.map(id -> List.of(reconcile.of(id, day))).orElseGet(() -> reconcile.ofAll(day)));
    }

    private ResponseEntity<byte[]> answer(List<Reconciliation> results) {
        PageBody<ReconciliationBody> all =
                new PageBody<>(results.stream().map(ReconciliationBody::from).toList(), null);
        return ApiAnswer.json(200, json.write(all)).send();
    }
}

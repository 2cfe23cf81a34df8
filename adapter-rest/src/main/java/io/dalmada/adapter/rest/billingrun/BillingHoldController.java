package io.dalmada.adapter.rest.billingrun;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.ReconciliationFields;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.BillingRuns;
import io.dalmada.domain.gateway.GatewayId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops billing at a gateway and lets it go on. Both may be repeated, and need no Idempotency-Key. */
@RestController
@RequestMapping("/v1/billing-holds")
@Tag(name = "Billing runs")
class BillingHoldController {
    private final BillingRuns runs;
    private final ApiJson json;

    BillingHoldController(BillingRuns runs, ApiJson json) {
        this.runs = runs;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List the gateways at which billing is stopped",
            body = BillingHoldBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "billing-holds"))
    ResponseEntity<byte[]> list() {
        List<BillingHoldBody> holds =
                runs.holds().stream().map(BillingHoldBody::from).toList();
        return ApiAnswer.json(200, json.write(new PageBody<>(holds, null))).send();
    }

    @PutMapping("/{gateway}")
    @Route(
            scope = Scope.OPERATE,
            summary = "Stop billing at a gateway; what is on its way comes to its end. The first reason stays",
            request = "hold-billing",
            body = BillingHoldBody.class,
            answers = @Route.Success(status = 200, example = "billing-hold"))
    ResponseEntity<byte[]> hold(@PathVariable String gateway, Principal caller, @RequestBody HoldRequest body) {
        GatewayId at = gateway(gateway);
        BillingHoldBody hold = BillingHoldBody.from(runs.hold(at, caller.getName(), body.toReason()));
        return ApiAnswer.json(200, json.write(hold)).send();
    }

    @DeleteMapping("/{gateway}")
    @Route(
            scope = Scope.OPERATE,
            summary = "Let billing at a gateway go on; answers with the holds that are left",
            body = BillingHoldBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "billing-holds"),
            problems = ProblemType.VALIDATION_FAILED)
    ResponseEntity<byte[]> resume(@PathVariable String gateway) {
        runs.resume(gateway(gateway));
        return list();
    }

    private static GatewayId gateway(String text) {
        return Optional.of(text).flatMap(ReconciliationFields::gateway).orElseThrow();
    }
}

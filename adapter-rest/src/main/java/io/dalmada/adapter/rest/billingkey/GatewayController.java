package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.GatewayQuery;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configured merchant accounts. */
@RestController
@RequestMapping("/v1/gateways")
@Tag(name = "Gateways")
class GatewayController {
    private final GatewayQuery gateways;
    private final ApiJson json;

    GatewayController(GatewayQuery gateways, ApiJson json) {
        this.gateways = gateways;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List the configured gateway accounts and what they can do",
            body = GatewayBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "gateways"))
    ResponseEntity<byte[]> list() {
        PageBody<GatewayBody> all =
                new PageBody<>(gateways.all().stream().map(GatewayBody::from).toList(), null);
        return ApiAnswer.json(200, json.write(all)).send();
    }
}

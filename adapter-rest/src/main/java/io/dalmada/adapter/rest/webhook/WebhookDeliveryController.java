package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.EnumParser;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to an endpoint, and how it answered. */
@RestController
@RequestMapping(WebhookEndpointController.PATH + "/{id}/deliveries")
@Tag(name = "Webhooks")
class WebhookDeliveryController {
    private final ManageWebhooks webhooks;
    private final ApiJson json;

    WebhookDeliveryController(ManageWebhooks webhooks, ApiJson json) {
        this.webhooks = webhooks;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "List deliveries, newest first; those that came to their end are kept for 30 days",
            body = WebhookDeliveryBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "webhook-deliveries"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> list(
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"PENDING", "HELD", "DELIVERED", "GIVEN_UP"}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        WebhookEndpointId endpoint = Ids.webhookEndpoint(id);
        Optional<DeliveryStatus> wanted = Optional.ofNullable(status).map(WebhookDeliveryController::status);
        PageBody<WebhookDeliveryBody> page = PageBody.from(
                PageQuery.of(cursor, limit).read((from, size) -> webhooks.deliveries(endpoint, wanted, from, size)),
                WebhookDeliveryBody::from);
        return ApiAnswer.json(200, json.write(page)).send();
    }

    /** Repeating it changes nothing until it has been sent, and needs no Idempotency-Key. */
    @PostMapping("/{delivery}/redeliver")
    @Route(
            scope = Scope.OPERATE,
            summary = "Send an event again, whatever came of it before; its webhook-id stays the same",
            body = WebhookDeliveryBody.class,
            answers = @Route.Success(status = 202, example = "webhook-delivery"),
            problems = {ProblemType.NOT_FOUND, ProblemType.WEBHOOK_ENDPOINT_STATE, ProblemType.CONCURRENT_CHANGE})
    ResponseEntity<byte[]> redeliver(@PathVariable String id, @PathVariable String delivery) {
        WebhookEndpointId endpoint = Ids.webhookEndpoint(id);
        WebhookDeliveryBody body = WebhookDeliveryBody.from(webhooks.redeliver(endpoint, Ids.delivery(delivery)));
        return ApiAnswer.json(202, json.write(body))
                .at(WebhookEndpointController.PATH + "/" + endpoint + "/deliveries")
                .send();
    }

    private static DeliveryStatus status(String text) {
        return EnumParser.find(DeliveryStatus.class, text)
                .orElseThrow(() -> EnumParser.unknown("status", DeliveryStatus.class));
    }
}

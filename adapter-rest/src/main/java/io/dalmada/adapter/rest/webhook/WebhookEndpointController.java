package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.idempotency.IdempotentRequests;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageWebhooks;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints to which events are sent. */
@RestController
@RequestMapping(WebhookEndpointController.PATH)
@Tag(name = "Webhooks")
class WebhookEndpointController {
    static final String PATH = "/v1/webhook-endpoints";

    private final ManageWebhooks webhooks;
    private final IdempotentRequests requests;
    private final WebhookKeys names;
    private final ApiJson json;

    WebhookEndpointController(ManageWebhooks webhooks, IdempotentRequests requests, WebhookKeys names, ApiJson json) {
        this.webhooks = webhooks;
        this.requests = requests;
        this.names = names;
        this.json = json;
    }

    @PostMapping
    @Route(
            scope = Scope.ADMIN,
            summary = "Have events sent to an address from now on; the secret is shown in this answer alone",
            request = "create-webhook-endpoint",
            body = WebhookEndpointBody.class,
            answers = @Route.Success(status = 201, example = "webhook-endpoint-created"),
            problems = ProblemType.WEBHOOK_TOO_MANY)
    ResponseEntity<byte[]> create(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            @RequestBody CreateWebhookRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        ManageWebhooks.Order order = body.toOrder();
        RequestKey request = names.of(caller.getName(), named, order);
        return requests.once(request, () -> shown(201, webhooks.create(order, request)));
    }

    @PostMapping("/{id}/rotate-secret")
    @Route(
            scope = Scope.ADMIN,
            summary = "Make a new secret, shown in this answer alone; for a while deliveries are signed with both",
            request = "rotate-secret",
            body = WebhookEndpointBody.class,
            answers = @Route.Success(status = 200, example = "webhook-endpoint-created"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> rotateSecret(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Principal caller,
            @RequestBody RotateSecretRequest body) {
        IdempotencyKey named = IdempotencyKey.read(key);
        RequestKey request = names.ofRotation(caller.getName(), named, Ids.webhookEndpoint(id), body.toOverlap());
        return requests.once(
                request, () -> shown(200, webhooks.rotateSecret(Ids.webhookEndpoint(id), body.toOverlap(), request)));
    }

    /** The first answer has the secret; the one that is stored for repeated requests has not. */
    private IdempotentRequests.Once shown(int status, ManageWebhooks.Shown shown) {
        WebhookEndpointBody first = WebhookEndpointBody.from(shown);
        WebhookEndpointBody later = WebhookEndpointBody.from(shown.told());
        return new IdempotentRequests.Once(
                ApiAnswer.json(status, json.write(first)).at(first.path()),
                ApiAnswer.json(status, json.write(later)).at(later.path()));
    }

    @GetMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "List webhook endpoints, newest first",
            body = WebhookEndpointBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "webhook-endpoints"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        PageBody<WebhookEndpointBody> page =
                PageBody.from(PageQuery.of(cursor, limit).read(webhooks::list), WebhookEndpointBody::from);
        return ApiAnswer.json(200, json.write(page)).send();
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.OPERATE,
            summary = "Read a webhook endpoint and how it fares",
            body = WebhookEndpointBody.class,
            answers = @Route.Success(status = 200, example = "webhook-endpoint"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return told(webhooks.get(Ids.webhookEndpoint(id)));
    }

    @PatchMapping("/{id}")
    @Route(
            scope = Scope.ADMIN,
            summary = "Change a webhook endpoint, stop it, or let it go on with what happened meanwhile",
            request = "change-webhook-endpoint",
            body = WebhookEndpointBody.class,
            answers = @Route.Success(status = 200, example = "webhook-endpoint"),
            problems = {ProblemType.NOT_FOUND, ProblemType.CONCURRENT_CHANGE})
    ResponseEntity<byte[]> change(@PathVariable String id, @RequestBody ChangeWebhookRequest body) {
        return told(webhooks.change(Ids.webhookEndpoint(id), body.toChange()));
    }

    @DeleteMapping("/{id}")
    @Route(
            scope = Scope.ADMIN,
            summary = "End a webhook endpoint for good; what waits is not sent any more",
            body = WebhookEndpointBody.class,
            answers = @Route.Success(status = 200, example = "webhook-endpoint-deleted"),
            problems = {ProblemType.NOT_FOUND, ProblemType.CONCURRENT_CHANGE})
    ResponseEntity<byte[]> delete(@PathVariable String id) {
        return told(webhooks.delete(Ids.webhookEndpoint(id)));
    }

    /** Repeating it sends another test, and needs no Idempotency-Key. */
    @PostMapping("/{id}/ping")
    @Route(
            scope = Scope.OPERATE,
            summary = "Send a test event, webhook_endpoint.pinged, to this endpoint alone; see its deliveries",
            body = WebhookEndpointBody.class,
            answers = @Route.Success(status = 202, example = "webhook-endpoint"),
            problems = {ProblemType.NOT_FOUND, ProblemType.WEBHOOK_ENDPOINT_STATE, ProblemType.CONCURRENT_CHANGE})
    ResponseEntity<byte[]> ping(@PathVariable String id) {
        WebhookEndpointBody body = WebhookEndpointBody.from(webhooks.ping(Ids.webhookEndpoint(id)));
        return ApiAnswer.json(202, json.write(body))
                .at(body.path() + "/deliveries")
                .send();
    }

    private ResponseEntity<byte[]> told(ManageWebhooks.Told told) {
        return ApiAnswer.json(200, json.write(WebhookEndpointBody.from(told))).send();
    }
}

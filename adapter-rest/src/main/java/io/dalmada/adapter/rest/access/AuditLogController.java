package io.dalmada.adapter.rest.access;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.Times;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.AuditLogFilter;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.domain.shared.DomainException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which caller asked for what. It can be read here, and changed nowhere. */
@RestController
@RequestMapping("/v1/audit-log")
@Tag(name = "Audit log")
class AuditLogController {
    private final AuditTrail trail;
    private final ApiJson json;

    AuditLogController(AuditTrail trail, ApiJson json) {
        this.trail = trail;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.ADMIN,
            summary = "List requests that changed something or were denied, newest first",
            body = AuditEntryBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "audit-log"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String apiKey,
            @Parameter(description = "The path of a thing, such as /v1/payments/0193…")
                    @RequestParam(required = false)
                    @Nullable
                    String object,
            @Parameter(description = "The first moment, with its offset") @RequestParam(required = false) @Nullable
                    String from,
            @Parameter(description = "The first moment not any more") @RequestParam(required = false) @Nullable
                    String until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        AuditLogFilter filter = new AuditLogFilter(
                Optional.ofNullable(apiKey).map(AuditLogController::key),
                Optional.ofNullable(object),
                Optional.ofNullable(from).map(text -> Times.read("from", text)),
                Optional.ofNullable(until).map(text -> Times.read("until", text)));
        PageBody<AuditEntryBody> page = PageBody.from(
                PageQuery.of(cursor, limit).read((at, size) -> trail.list(filter, at, size)), AuditEntryBody::from);
        return ApiAnswer.json(200, json.write(page)).send();
    }

    private static ApiKeyId key(String text) {
        try {
            return new ApiKeyId(text);
        } catch (DomainException malformed) {
            throw MalformedRequest.field("apiKey");
        }
    }
}

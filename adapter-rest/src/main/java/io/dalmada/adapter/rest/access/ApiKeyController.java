package io.dalmada.adapter.rest.access;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.domain.shared.DomainException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API keys of callers. Takes no Idempotency-Key: an answer that holds a secret is not kept for replay. */
@RestController
@RequestMapping("/v1/api-keys")
@Tag(name = "API keys")
class ApiKeyController {
    private final ManageApiKeys keys;
    private final ApiJson json;
    private final Clock clock;

    ApiKeyController(ManageApiKeys keys, ApiJson json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping
    @Route(
            scope = Scope.ADMIN,
            summary = "Give out an API key; its secret is in this answer and nowhere else. An id is given once",
            request = "issue-api-key",
            body = ApiKeyBody.class,
            answers = @Route.Success(status = 201, example = "api-key-issued"),
            problems = ProblemType.API_KEY_TAKEN)
    ResponseEntity<byte[]> issue(Principal caller, @RequestBody IssueApiKeyRequest body) {
        ApiKeyBody issued = ApiKeyBody.from(keys.issue(body.toKey(), new ApiKeyId(caller.getName())), clock.instant());
        return ApiAnswer.json(201, json.write(issued)).at(issued.path()).send();
    }

    @PostMapping("/{id}/rotate")
    @Route(
            scope = Scope.ADMIN,
            summary =
                    "Give an API key another secret. While an older one is still good, that one stays so and the newer"
                            + " one is replaced: a rotation whose answer was lost is simply repeated",
            request = "rotate-api-key",
            body = ApiKeyBody.class,
            answers = @Route.Success(status = 200, example = "api-key-issued"),
            problems = {ProblemType.NOT_FOUND, ProblemType.STATE_CONFLICT, ProblemType.CONCURRENT_CHANGE})
    ResponseEntity<byte[]> rotate(@PathVariable String id, @RequestBody RotateApiKeyRequest body) {
        ApiKeyBody rotated = ApiKeyBody.from(keys.rotate(id(id), body.toOverlap()), clock.instant());
        return ApiAnswer.json(200, json.write(rotated)).send();
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.ADMIN,
            summary = "Read an API key, without its secret",
            body = ApiKeyBody.class,
            answers = @Route.Success(status = 200, example = "api-key"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return ApiAnswer.json(200, json.write(ApiKeyBody.from(keys.get(id(id)), clock.instant())))
                .send();
    }

    @GetMapping
    @Route(
            scope = Scope.ADMIN,
            summary = "List API keys by id; those from configuration are not among them",
            body = ApiKeyBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "api-keys"))
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        PageBody<ApiKeyBody> page = PageBody.from(
                PageQuery.of(cursor, limit).read(keys::list), key -> ApiKeyBody.from(key, clock.instant()));
        return ApiAnswer.json(200, json.write(page)).send();
    }

    @DeleteMapping("/{id}")
    @Route(
            scope = Scope.ADMIN,
            summary = "Revoke an API key: it is of no use from the next request on; repeating changes nothing",
            body = ApiKeyBody.class,
            answers = @Route.Success(status = 200, example = "api-key"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> revoke(@PathVariable String id) {
        return ApiAnswer.json(200, json.write(ApiKeyBody.from(keys.revoke(id(id)), clock.instant())))
                .send();
    }

    private static ApiKeyId id(String text) {
        try {
            return new ApiKeyId(text);
        } catch (DomainException malformed) {
            throw MalformedRequest.field("id");
        }
    }
}

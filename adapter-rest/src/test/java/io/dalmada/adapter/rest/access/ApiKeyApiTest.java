package io.dalmada.adapter.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.adapter.rest.openapi.ExampleFiles;
import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SecretHash;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyApiTest extends ApiTest {
    private static final String KEYS = "/v1/api-keys";
    private static final String NEW =
            "{\"id\":\"backend\",\"scopes\":[\"read\",\"charge\"],\"expiresAt\":\"2027-11-23T09:00:00+09:00\"}";
    private static final Instant NOW = RestTestApplication.NOW;

    @BeforeEach
    void thereIsAKey() {
        access.onKey = () -> new ApiKey(
                new ApiKeyId("backend"),
                Set.of(Scope.CHARGE, Scope.READ),
                new ApiKeyId("shop"),
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(365))),
                Optional.empty(),
                Optional.of(NOW),
                new ApiKey.Secret(SecretHash.of("dmk_told_once"), NOW),
                Optional.of(new ApiKey.Retiring(SecretHash.of("dmk_old"), NOW.plusSeconds(3600))));
    }

    @Test
    void tells_a_new_key_once_and_where_to_find_it() {
        Reply reply = client().without("Idempotency-Key").post(KEYS, NEW);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(KEYS + "/backend");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.<String>at("secret")).isEqualTo("dmk_told_once");
        assertThat(access.calls).containsExactly("issue backend [READ, CHARGE] until 2027-11-23T00:00:00Z by shop");
    }

    @Test
    void shows_a_key_without_its_secret_and_without_any_hash() {
        Reply reply = client().get(KEYS + "/backend");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.<List<String>>at("scopes")).containsExactly("read", "charge");
        assertThat(reply.<String>at("status")).isEqualTo("ACTIVE");
        assertThat(reply.<String>at("oldSecretUntil")).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(reply.has("secret")).isFalse();
        assertThat(reply.body()).doesNotContain("dmk_").doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void rotates_with_a_day_of_overlap_unless_told_otherwise() {
        assertThat(client().post(KEYS + "/backend/rotate", "{}").<String>at("secret"))
                .isEqualTo("dmk_told_once");
        client().post(KEYS + "/backend/rotate", "{\"overlapHours\":0}");

        assertThat(access.calls).containsExactly("rotate backend PT24H", "rotate backend PT0S");
    }

    @Test
    void revokes_and_lists() {
        assertThat(client().delete(KEYS + "/backend").status()).isEqualTo(200);
        Reply page = client().get(KEYS + "?limit=2&cursor=abc");

        assertThat(page.<String>at("items[0].id")).isEqualTo("backend");
        assertThat(page.<String>at("nextCursor")).isEqualTo("more");
        assertThat(access.calls).containsExactly("revoke backend", "list abc 2");
    }

    @ParameterizedTest
    @CsvSource({
        "id, 422, '{\"scopes\":[\"read\"]}'",
        "id, 422, '{\"id\":\"two words\",\"scopes\":[\"read\"]}'",
        "scopes, 422, '{\"id\":\"a\"}'",
        "scopes, 422, '{\"id\":\"a\",\"scopes\":[\"READ\"]}'",
        "scopes, 422, '{\"id\":\"a\",\"scopes\":[null]}'",
        "expiresAt, 400, '{\"id\":\"a\",\"scopes\":[\"read\"],\"expiresAt\":\"tomorrow\"}'"
    })
    void names_the_field_that_cannot_be_accepted(String field, int status, String body) {
        Reply reply = client().post(KEYS, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.<String>at("field")).isEqualTo(field);
        assertThat(access.calls).isEmpty();
    }

    @Test
    void says_that_an_id_was_given_before() {
        access.onKey = () -> {
            throw DomainException.field(Refusal.API_KEY_TAKEN, "id", "there is or was an API key of this id");
        };

        Reply reply = client().post(KEYS, NEW);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:api-key-taken");
        assertThat(client().get(KEYS + "/a%20b").status()).isEqualTo(400);
    }

    @Test
    void shows_requests_that_are_accepted() {
        assertThat(ExampleFiles.request("issue-api-key", IssueApiKeyRequest.class)
                        .toKey()
                        .id())
                .hasToString("shop-backend");
        assertThat(ExampleFiles.request("rotate-api-key", RotateApiKeyRequest.class)
                        .toOverlap())
                .isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({"api-key", "api-key-issued"})
    void shows_answers_as_they_are_given(String example) throws ClassNotFoundException {
        ExampleFiles.requireAsGiven(example, "access.ApiKeyBody");
    }
}

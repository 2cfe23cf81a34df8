package io.dalmada.adapter.rest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.BadInput;
import io.dalmada.adapter.rest.BadInputTest;
import io.dalmada.adapter.rest.Client;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.ManageWebhooks.Shown;
import io.dalmada.application.port.in.ManageWebhooks.Told;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.dalmada.domain.webhook.WebhookUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Webhook endpoints and their deliveries. */
class WebhookApiTest extends ApiTest {
    private static final String ENDPOINTS = "/v1/webhook-endpoints";
    private static final UUID ID = UUID.fromString("0193589d-0000-7000-8000-0000000000aa");
    private static final String ONE = ENDPOINTS + "/" + ID;
    private static final UUID DELIVERY = UUID.fromString("0193589d-0000-7000-8000-0000000000dd");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW =
            "{\"url\":\"https://shop.example/webhooks\",\"description\":\"shop\",\"types\":[\"payment.*\"]}";

    private static Told told() {
        return new Told(
                WebhookEndpoint.create(
                        new WebhookEndpointId(ID),
                        WebhookUrl.of("https://shop.example/webhooks"),
                        Optional.of("shop"),
                        new EventFilter(Set.of("payment.*")),
                        SecretText.of(SECRET),
                        RestTestApplication.NOW),
                Optional.empty());
    }

    private static WebhookDelivery delivery() {
        return WebhookDelivery.of(
                        DELIVERY,
                        new WebhookEndpointId(ID),
                        UUID.fromString("0193589d-0000-7000-8000-00000000000e"),
                        "payment.attempt.succeeded",
                        "p",
                        7,
                        RestTestApplication.NOW)
                .tried(ReceiverAnswer.none("timeout"), RestTestApplication.NOW, 0.5);
    }

    @Test
    void shows_the_secret_once_and_keeps_it_from_the_record() {
        webhooks.onShown = () -> new Shown(told(), Optional.of(SecretText.of(SECRET)));

        Reply first = client().post(ENDPOINTS, NEW);
        Reply again = client().post(ENDPOINTS, NEW);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(ONE);
        assertThat(first.<String>at("secret")).isEqualTo(SECRET);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.<String>at("secret")).isNull();
        assertThat(ports.answers.toString()).doesNotContain(SECRET);
        assertThat(ports.calls).containsExactly("create https://shop.example/webhooks shop [payment.*]");
    }

    @Test
    void rotates_the_secret_with_an_overlap() {
        webhooks.onShown = () -> new Shown(told(), Optional.of(SecretText.of(SECRET)));

        Reply usual = client().post(ONE + "/rotate-secret", "{}");
        Reply hours = client().with("Idempotency-Key", "key-0123456789abcdeg")
                .post(ONE + "/rotate-secret", "{\"overlapHours\":2}");

        assertThat(usual.status()).as(usual.body()).isEqualTo(200);
        assertThat(usual.<String>at("secret")).isEqualTo(SECRET);
        assertThat(hours.status()).isEqualTo(200);
        assertThat(ports.calls).containsExactly("rotate PT24H", "rotate PT2H");
    }

    @Test
    void changes_what_is_named_and_nothing_else() {
        webhooks.onTold = id -> told();

        Reply enabled = patch("{\"enabled\":false}");
        Reply all = patch("{\"url\":\"https://other.example/\",\"description\":\"x\",\"types\":[]}");

        assertThat(enabled.status()).as(enabled.body()).isEqualTo(200);
        assertThat(all.status()).isEqualTo(200);
        assertThat(ports.calls).containsExactly("change - - - false", "change https://other.example/ x all -");
    }

    private Reply patch(String body) {
        return client().without("Idempotency-Key").send("PATCH", ONE, BodyPublishers.ofString(body));
    }

    @Test
    void reads_lists_pings_and_deletes() {
        webhooks.onTold = id -> new Told(told().endpoint(), Optional.of(RestTestApplication.NOW));
        webhooks.onList = () -> new Page<>(List.of(told()), Optional.of("n"));
        Client client = client().without("Idempotency-Key");

        Reply one = client.get(ONE);
        Reply many = client.get(ENDPOINTS + "?limit=1&cursor=c");
        Reply pinged = client.post(ONE + "/ping", "");
        Reply deleted = client.delete(ONE);

        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.<String>at("failingSince")).isEqualTo("2026-11-23T01:00:00Z");
        assertThat(one.<String>at("secret")).isNull();
        assertThat(one.body()).doesNotContain(SECRET);
        assertThat(many.<String>at("items[0].id")).isEqualTo(ID.toString());
        assertThat(many.<String>at("nextCursor")).isEqualTo("n");
        assertThat(pinged.status()).isEqualTo(202);
        assertThat(pinged.header("Location")).isEqualTo(ONE + "/deliveries");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(ports.calls).containsExactly("get", "list c 1", "ping", "delete");
    }

    @Test
    void lists_deliveries_and_sends_one_again() {
        webhooks.onDeliveries = () -> new Page<>(List.of(delivery()), Optional.empty());
        webhooks.onRedeliver = WebhookApiTest::delivery;
        Client client = client().without("Idempotency-Key");

        Reply many = client.get(ONE + "/deliveries?status=GIVEN_UP");
        Reply again = client.post(ONE + "/deliveries/" + DELIVERY + "/redeliver", "");

        assertThat(many.status()).as(many.body()).isEqualTo(200);
        assertThat(many.<String>at("items[0].lastFailure")).isEqualTo("timeout");
        assertThat(many.<Integer>at("items[0].tries")).isEqualTo(1);
        assertThat(again.status()).isEqualTo(202);
        assertThat(ports.calls).containsExactly("deliveries GIVEN_UP - 20", "redeliver " + DELIVERY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "WEBHOOK_URL_REFUSED, 422, validation-failed",
        "WEBHOOK_INVALID, 422, validation-failed",
        "WEBHOOK_TOO_MANY, 409, webhook-too-many",
        "WEBHOOK_ENDPOINT_STATE, 409, webhook-endpoint-state",
        "WEBHOOK_ENDPOINT_NOT_FOUND, 404, not-found",
        "WEBHOOK_DELIVERY_NOT_FOUND, 404, not-found"
    })
    void refuses_by_the_reason(Refusal refusal, int status, String type) {
        webhooks.onShown = () -> {
            throw DomainException.of(refusal, "no");
        };

        Reply english = client().post(ENDPOINTS, NEW);
        Reply korean = client().without("Accept-Language").post(ENDPOINTS, NEW);

        assertThat(english.status()).isEqualTo(status);
        assertThat(english.<String>at("type")).endsWith(":" + type);
        assertThat(korean.<String>at("detail")).containsPattern("[가-힣]");
    }

    static Stream<BadInput> badInputs() {
        String invalid = "invalid-request";
        String unacceptable = "validation-failed";
        String id = "0193589d-0000-7000-8000-0000000000aa";
        return Stream.of(
                fresh("no url", "{}").gives(422, unacceptable, "url"),
                url("39 file", "file:///etc/passwd").gives(422, unacceptable, "url"),
                url("39 user", "https://user@host.example/").gives(422, unacceptable, "url"),
                url("fragment", "https://host.example/#x").gives(422, unacceptable, "url"),
                url("relative", "/webhooks").gives(422, unacceptable, "url"),
                url("empty", "").gives(422, unacceptable, "url"),
                url("too long", "https://host.example/" + "x".repeat(1000)).gives(422, unacceptable, "url"),
                url("line break", "https://host.example/\\r\\nx: y").gives(422, unacceptable, "url"),
                fresh("number for a url", "{\"url\":5}").gives(400, invalid, "url"),
                fresh("text for types", "{\"url\":\"https://a.example\",\"types\":\"payment.*\"}")
                        .gives(400, invalid, "types"),
                fresh("bad type", "{\"url\":\"https://a.example\",\"types\":[\"payment.* or 1=1\"]}")
                        .gives(422, unacceptable, "types"),
                fresh("null among types", "{\"url\":\"https://a.example\",\"types\":[null]}")
                        .gives(422, unacceptable, "types"),
                fresh("number among types", "{\"url\":\"https://a.example\",\"types\":[1]}")
                        .gives(400, invalid, "types"),
                fresh("unknown", "{\"url\":\"https://a.example\",\"secret\":\"whsec_mine\"}")
                        .secret("whsec_mine")
                        .gives(400, invalid, "secret"),
                BadInput.post("overlap", ENDPOINTS + "/" + id + "/rotate-secret", "{\"overlapHours\":1.5}")
                        .gives(422, unacceptable, "overlapHours"),
                BadInput.post("text for true", ENDPOINTS + "/" + id, "{\"enabled\":\"true\"}")
                        .method("PATCH")
                        .gives(400, invalid, "enabled"),
                BadInput.post("one for true", ENDPOINTS + "/" + id, "{\"enabled\":1}")
                        .method("PATCH")
                        .gives(400, invalid, "enabled"),
                BadInput.get("malformed id", ENDPOINTS + "/1").gives(400, invalid, "id"),
                BadInput.get("unknown status", ENDPOINTS + "/" + id + "/deliveries?status=LOST")
                        .gives(400, invalid, "status"),
                BadInput.post("malformed delivery", ENDPOINTS + "/" + id + "/deliveries/1/redeliver", "")
                        .gives(400, invalid, "delivery"));
    }

    private static BadInput fresh(String name, String body) {
        return BadInput.post(name, ENDPOINTS, body);
    }

    private static BadInput url(String name, String url) {
        return fresh(name, "{\"url\":\"" + url + "\"}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInputs")
    void is_refused(BadInput input) {
        BadInputTest.requireRefusal(this, input);
    }
}

package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A merchant that calls as docs/wire/cookiepay.md says. */
final class Client {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CookiePaySimulator simulator;
    private final Credentials pair;
    String token = "";
    Duration patience = Duration.ofSeconds(5);

    Client(CookiePaySimulator simulator) {
        this(simulator, Credentials.LOCAL);
    }

    private Client(CookiePaySimulator simulator, Credentials pair) {
        this.simulator = simulator;
        this.pair = pair;
    }

    static Client loggedIn(CookiePaySimulator simulator) throws IOException {
        return loggedIn(simulator, Credentials.LOCAL);
    }

    static Client loggedIn(CookiePaySimulator simulator, Credentials pair) throws IOException {
        Client client = new Client(simulator, pair);
        client.token = Json.text(client.login(), "TOKEN");
        return client;
    }

    /** The same merchant, who sends another ApiKey. */
    Client withKey(String key) {
        Client other = new Client(simulator, new Credentials(pair.apiId(), key));
        other.token = token;
        return other;
    }

    JsonNode login() throws IOException {
        return post(Step.TOKEN, Json.object("pay2_id", pair.apiId(), "pay2_key", pair.apiKey()));
    }

    HttpResponse<String> send(Step step, ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUri().resolve(step.path()))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("ApiKey", pair.apiKey())
                .header("TOKEN", token)
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        return exchange(request);
    }

    JsonNode control(String method, String path, ObjectNode body) throws IOException {
        URI uri = simulator.baseUri().resolve("/_simulator/" + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        return Json.MAPPER.readTree(exchange(request).body());
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException {
        return exchange(HttpRequest.newBuilder(simulator.baseUri().resolve(pathAndQuery))
                .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    JsonNode post(Step step, ObjectNode body) throws IOException {
        return Json.MAPPER.readTree(send(step, body).body());
    }

    /** Opens the reply if it is sealed. */
    JsonNode opened(JsonNode reply) throws IOException {
        if (!reply.has("ENC_DATA")) {
            return reply;
        }
        ObjectNode request = id().put("ENC_DATA", Json.text(reply, "ENC_DATA"));
        return post(Step.DECRYPT, request).path("decryptData");
    }

    ObjectNode id() {
        return Json.object("API_ID", pair.apiId());
    }

    ObjectNode card(String number) {
        return id().put("ORDERNO", "K-" + System.nanoTime())
                .put("PRODUCTNAME", "카드 등록")
                .put("PRODUCTCODE", "CARD")
                .put("CARDNO", number)
                .put("EXPIREDT", "3012")
                .put("CARDPWD", "12")
                .put("CARDAUTH", "900101")
                .put("QUOTA", "00")
                .put("TAXFREECD", "Y")
                .put("BUYERNAME", "홍길동")
                .put("BUYERID", "ref");
    }

    String issuedKey() throws IOException {
        return Json.text(opened(post(Step.ISSUE, card("9410000000001235"))), "BILLKEY");
    }

    ObjectNode order(String key, String orderNo, long amount) {
        return id().put("BILLKEY", key)
                .put("ORDERNO", orderNo)
                .put("PRODUCTNAME", "월간 구독")
                .put("PRODUCTCODE", "PLAN-M")
                .put("AMOUNT", String.valueOf(amount))
                .put("TAXFREECD", "Y")
                .put("QUOTA", "00")
                .put("BUYERNAME", "홍길동")
                .put("BUYERID", "ref");
    }

    JsonNode charge(String key, String orderNo, long amount) throws IOException {
        return opened(post(Step.CHARGE, order(key, orderNo, amount)));
    }

    JsonNode cancel(String tid, String amount) throws IOException {
        ObjectNode body = Json.object("tid", tid, "reason", "고객 요청");
        return post(Step.CANCEL, amount.isEmpty() ? body : body.put("amount", amount));
    }

    JsonNode day(String day) throws IOException {
        return post(Step.PAYSEARCH, id().put("STD_DT", day).put("END_DT", day));
    }
}

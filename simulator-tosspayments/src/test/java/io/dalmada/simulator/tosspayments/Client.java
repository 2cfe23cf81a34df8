package io.dalmada.simulator.tosspayments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A merchant that calls as docs/wire/tosspayments.md says. */
final class Client {
    static final String CUSTOMER = "c7Kp0vT2mX9aLw4RzQ8sYb1NfUeHdJg5";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TossPaymentsSimulator simulator;
    String authorization = basic(Merchant.LOCAL.secretKey() + ":");
    String language = "ko-KR";
    String testCode = "";
    Duration patience = Duration.ofSeconds(5);

    Client(TossPaymentsSimulator simulator) {
        this.simulator = simulator;
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String method, String path, ObjectNode body, String idempotencyKey) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(simulator.baseUri().resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
        header(request, "Authorization", authorization);
        header(request, "Idempotency-Key", idempotencyKey);
        header(request, "TossPayments-Test-Code", testCode);
        return exchange(request.build());
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        if (!value.isEmpty()) {
            request.header(name, value);
        }
    }

    HttpResponse<String> post(String path, ObjectNode body) throws IOException {
        return send("POST", path, body, "");
    }

    HttpResponse<String> get(String path) throws IOException {
        return send("GET", path, Json.object(), "");
    }

    JsonNode control(String method, String path, ObjectNode body) throws IOException {
        return json(send(method, "/_simulator/" + path, body, ""));
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    static String code(HttpResponse<String> response) throws IOException {
        return response.statusCode() + " " + Json.text(json(response), "code");
    }

    String authKey(TestCard card) {
        return simulator.passWindow(Merchant.LOCAL.clientKey(), CUSTOMER, card.number());
    }

    HttpResponse<String> issue(String authKey) throws IOException {
        return post("/v1/billing/authorizations/issue", Json.object("authKey", authKey, "customerKey", CUSTOMER));
    }

    String key(TestCard card) throws IOException {
        return Json.text(json(issue(authKey(card))), "billingKey");
    }

    static String billing(String key) {
        return "/v1/billing/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    static ObjectNode order(String orderId, long amount) {
        return Json.object("customerKey", CUSTOMER, "orderId", orderId, "orderName", "달마다")
                .put("amount", amount);
    }

    HttpResponse<String> charge(String key, String orderId, long amount) throws IOException {
        return post(billing(key), order(orderId, amount));
    }

    JsonNode charged(String orderId, long amount) throws IOException {
        return json(charge(key(TestCard.APPROVES), orderId, amount));
    }

    HttpResponse<String> cancel(String paymentKey, ObjectNode body) throws IOException {
        return post("/v1/payments/" + paymentKey + "/cancel", body.put("cancelReason", "고객 요청"));
    }

    HttpResponse<String> cancel(String paymentKey, long amount) throws IOException {
        return cancel(paymentKey, Json.object().put("cancelAmount", amount));
    }
}

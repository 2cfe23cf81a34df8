package io.dalmada.bootstrap.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A consumer of the REST API. */
public final class Api {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final List<String> authorization;
    private final Optional<Contract> contract;

    public Api(String base) {
        this(base, List.of("Authorization", "Bearer dmk_local"), Optional.empty());
    }

    private Api(String base, List<String> authorization, Optional<Contract> contract) {
        this.base = base;
        this.authorization = authorization;
        this.contract = contract;
    }

    /** Nobody we know. */
    public static Api stranger(String base) {
        return new Api(base, List.of(), Optional.empty());
    }

    /** With another key. */
    public Api as(String key) {
        return new Api(base, List.of("Authorization", "Bearer " + key), contract);
    }

    /** With every exchange held against the committed document. */
    public Api checked() {
        return new Api(base, authorization, Optional.of(Contract.committed()));
    }

    public String base() {
        return base;
    }

    /** Host and port. */
    public String address() {
        return base.substring("http://".length());
    }

    /** @param text the body as received */
    public record Answer(int status, String text, HttpResponse<String> raw) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String at(String field) {
            return json().path(field).asString();
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, String body, String idempotencyKey) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body)),
                body);
    }

    public Answer patch(String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(body)),
                body);
    }

    public Answer postWithoutKey(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .PUT(BodyPublishers.ofString(body)),
                body);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return authorization.isEmpty() ? request : request.header(authorization.get(0), authorization.get(1));
    }

    private Answer send(HttpRequest.Builder request) {
        return send(request, "");
    }

    private Answer send(HttpRequest.Builder request, String body) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            contract.ifPresent(held -> held.require(Contract.Passed.of(body, response)));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    // ---- what every scenario begins with

    public String billingKey() {
        return post("/v1/billing-keys", card("9410000000001235")).at("id");
    }

    public String billingKey(String customer) {
        return post("/v1/billing-keys", card("9410000000001235").replace("cust-1001", customer))
                .at("id");
    }

    public static String card(String number) {
        return """
                {"customerId":"cust-1001","buyer":{"name":"홍길동"},
                 "card":{"number":"%s","expiry":"2030-12","password":"12","holderId":"900101"}}""".formatted(number);
    }

    public Answer charge(String billingKey, long amount) {
        return charge(billingKey, amount, UUID.randomUUID().toString());
    }

    public Answer charge(String billingKey, long amount, String idempotencyKey) {
        return post("/v1/payments", """
                {"billingKeyId":"%s","amount":%d,"currency":"KRW","product":{"name":"월간 구독","code":"PLAN-M"},"taxType":"TAXABLE"}""".formatted(billingKey, amount), idempotencyKey);
    }

    public Answer refund(String payment, long amount) {
        return post("/v1/payments/" + payment + "/refunds", "{\"amount\":%d,\"reason\":\"고객 요청\"}".formatted(amount));
    }

    public Answer refundRest(String payment) {
        return post("/v1/payments/" + payment + "/refunds", "{\"reason\":\"고객 요청\"}");
    }

    public Answer payment(String id) {
        return get("/v1/payments/" + id);
    }
}

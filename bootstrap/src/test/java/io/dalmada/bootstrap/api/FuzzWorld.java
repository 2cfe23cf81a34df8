package io.dalmada.bootstrap.api;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.RawHttp;
import io.dalmada.bootstrap.harness.RunningApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Things that exist, so that a fuzzed request is about something: made at the start, and added to by good answers. */
final class FuzzWorld {
    private static final int MOST = 40;
    private final Map<String, List<String>> known = new LinkedHashMap<>();

    FuzzWorld(RunningApp app) {
        Api api = app.api();
        api.post("/v1/plans", plan("FUZZ", 9900));
        api.post("/v1/plans", plan("FUZZ-2", 19_900));
        api.post("/v1/api-keys", "{\"id\":\"fuzz-key\",\"scopes\":[\"read\"]}");
        know("plan", "FUZZ");
        know("plan", "FUZZ-2");
        know("api-key", "fuzz-key");
        for (int i = 0; i < 3; i++) {
            String key = api.billingKey();
            know("billing-key", key);
            Api.Answer paid = api.charge(key, 9900);
            know("payment", paid.at("id"));
            know("order", paid.at("orderNumber"));
            know(
                    "subscription",
                    api.post("/v1/subscriptions", """
                        {"customerId":"cust-1001","planCode":"FUZZ","billingKeyId":"%s","allowSeveral":true}\
                        """.formatted(key)).at("id"));
            know(
                    "webhook",
                    api.post("/v1/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/\"}")
                            .at("id"));
            know("registration", api.post("/v1/billing-key-registrations", """
                {"customerId":"cust-1001","gateway":"toss","buyer":{"name":"홍길동"},
                 "returnUrl":"https://shop.example/cards"}\
                """).at("id"));
        }
        app.work();
        // Nobody's: that is answered as well.
        know("delivery", "0193589d-0000-7000-8000-00000000dead");
        know("run", "0193589d-0000-7000-8000-00000000dead");
        know("event", api.get("/v1/events?limit=1").json().at("/items/0/id").asString());
    }

    private static String plan(String code, int won) {
        return "{\"code\":\"%s\",\"name\":\"월간 구독\",\"interval\":{\"unit\":\"MONTH\",\"count\":1},\"price\":{\"amount\":%d}}"
                .formatted(code, won);
    }

    private void know(String kind, String id) {
        if (id.isEmpty()) {
            throw new IllegalStateException("no " + kind + " was made");
        }
        List<String> ids = known.computeIfAbsent(kind, unused -> new ArrayList<>());
        ids.add(id);
        if (ids.size() > MOST) {
            ids.remove(0);
        }
    }

    /** What a good answer made is there to be asked about. */
    void learn(FuzzRequest request, RawHttp.Reply reply) {
        if (reply.status() != 201) {
            return;
        }
        String id = FuzzDocument.JSON.readTree(reply.body()).path("id").asString("");
        switch (request.operation().path()) {
            case "/v1/payments" -> know("payment", id);
            case "/v1/subscriptions" -> know("subscription", id);
            case "/v1/billing-keys" -> know("billing-key", id);
            case "/v1/webhook-endpoints" -> know("webhook", id);
            case "/v1/billing-key-registrations" -> know("registration", id);
            default -> {}
        }
    }

    /** A good value for a parameter of a path or a query. */
    String parameter(FuzzDocument.Operation operation, String name, Random random) {
        return switch (name) {
            case "id" -> one(kindOf(operation.path()), random);
            case "subscriptionId" -> one("subscription", random);
            case "orderNumber" -> one("order", random);
            case "transactionId", "approvalNumber" -> "30012345";
            case "last4" -> "1235";
            case "planCode" -> one("plan", random);
            case "delivery" -> one("delivery", random);
            case "code" -> one("plan", random);
            case "gateway" -> operation.path().contains("holds") ? "toss" : "cookiepay";
            case "date", "from", "until" ->
                operation.path().contains("audit") || operation.path().contains("payments")
                        ? "2026-11-23T00:00:00Z"
                        : "2026-11-23";
            case "type" -> "payment.paid";
            case "aggregate" -> one("payment", random);
            case "customerId" -> "cust-1001";
            case "limit", "periods" -> "3";
            case "held" -> "true";
            case "status" ->
                operation.path().contains("deliveries")
                        ? "PENDING"
                        : operation.path().contains("payments") ? "PAID" : "ACTIVE";
            case "attention" -> "MANUAL";
            case "apiKey" -> "local";
            case "object" -> "/v1/payments/" + one("payment", random);
            default -> fromSchema(operation, name);
        };
    }

    /** A word of its list, or a small number: a new parameter is asked for with what the document says. */
    private static String fromSchema(FuzzDocument.Operation operation, String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> parameter.schema().path("enum").path(0).asString("3"))
                .findFirst()
                .orElseThrow();
    }

    private static String kindOf(String path) {
        return switch (path.split("/")[2]) {
            case "payments" -> "payment";
            case "subscriptions" -> "subscription";
            case "billing-keys" -> "billing-key";
            case "billing-key-registrations" -> "registration";
            case "webhook-endpoints" -> "webhook";
            case "api-keys" -> "api-key";
            case "events" -> "event";
            default -> "run";
        };
    }

    private String one(String kind, Random random) {
        return FuzzValues.pick(known.getOrDefault(kind, List.of("none")), random);
    }

    /** The document's example, about things that exist. */
    JsonNode body(FuzzDocument.Operation operation, Random random) {
        ObjectNode body = (ObjectNode) operation.example().deepCopy();
        replace(body, "billingKeyId", one("billing-key", random));
        replace(body, "customerId", "cust-1001");
        replace(body, "planCode", one("plan", random));
        replace(body, "orderNumber", one("order", random));
        replace(body, "url", "http://127.0.0.1:9/");
        switch (operation.path()) {
            case "/v1/plans" -> body.put("code", "P-" + Integer.toHexString(random.nextInt()));
            case "/v1/api-keys" -> body.put("id", "k-" + Integer.toHexString(random.nextInt()));
            case "/v1/billing-key-registrations" -> body.put("gateway", "toss");
            default -> {}
        }
        return body;
    }

    private static void replace(ObjectNode body, String field, String value) {
        if (body.has(field)) {
            body.put(field, value);
        }
    }
}

package io.dalmada.bootstrap.api;

import io.dalmada.bootstrap.harness.Api;
import java.util.List;

/** Every kind of request that needs an {@code Idempotency-Key}, over things that are made for it. */
final class Operations {
    private final Api api;
    private final String billingKey;
    private int made;

    Operations(Api api) {
        this.api = api;
        this.billingKey = api.billingKey();
        api.post("/v1/plans", plan("BASE", 9900));
        api.post("/v1/plans", plan("MORE", 19900));
    }

    /** Fresh ones each time: what one of them does is not in the way of the next. */
    List<Operation> all() {
        made++;
        String payment = api.charge(billingKey, 9900).at("id");
        String card = Api.card("9410000000001235");
        return List.of(
                new Operation("a card", "/v1/billing-keys", card, card.replace("홍길동", "김길동"), 201),
                new Operation("a charge", "/v1/payments", charge(5000), charge(5001), 201),
                new Operation("a decline", "/v1/payments", charge(1002), charge(5001), 402),
                new Operation("a refund", "/v1/payments/" + payment + "/refunds", refund(1000), refund(1001), 201),
                new Operation("a plan", "/v1/plans", plan("NEW" + made, 100), plan("NEW" + made, 200), 201),
                new Operation("a price", "/v1/plans/BASE/prices", price(10_000 + made), price(20_000 + made), 201),
                new Operation("a subscription", "/v1/subscriptions", subscribe("BASE"), subscribe("MORE"), 201),
                act("a pause", "pause", "{}", "{\"resumeOn\":\"2027-06-01\"}"),
                act("a change", "change-plan", change("NOW"), change("PERIOD_END")),
                act("a cancellation", "cancel", "{\"when\":\"NOW\"}", "{\"when\":\"PERIOD_END\"}"),
                new Operation("a billing run", "/v1/billing-runs", "{}", "{\"gateway\":\"cookiepay\"}", 202));
    }

    private Operation act(String name, String path, String body, String other) {
        String subscription = api.post("/v1/subscriptions", subscribe("BASE")).at("id");
        return new Operation(name, "/v1/subscriptions/" + subscription + "/" + path, body, other, 200);
    }

    private String charge(long won) {
        return "{\"billingKeyId\":\"%s\",\"amount\":%d,\"product\":{\"name\":\"월간 구독\"}}".formatted(billingKey, won);
    }

    private static String refund(long won) {
        return "{\"amount\":%d,\"reason\":\"r\"}".formatted(won);
    }

    private static String plan(String code, long won) {
        return "{\"code\":\"%s\",\"name\":\"b\",\"interval\":{\"unit\":\"MONTH\",\"count\":1},\"price\":{\"amount\":%d}}"
                .formatted(code, won);
    }

    private static String price(long won) {
        return "{\"amount\":%d}".formatted(won);
    }

    private static String change(String when) {
        return "{\"planCode\":\"MORE\",\"when\":\"%s\"}".formatted(when);
    }

    private String subscribe(String plan) {
        return "{\"customerId\":\"cust-1001\",\"planCode\":\"%s\",\"billingKeyId\":\"%s\",\"allowSeveral\":true}"
                .formatted(plan, billingKey);
    }
}

package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TermsWorld;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Each filter shows exactly what fits, newest first: alone, with each other one, and page by page. */
class FiltersTest {
    private static final List<String> CARDS = List.of("9410000000001235", "9410000000002225", "9410000000003330");

    private final MovableClock clock = MovableClock.atTen();

    @ParameterizedTest
    @EnumSource
    void payments(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            Map<String, String> lastFour = shop(api);
            List<JsonNode> all = items(api, "/v1/payments", Map.of(), 100);
            assertThat(all).hasSize(12);

            Map<String, BiPredicate<JsonNode, String>> filters = new LinkedHashMap<>();
            for (String plain : List.of("customerId", "status", "subscriptionId", "approvalNumber")) {
                filters.put(plain, (row, wanted) -> row.path(plain).asString("").equals(wanted));
            }
            filters.put(
                    "transactionId",
                    (row, wanted) -> row.path("transactionId").asString("").equals(wanted));
            filters.put("orderNumber", FiltersTest::hasOrder);
            filters.put(
                    "last4",
                    (row, wanted) ->
                            wanted.equals(lastFour.get(row.path("billingKeyId").asString())));
            filters.put(
                    "from", (row, wanted) -> row.path("createdAt").asString().compareTo(wanted) >= 0);
            filters.put(
                    "until", (row, wanted) -> row.path("createdAt").asString().compareTo(wanted) < 0);
            requireExact(api, "/v1/payments", all, filters, row -> values(row, lastFour));
        }
    }

    private static boolean hasOrder(JsonNode row, String wanted) {
        return row.path("attempts")
                .valueStream()
                .anyMatch(one -> one.path("orderNumber").asString().equals(wanted));
    }

    private static Map<String, String> values(JsonNode row, Map<String, String> lastFour) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name :
                List.of("customerId", "status", "subscriptionId", "orderNumber", "transactionId", "approvalNumber")) {
            if (row.path(name).isString()) {
                values.put(name, row.path(name).asString());
            }
        }
        values.put("last4", lastFour.get(row.path("billingKeyId").asString()));
        values.put("from", row.path("createdAt").asString());
        values.put("until", row.path("createdAt").asString());
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void subscriptions(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            shop(api);
            List<JsonNode> all = items(api, "/v1/subscriptions", Map.of(), 100);
            assertThat(all).hasSize(4);

            Map<String, BiPredicate<JsonNode, String>> filters = new LinkedHashMap<>();
            filters.put(
                    "customerId",
                    (row, wanted) -> row.path("customerId").asString().equals(wanted));
            filters.put("status", (row, wanted) -> row.path("status").asString().equals(wanted));
            filters.put(
                    "planCode", (row, wanted) -> row.at("/plan/code").asString().equals(wanted));
            requireExact(
                    api,
                    "/v1/subscriptions",
                    all,
                    filters,
                    row -> Map.of(
                            "customerId",
                            row.path("customerId").asString(),
                            "status",
                            row.path("status").asString(),
                            "planCode",
                            row.at("/plan/code").asString()));
        }
    }

    /** Three customers, each with a card of their own, single payments of several ends, and subscriptions. */
    private Map<String, String> shop(Api api) {
        Map<String, String> lastFour = new HashMap<>();
        for (String code : List.of("A", "B")) {
            TermsWorld.ok(201, api.post("/v1/plans", """
                    {"code":"%s","name":"구독 %s","interval":{"unit":"MONTH","count":1},"price":{"amount":9900}}""".formatted(code, code)));
        }
        List<String> keys = new ArrayList<>();
        for (int customer = 0; customer < CARDS.size(); customer++) {
            String card = CARDS.get(customer);
            String key = TermsWorld.ok(
                            201, api.post("/v1/billing-keys", Api.card(card).replace("cust-1001", "cust-" + customer)))
                    .at("id");
            keys.add(key);
            lastFour.put(key, card.substring(card.length() - 4));
            clock.advance(Duration.ofMinutes(7));
            TermsWorld.ok(201, api.charge(key, 9_900));
            String back = TermsWorld.ok(201, api.charge(key, 8_800)).at("id");
            clock.advance(Duration.ofHours(20));
            if (customer > 0) {
                TermsWorld.ok(201, api.refund(back, customer == 1 ? 8_800 : 800));
                TermsWorld.ok(402, api.charge(key, 1001));
            }
            subscribed(api, customer, key, "A");
        }
        String second = subscribed(api, 0, keys.get(0), "B");
        TermsWorld.ok(200, api.post("/v1/subscriptions/" + second + "/pause", "{}"));
        return lastFour;
    }

    private static String subscribed(Api api, int customer, String key, String plan) {
        return TermsWorld.ok(201, api.post("/v1/subscriptions", """
                        {"customerId":"cust-%d","planCode":"%s","billingKeyId":"%s"}""".formatted(customer, plan, key)))
                .at("id");
    }

    private static void requireExact(
            Api api,
            String path,
            List<JsonNode> all,
            Map<String, BiPredicate<JsonNode, String>> filters,
            java.util.function.Function<JsonNode, Map<String, String>> valuesOf) {
        for (String name : filters.keySet()) {
            assertThat(all).as("a filter by %s that leaves some out", name).anySatisfy(row -> {
                assertThat(valuesOf.apply(row)).containsKey(name);
                assertThat(fitting(
                                all, filters, Map.of(name, valuesOf.apply(row).get(name))))
                        .hasSizeLessThan(all.size());
            });
        }
        for (JsonNode row : all) {
            Map<String, String> values = valuesOf.apply(row);
            for (String one : values.keySet()) {
                for (String other : values.keySet()) {
                    Map<String, String> wanted = new LinkedHashMap<>(Map.of(one, values.get(one)));
                    wanted.put(other, values.get(other));
                    // Beside what fits both, what of another row fits this one.
                    requireExact(api, path, all, filters, wanted);
                    wanted.put(other, valuesOf.apply(all.get(0)).getOrDefault(other, values.get(other)));
                    requireExact(api, path, all, filters, wanted);
                }
            }
        }
    }

    private static void requireExact(
            Api api,
            String path,
            List<JsonNode> all,
            Map<String, BiPredicate<JsonNode, String>> filters,
            Map<String, String> wanted) {
        List<String> fitting = fitting(all, filters, wanted);
        assertThat(ids(items(api, path, wanted, 2))).as("%s", wanted).isEqualTo(fitting);
    }

    private static List<String> fitting(
            List<JsonNode> all, Map<String, BiPredicate<JsonNode, String>> filters, Map<String, String> wanted) {
        return ids(all.stream()
                .filter(row -> wanted.entrySet().stream()
                        .allMatch(each -> java.util.Objects.requireNonNull(filters.get(each.getKey()))
                                .test(row, each.getValue())))
                .toList());
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asString()).toList();
    }

    /** All pages. */
    private static List<JsonNode> items(Api api, String path, Map<String, String> filter, int limit) {
        String asked = path + "?limit=" + limit
                + filter.entrySet().stream()
                        .map(each ->
                                "&" + each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = TermsWorld.ok(200, api.get(asked + cursor)).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            page.path("items").forEach(all::add);
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return all;
    }
}

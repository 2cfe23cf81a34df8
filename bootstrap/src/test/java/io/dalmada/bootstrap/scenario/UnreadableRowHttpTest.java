package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.state.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Over HTTP: what a later release has left behind stops neither the billing of others nor a list. */
class UnreadableRowHttpTest {
    private final MovableClock clock = MovableClock.atTen();

    @Test
    void stops_no_neighbour() {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(
                        simulator,
                        clock,
                        List.of("spring.datasource.url=jdbc:h2:mem:unreadable-" + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"))) {
            Api api = app.api().checked();
            List<String> ids = subscribers(api, 3);
            JdbcTemplate jdbc = app.bean(JdbcTemplate.class);
            // A field more, as a rollback after an upgrade leaves it; and a form that nobody here knows.
            rewrite(jdbc, ids.get(0), "\"format\":1", "\"format\":1,\"laterField\":{\"a\":[1]}");
            rewrite(jdbc, ids.get(1), "\"format\":1", "\"format\":99");

            Api.Answer list = api.get("/v1/subscriptions");
            assertThat(list.status()).as(list.text()).isEqualTo(200);
            assertThat(list.json().path("items").size()).isEqualTo(2);
            assertThat(api.get("/v1/subscriptions/" + ids.get(0)).status()).isEqualTo(200);

            clock.set(Instant.parse("2026-12-23T01:00:00Z"));
            app.work();
            assertThat(simulator.ledger().received(Step.CHARGE)).isEqualTo(3 + 2);
            assertThat(app.bean(MeterRegistry.class)
                            .get("dalmada.rows.unreadable")
                            .gauge()
                            .value())
                    .isEqualTo(1);

            rewrite(jdbc, ids.get(1), "\"format\":99", "\"format\":1");
            clock.set(Instant.parse("2026-12-23T03:00:00Z"));
            app.work();
            assertThat(simulator.ledger().received(Step.CHARGE)).isEqualTo(3 + 3);
            assertThat(api.get("/v1/subscriptions").json().path("items").size()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_is_left_out_named_and_refused(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            JdbcTemplate jdbc = app.bean(JdbcTemplate.class);
            subscribers(api, 2);
            String fine = api.post("/v1/api-keys", "{\"id\":\"fine\",\"scopes\":[\"read\"]}")
                    .at("secret");
            String spoiled = api.post("/v1/api-keys", "{\"id\":\"spoiled\",\"scopes\":[\"read\"]}")
                    .at("secret");
            String key = api.get("/v1/billing-keys?customerId=cust-1001")
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            String endpoint = api.post("/v1/webhook-endpoints", "{\"url\":\"https://8.8.8.8/x\"}")
                    .at("id");
            jdbc.update("update plan_price set currency = 'ZZZ' where plan_code = 'P0'");
            jdbc.update("update api_key set scopes = 'READ,LATER' where id = 'spoiled'");
            jdbc.update("update billing_key set secret = 'later' where id = ?", UUID.fromString(key));
            jdbc.update("update webhook_endpoint set secret = 'later' where id = ?", UUID.fromString(endpoint));

            leavesOne(api.get("/v1/plans"));
            leavesOne(api.get("/v1/api-keys"));
            leavesOne(api.get("/v1/billing-keys?customerId=cust-1001"));
            leavesOne(api.get("/v1/webhook-endpoints"));
            refuses(api.get("/v1/plans/P0"));
            refuses(api.get("/v1/api-keys/spoiled"));
            refuses(api.get("/v1/billing-keys/" + key));
            refuses(api.get("/v1/webhook-endpoints/" + endpoint));
            assertThat(api.get("/v1/plans/P1").status()).isEqualTo(200);
            assertThat(app.api().as(fine).get("/v1/plans").status()).isEqualTo(200);
            assertThat(app.api().as(spoiled).get("/v1/plans").status()).isEqualTo(401);

            Api.Answer aside = api.get("/v1/unreadable-rows");
            assertThat(aside.json().path("items").findValuesAsString("kind"))
                    .containsExactlyInAnyOrder("plan", "api-key", "billing-key", "webhook-endpoint");
            assertThat(aside.text()).doesNotContain("ZZZ", "LATER");
        }
    }

    private static void leavesOne(Api.Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.json().path("leftOut").asInt()).as(list.text()).isOne();
    }

    private static void refuses(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(answer.at("type")).isEqualTo("urn:dalmada:problem:row-unreadable");
        assertThat(answer.at("instance")).startsWith("urn:dalmada:request:");
    }

    private static List<String> subscribers(Api api, int many) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            api.post("/v1/plans", """
                    {"code":"P%d","name":"월간 PRO","interval":{"unit":"MONTH","count":1},"price":{"amount":9900}}""".formatted(i));
            Api.Answer started = api.post("/v1/subscriptions", """
                    {"customerId":"cust-1001","planCode":"P%d","billingKeyId":"%s"}""".formatted(i, api.billingKey()));
            assertThat(started.status()).as(started.text()).isEqualTo(201);
            ids.add(started.at("id"));
        }
        return ids;
    }

    private static void rewrite(JdbcTemplate jdbc, String id, String before, String after) {
        int changed = jdbc.update(
                "update subscription set state = replace(state, ?, ?) where id = ?",
                before,
                after,
                UUID.fromString(id));
        assertThat(changed).isEqualTo(1);
    }
}

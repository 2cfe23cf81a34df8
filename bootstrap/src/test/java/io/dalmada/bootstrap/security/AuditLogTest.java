package io.dalmada.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.adapter.rest.web.RouteTable;
import io.dalmada.application.model.Scope;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TableDump;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Whatever changes something or is denied is in the audit log, on the whole application and both databases. */
@ParameterizedClass
@EnumSource
class AuditLogTest {
    private final MovableClock clock = MovableClock.atTen();
    private final Database database;

    @TempDir
    Path folder;

    private CookiePaySimulator simulator;
    private RunningApp app;

    @SuppressWarnings("NullAway.Init")
    AuditLogTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        app = RunningApp.start(simulator, clock, database.properties(folder));
    }

    @AfterEach
    void stop() {
        app.close();
        simulator.close();
    }

    @Test
    void who_what_when_from_where_on_which_object_and_with_which_result() {
        Api.Answer key = app.api().post("/v1/billing-keys", Api.card("9410000000001235"));
        Api.Answer charge = app.api().charge(key.at("id"), 9900);
        Api.Answer refund = app.api().refund(charge.at("id"), 1000);

        JsonNode made = log("").get(0);
        assertThat(made.path("route").asString()).isEqualTo("POST /v1/payments/{id}/refunds");
        assertThat(made.path("object").asString()).startsWith("/v1/payments/" + charge.at("id"));
        assertThat(made.path("apiKey").asString()).isEqualTo("local");
        assertThat(made.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(made.path("status").asInt()).isEqualTo(refund.status());
        assertThat(made.path("at").asString()).isEqualTo(clock.instant().toString());
        assertThat(made.path("requestId").asString())
                .isEqualTo(refund.raw().headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(log("?object=/v1/payments/" + charge.at("id"))
                        .valueStream()
                        .map(entry -> entry.path("route").asString()))
                .containsExactly("POST /v1/payments/{id}/refunds", "POST /v1/payments");
        assertThat(TableDump.of(app.bean(DataSource.class)).lines().filter(row -> row.startsWith("audit_log\t")))
                .hasSize(3)
                .noneMatch(row -> row.contains("cust-1001") || row.contains("홍길동") || row.contains("9410"));
    }

    @Test
    void every_route_that_changes_something_and_every_denial() {
        Api reader = app.api()
                .as(app.api()
                        .post("/v1/api-keys", "{\"id\":\"reader\",\"scopes\":[\"read\"]}")
                        .at("secret"));
        SoftAssertions all = new SoftAssertions();
        List<RouteTable.Entry> routes = app.bean(RouteTable.class).entries();
        int audited = 0;
        for (RouteTable.Entry route : routes) {
            boolean reads = route.method().equals("GET");
            audited += requireAudited(all, route, app.api(), "local", !reads);
            audited += requireAudited(all, route, reader, "reader", !reads || route.scope() != Scope.READ);
            audited += requireAudited(all, route, Api.stranger(app.api().base()), "null", true);
        }
        all.assertAll();
        System.out.printf("audit log: %d routes, %d entries checked%n", routes.size(), audited);
        assertThat(routes).hasSizeGreaterThan(50);
    }

    private int requireAudited(SoftAssertions all, RouteTable.Entry route, Api api, String who, boolean expected) {
        String name = route.method() + " " + route.path();
        long before = count();
        Api.Answer answer = ask(api, route);
        all.assertThat(count() - before).as(name + " by " + who).isEqualTo(expected ? 1 : 0);
        if (expected) {
            JsonNode entry = log("?limit=1").get(0);
            all.assertThat(entry.path("route").asString()).as(name).isEqualTo(name);
            all.assertThat(
                            entry.path("apiKey").isNull()
                                    ? "null"
                                    : entry.path("apiKey").asString())
                    .as(name)
                    .isEqualTo(who);
            all.assertThat(entry.path("status").asInt()).as(name).isEqualTo(answer.status());
        }
        return expected ? 1 : 0;
    }

    private static Api.Answer ask(Api api, RouteTable.Entry route) {
        String path = route.path()
                .replace("{date}", "2020-02-30")
                .replaceAll("\\{[a-z]+}", "0193589d-0000-7000-8000-000000000002");
        return switch (route.method()) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            case "PATCH" -> api.patch(path, "{}");
            case "PUT" -> api.put(path, "{}");
            default -> api.post(path, "{}");
        };
    }

    @Test
    void what_a_caller_writes_freely_is_not_repeated() {
        app.api().post("/v1/payments/9410-0000%3Cscript%3E/refunds?card=9410000000001235", "{}");
        app.api().post("/v1/payments/9410000000001235/refunds", "{}");
        app.api().post("/v1/nothing/hong@example.com", "{}");
        app.api().delete("/v1/billing-keys/hong@example.com");

        assertThat(log("").toString()).doesNotContain("9410", "script", "hong", "example.com");
        assertThat(log("").valueStream().map(entry -> entry.path("route").asString()))
                .containsExactly(
                        "DELETE /v1/billing-keys/{id}",
                        "POST ?",
                        "POST /v1/payments/{id}/refunds",
                        "POST /v1/payments/{id}/refunds");
    }

    @Test
    void pages_and_filters() {
        for (int i = 0; i < 5; i++) {
            app.api().post("/v1/plans", "{}");
            clock.advance(Duration.ofMinutes(1));
        }
        Api.stranger(app.api().base()).get("/v1/plans");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = app.api().get("/v1/audit-log?limit=2" + cursor).json();
            page.path("items").forEach(entry -> seen.add(entry.path("requestId").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(log("?apiKey=local").size()).isEqualTo(5);
        assertThat(log("?from=" + clock.instant().minusSeconds(120)).size()).isEqualTo(3);
        assertThat(log("?until=" + clock.instant().minusSeconds(120)).size()).isEqualTo(3);
        assertThat(app.api().get("/v1/audit-log?cursor=abc").status()).isEqualTo(400);
        assertThat(app.api().get("/v1/audit-log?from=yesterday").at("field")).isEqualTo("from");
    }

    /** T-16 */
    @Test
    void not_even_sql_changes_or_takes_away_an_entry() {
        app.api().post("/v1/plans", "{}");
        String before = log("").toString();

        refused("update audit_log set api_key = 'somebody'");
        refused("delete from audit_log");
        if (database == Database.POSTGRESQL) {
            refused("truncate audit_log");
        }

        assertThat(log("").toString()).isEqualTo(before);
    }

    @Test
    void whoever_is_denied_without_end_does_not_fill_the_disk() {
        Api nobody = Api.stranger(app.api().base());
        for (int i = 0; i < 650; i++) {
            nobody.get("/v1/plans");
        }
        assertThat(count()).isEqualTo(600);
        clock.advance(Duration.ofMinutes(1));
        nobody.get("/v1/plans");
        assertThat(count()).isEqualTo(601);
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = app.bean(DataSource.class).getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .as(sql)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    private JsonNode log(String query) {
        return app.api().get("/v1/audit-log" + query).json().path("items");
    }

    private long count() {
        return TableDump.of(app.bean(DataSource.class))
                .lines()
                .filter(row -> row.startsWith("audit_log\t"))
                .count();
    }
}

package io.dalmada.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dalmada.adapter.rest.web.RouteTable;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.application.port.in.ManageApiKeys.Issued;
import io.dalmada.application.port.in.ManageApiKeys.NewKey;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route of the real application with every kind of credential, over HTTP (T-04, T-06). The routes are the application's own
 * table; what each should demand is written down here once more, so that a slip in either is seen.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationMatrixTest {
    private static final ApiKeyId LOCAL = new ApiKeyId("local");
    private static final Map<String, Scope> EXPECTED = Map.ofEntries(
            entry("GET /v1/api-keys", Scope.ADMIN),
            entry("POST /v1/api-keys", Scope.ADMIN),
            entry("GET /v1/api-keys/{id}", Scope.ADMIN),
            entry("DELETE /v1/api-keys/{id}", Scope.ADMIN),
            entry("POST /v1/api-keys/{id}/rotate", Scope.ADMIN),
            entry("GET /v1/audit-log", Scope.ADMIN),
            entry("GET /v1/billing-holds", Scope.READ),
            entry("PUT /v1/billing-holds/{gateway}", Scope.OPERATE),
            entry("DELETE /v1/billing-holds/{gateway}", Scope.OPERATE),
            entry("POST /v1/billing-key-registrations", Scope.CHARGE),
            entry("GET /v1/billing-key-registrations/{id}", Scope.READ),
            entry("POST /v1/billing-key-registrations/{id}/cancel", Scope.CHARGE),
            entry("POST /v1/billing-key-registrations/{id}/completion", Scope.CHARGE),
            entry("GET /v1/billing-keys", Scope.READ),
            entry("POST /v1/billing-keys", Scope.CHARGE),
            entry("GET /v1/billing-keys/{id}", Scope.READ),
            entry("DELETE /v1/billing-keys/{id}", Scope.CHARGE),
            entry("GET /v1/billing-runs", Scope.READ),
            entry("POST /v1/billing-runs", Scope.OPERATE),
            entry("GET /v1/billing-runs/{id}", Scope.READ),
            entry("GET /v1/event-types", Scope.READ),
            entry("GET /v1/event-types/{type}", Scope.READ),
            entry("GET /v1/events", Scope.READ),
            entry("GET /v1/events/{id}", Scope.READ),
            entry("GET /v1/gateways", Scope.READ),
            entry("GET /v1/payments", Scope.READ),
            entry("POST /v1/payments", Scope.CHARGE),
            entry("GET /v1/payments/{id}", Scope.READ),
            entry("POST /v1/payments/{id}/adoption", Scope.OPERATE),
            entry("POST /v1/payments/{id}/refunds", Scope.REFUND),
            entry("POST /v1/payments/{id}/resolution", Scope.OPERATE),
            entry("GET /v1/payments/{id}/timeline", Scope.READ),
            entry("GET /v1/plans", Scope.READ),
            entry("POST /v1/plans", Scope.OPERATE),
            entry("GET /v1/plans/{code}", Scope.READ),
            entry("POST /v1/plans/{code}/prices", Scope.OPERATE),
            entry("GET /v1/reconciliations/{date}", Scope.READ),
            entry("POST /v1/reconciliations/{date}", Scope.OPERATE),
            entry("GET /v1/statistics", Scope.READ),
            entry("GET /v1/subscriptions", Scope.READ),
            entry("POST /v1/subscriptions", Scope.CHARGE),
            entry("GET /v1/subscriptions/{id}", Scope.READ),
            entry("GET /v1/subscriptions/{id}/preview", Scope.READ),
            entry("GET /v1/subscriptions/{id}/change-preview", Scope.READ),
            entry("POST /v1/subscriptions/{id}/drop-change", Scope.CHARGE),
            entry("GET /v1/subscriptions/{id}/timeline", Scope.READ),
            entry("PUT /v1/subscriptions/{id}/billing-key", Scope.CHARGE),
            entry("POST /v1/subscriptions/{id}/cancel", Scope.CHARGE),
            entry("POST /v1/subscriptions/{id}/change-plan", Scope.CHARGE),
            entry("POST /v1/subscriptions/{id}/pause", Scope.CHARGE),
            entry("POST /v1/subscriptions/{id}/pay", Scope.CHARGE),
            entry("POST /v1/subscriptions/{id}/release", Scope.OPERATE),
            entry("POST /v1/subscriptions/{id}/resume", Scope.CHARGE),
            entry("POST /v1/subscriptions/{id}/uncancel", Scope.CHARGE),
            entry("GET /v1/unreadable-rows", Scope.OPERATE),
            entry("GET /v1/webhook-endpoints", Scope.OPERATE),
            entry("POST /v1/webhook-endpoints", Scope.ADMIN),
            entry("GET /v1/webhook-endpoints/{id}", Scope.OPERATE),
            entry("PATCH /v1/webhook-endpoints/{id}", Scope.ADMIN),
            entry("DELETE /v1/webhook-endpoints/{id}", Scope.ADMIN),
            entry("POST /v1/webhook-endpoints/{id}/rotate-secret", Scope.ADMIN),
            entry("POST /v1/webhook-endpoints/{id}/ping", Scope.OPERATE),
            entry("GET /v1/webhook-endpoints/{id}/deliveries", Scope.OPERATE),
            entry("POST /v1/webhook-endpoints/{id}/deliveries/{delivery}/redeliver", Scope.OPERATE));
    private static final String NOTICE_TOKEN = "notice-token-of-the-test-0123456789abcdef";
    private static final Map<String, Scope> BESIDE = Map.of(
            "GET /actuator/prometheus", Scope.READ,
            "GET /actuator/metrics", Scope.READ);

    private final MovableClock clock = MovableClock.atTen();
    private final Map<String, Credential> credentials = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private CookiePaySimulator simulator;

    @SuppressWarnings("NullAway.Init")
    private RunningApp app;

    /** @param scopes empty when it lets nobody in */
    private record Credential(Api api, Optional<Set<Scope>> scopes) {
        int refusal(Scope demanded) {
            return scopes.isEmpty()
                    ? 401
                    : scopes.get().contains(demanded) || scopes.get().contains(Scope.ADMIN) ? 0 : 403;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        List<String> properties = new ArrayList<>(Database.H2_FILE.properties(folder));
        properties.add("dalmada.gateways.cookiepay.notice-token=" + NOTICE_TOKEN);
        app = RunningApp.start(simulator, clock, properties);
        ManageApiKeys keys = app.bean(ManageApiKeys.class);
        Issued expired = issue("expired", Set.of(Scope.ADMIN), Optional.of(Duration.ofHours(1)));
        Issued rotated = issue("rotated", Set.of(Scope.ADMIN), Optional.empty());
        Issued revoked = issue("revoked", Set.of(Scope.ADMIN), Optional.empty());
        Issued overlapping = issue("overlapping", Set.of(Scope.READ), Optional.empty());
        keys.rotate(rotated.key().id(), Duration.ZERO);
        keys.rotate(overlapping.key().id(), Duration.ofDays(1));
        keys.revoke(revoked.key().id());
        clock.advance(Duration.ofHours(1));
        shut("none", Api.stranger(app.api().base()));
        shut("unknown", app.api().as("dmk_nobody-ever-got-this-one"));
        shut("not ours", app.api().as("sk_live_of_another_house"));
        shut("expired", keyed(expired));
        shut("old secret", keyed(rotated));
        shut("revoked", keyed(revoked));
        for (Scope scope : Scope.values()) {
            opens(scope.code(), keyed(issue(scope.code(), Set.of(scope), Optional.empty())), Set.of(scope));
        }
        opens("old secret in its overlap", keyed(overlapping), Set.of(Scope.READ));
        opens("configured", app.api(), Set.of(Scope.ADMIN));
    }

    @AfterAll
    void stop() {
        app.close();
        simulator.close();
    }

    @Test
    void every_route_is_in_the_table_with_the_scope_it_declares() {
        Map<String, Scope> declared = new TreeMap<>();
        app.bean(RouteTable.class)
                .entries()
                .forEach(route -> declared.put(route.method() + " " + route.path(), route.scope()));

        assertThat(declared).isEqualTo(new TreeMap<>(EXPECTED));
    }

    @Test
    void every_route_lets_in_whom_it_should_and_nobody_else() {
        Map<String, Scope> routes = new TreeMap<>(EXPECTED);
        routes.putAll(BESIDE);
        SoftAssertions cells = new SoftAssertions();
        List<String> checked = new ArrayList<>();
        routes.forEach((route, demanded) -> credentials.forEach((name, credential) -> {
            Api.Answer answer = ask(credential.api(), route);
            int refusal = credential.refusal(demanded);
            if (refusal == 0) {
                cells.assertThat(answer.status()).as(route + " with " + name).isNotIn(401, 403);
            } else {
                cells.assertThat(answer.status()).as(route + " with " + name).isEqualTo(refusal);
            }
            checked.add(route + " " + name);
        }));
        cells.assertAll();

        assertThat(checked).hasSize(routes.size() * credentials.size());
        System.out.printf(
                "authorisation matrix: %d routes x %d credentials = %d cells%n",
                routes.size(), credentials.size(), checked.size());
    }

    @Test
    void a_replay_is_refused_to_a_key_that_has_lost_its_right() {
        Issued issued = issue("passing", Set.of(Scope.CHARGE), Optional.empty());
        Api caller = keyed(issued);
        String billingKey = caller.billingKey();
        String request = "a-request-of-the-shop-0001";
        Api.Answer first = caller.charge(billingKey, 9900, request);
        assertThat(first.status()).isEqualTo(201);

        app.bean(ManageApiKeys.class).revoke(issued.key().id());

        Api.Answer replay = caller.charge(billingKey, 9900, request);
        assertThat(replay.status()).isEqualTo(401);
        assertThat(replay.text()).doesNotContain(first.at("id"));
    }

    @Test
    void the_same_idempotency_key_of_another_caller_is_another_request() {
        String billingKey = app.api().billingKey();
        String request = "a-request-of-the-shop-0002";
        Api.Answer ours = app.api().charge(billingKey, 9900, request);
        Api.Answer theirs =
                keyed(issue("other", Set.of(Scope.CHARGE), Optional.empty())).charge(billingKey, 9900, request);

        assertThat(List.of(ours.status(), theirs.status())).containsOnly(201);
        assertThat(theirs.at("id")).isNotEqualTo(ours.at("id"));
    }

    /** Open to whoever knows its secret, whatever key he has besides; a key of ours that is no good is refused. */
    @Test
    void the_address_of_notices_opens_to_its_secret_alone() {
        SoftAssertions cells = new SoftAssertions();
        credentials.forEach((name, credential) -> {
            boolean known = credential.scopes().isPresent()
                    || List.of("none", "not ours").contains(name);
            cells.assertThat(credential
                            .api()
                            .post("/gateway-notices/cookiepay/" + NOTICE_TOKEN, "{}")
                            .status())
                    .as("the secret with " + name)
                    .isEqualTo(known ? 200 : 401);
            cells.assertThat(credential
                            .api()
                            .post("/gateway-notices/cookiepay/guessed", "{}")
                            .status())
                    .as("a guess with " + name)
                    .isEqualTo(known ? 404 : 401);
        });
        cells.assertAll();
    }

    /** With ids that belong to nobody: what is let in changes nothing, so that each cell is as the one before it. */
    private static Api.Answer ask(Api api, String route) {
        String[] methodAndPath = route.split(" ", 2);
        String path = methodAndPath[1]
                .replace("{id}", "0193589d-0000-7000-8000-000000000002")
                .replace("{delivery}", "0193589d-0000-7000-8000-000000000003")
                .replace("{gateway}", "nowhere")
                .replace("{code}", "NOTHING")
                .replace("{type}", "nothing")
                .replace("{date}", "2020-02-30");
        return switch (methodAndPath[0]) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            case "PATCH" -> api.patch(path, "{}");
            case "PUT" -> api.put(path, "{}");
            default -> api.post(path, "{}");
        };
    }

    private Issued issue(String id, Set<Scope> scopes, Optional<Duration> life) {
        return app.bean(ManageApiKeys.class)
                .issue(new NewKey(new ApiKeyId(id), scopes, life.map(clock.instant()::plus)), LOCAL);
    }

    private Api keyed(Issued issued) {
        return app.api().as(issued.secret().use(text -> text));
    }

    private void shut(String name, Api api) {
        credentials.put(name, new Credential(api, Optional.empty()));
    }

    private void opens(String name, Api api, Set<Scope> scopes) {
        credentials.put(name, new Credential(api, Optional.of(scopes)));
    }
}

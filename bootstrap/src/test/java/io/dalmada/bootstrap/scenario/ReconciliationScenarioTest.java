package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A Monday with one thing wrong of each kind, and the Tuesday morning after it. */
class ReconciliationScenarioTest {
    private static final String MONDAY = "/v1/reconciliations/2026-11-23";

    private final MovableClock clock = MovableClock.atTen();

    @ParameterizedTest
    @EnumSource
    void a_mornings_reconciliation_tells_what_a_day_was(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, properties(database, folder))) {
            Api api = app.api().checked();
            String key = api.billingKey();

            // Two good charges, one of them given back in part.
            api.charge(key, 9900);
            api.refund(api.charge(key, 5000).at("id"), 2000);

            // One that somebody cancels in the gateway's console.
            Api.Answer canceled = api.charge(key, 7000);
            simulator.cancelInConsole(canceled.at("transactionId"), 7000);

            // One that is lost, proven absent, made again, and then lands after all.
            String twice = UUID.randomUUID().toString();
            simulator
                    .faults()
                    .add(Fault.once(Step.CHARGE, Fault.Kind.LATE_EFFECT)
                            .millis(Duration.ofMinutes(300).toMillis()));
            String payment = api.charge(key, 3000, twice).at("id");
            waitUntilAbsent(app, api, payment);
            assertThat(api.charge(key, 3000, twice).status()).isEqualTo(201);

            // Nothing is known of Monday yet, and Wednesday cannot be.
            assertThat(api.get(MONDAY).status()).isEqualTo(404);
            assertThat(api.post("/v1/reconciliations/2026-11-25", "").status()).isEqualTo(422);

            // Tuesday morning, after six.
            clock.advance(Duration.ofHours(20));
            app.work();

            JsonNode monday = api.get(MONDAY).json().path("items").path(0);
            assertThat(monday.path("complete").asBoolean()).isTrue();
            assertThat(total(monday, "MATCHED")).isEqualTo("3 of 17900");
            assertThat(total(monday, "STATUS_DIFF")).isEqualTo("1 of 7000");
            assertThat(total(monday, "DUPLICATE")).isEqualTo("1 of 3000");
            assertThat(monday.path("entries").size()).isEqualTo(2);
            assertThat(monday.path("matchedShare").asDouble()).isEqualTo(0.6);

            // The second charge was given back, the first one stays, and a person has heard of both differences.
            assertThat(api.payment(payment).at("status")).isEqualTo("PAID");
            assertThat(simulator.ledger().received(Step.CANCEL)).isEqualTo(2);
            assertThat(alarms(app, "duplicate")).isOne();
            assertThat(alarms(app, "status-diff")).isOne();

            // Asking again finds the same, gives nothing back twice and tells nobody again.
            JsonNode again = api.post(MONDAY, "").json().path("items").path(0);
            assertThat(again.path("totals")).isEqualTo(monday.path("totals"));
            assertThat(simulator.ledger().received(Step.CANCEL)).isEqualTo(2);
            assertThat(alarms(app, "duplicate")).isOne();
        }
    }

    private static List<String> properties(Database database, Path folder) {
        List<String> properties = new java.util.ArrayList<>(database.properties(folder));
        // The duplicate is left to the reconciliation.
        properties.add("dalmada.work.ghost-scan-every=30d");
        return properties;
    }

    private void waitUntilAbsent(RunningApp app, Api api, String payment) {
        for (int minute = 0; minute < 120; minute++) {
            clock.advance(Duration.ofMinutes(1));
            app.work();
        }
        assertThat(api.payment(payment).at("status")).isEqualTo("NOT_CHARGED");
    }

    private static String total(JsonNode result, String finding) {
        return StreamSupport.stream(result.path("totals").spliterator(), false)
                .filter(total -> total.path("finding").asString().equals(finding))
                .map(total -> total.path("count").asLong() + " of "
                        + total.path("amount").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static double alarms(RunningApp app, String kind) {
        return app.bean(MeterRegistry.class)
                .counter("dalmada.alarms", "kind", "reconciliation-" + kind, "gateway", "cookiepay")
                .count();
    }
}

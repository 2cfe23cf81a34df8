package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.fault.Fault.Kind;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A caller repeats its request under its key whenever a 503 tells it to, for longer than numbers of two digits last. Once
 * the gateway lets us in again, the same request is done, once.
 */
class ImpatientClientScenarioTest {
    /** Eleven minutes at five seconds each. */
    private static final int REPEATS = 130;

    private final MovableClock clock = MovableClock.at(Instant.parse("2027-03-02T03:00:00Z"));

    @ParameterizedTest
    @EnumSource
    void repeats_a_503_until_it_is_done(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            plan(api);
            String key = api.billingKey();

            Api.Answer charged = patiently(simulator, () -> api.charge(key, 7_000, "impatient-charge"));
            assertThat(charged.at("status")).isEqualTo("PAID");

            Api.Answer begun = patiently(simulator, () -> subscribe(api, key));
            assertThat(begun.at("status")).isEqualTo("ACTIVE");

            String id = begun.at("id");
            renewalIsDeclined(
                    app,
                    simulator,
                    begun.json().path("nextBilling").path("date").asString());
            assertThat(status(api, id)).isEqualTo("PAST_DUE");
            Api.Answer paid =
                    patiently(simulator, () -> api.post("/v1/subscriptions/" + id + "/pay", "", "impatient-pay-now"));
            assertThat(paid.at("status")).isEqualTo("ACTIVE");

            assertThat(simulator.ledger().entries())
                    .filteredOn(entry -> entry.kind() == LedgerEntry.Kind.APPROVED)
                    .hasSize(3);
        }
    }

    private Api.Answer patiently(CookiePaySimulator simulator, Supplier<Api.Answer> request) {
        clock.advance(Duration.ofHours(30)); // whatever token we have is of no use any more
        simulator.faults().add(Fault.always(Step.TOKEN, Kind.CLOSE_BEFORE));
        for (int i = 0; i < REPEATS; i++) {
            Api.Answer refused = request.get();
            assertThat(refused.status()).as("repeat %d: %s", i, refused.text()).isEqualTo(503);
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            clock.advance(Duration.ofSeconds(5));
        }
        simulator.faults().clear();
        clock.advance(Duration.ofMinutes(2));
        Api.Answer done = request.get();
        assertThat(done.status()).as(done.text()).isIn(200, 201);
        assertThat(request.get().text()).as("its repetition").isEqualTo(done.text());
        return done;
    }

    private void renewalIsDeclined(RunningApp app, CookiePaySimulator simulator, String day) {
        simulator.faults().add(Fault.once(Step.CHARGE, Kind.INNER_DECLINE));
        clock.set(Instant.parse(day + "T01:05:00Z"));
        app.work();
        simulator.faults().clear();
    }

    private static String status(Api api, String id) {
        return api.get("/v1/subscriptions/" + id).at("status");
    }

    private static void plan(Api api) {
        assertThat(api.post("/v1/plans", """
                        {"code":"PRO","name":"월간 구독","interval":{"unit":"MONTH","count":1},"price":{"amount":9900}}""").status()).isEqualTo(201);
    }

    private static Api.Answer subscribe(Api api, String key) {
        return api.post("/v1/subscriptions", """
                {"customerId":"cust-1001","planCode":"PRO","billingKeyId":"%s"}""".formatted(key), "impatient-sign-up");
    }
}

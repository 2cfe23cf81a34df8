package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Somebody reads on, page by page, what happened. */
class EventLogScenarioTest {
    @ParameterizedTest
    @EnumSource
    void whoever_reads_on_from_the_last_page_misses_nothing(Database database, @TempDir Path folder) {
        MovableClock clock = MovableClock.atTen();
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            String key = api.billingKey();
            String payment = api.charge(key, 9900).at("id");
            api.refund(payment, 3000);
            app.work();
            Reader reader = new Reader(api);

            // Everything so far, three at a time, in the order of each aggregate's versions.
            assertThat(reader.toTheEnd("&limit=3"))
                    .containsExactly(
                            "billing_key.issued",
                            "payment.attempt.created",
                            "payment.attempt.sending",
                            "payment.attempt.succeeded",
                            "payment.charge.period_payment",
                            "payment.refund.created",
                            "payment.refund.sending",
                            "payment.refund.done");

            // Later, from where the last page ended: what happened since, and nothing else.
            assertThat(reader.toTheEnd("")).isEmpty();
            api.charge(key, 1002);
            app.work();
            assertThat(reader.toTheEnd(""))
                    .containsExactly("payment.attempt.created", "payment.attempt.sending", "payment.attempt.declined");

            // By type, and by what it happened to.
            assertThat(new Reader(api).toTheEnd("&type=payment.attempt.declined,billing_key.*"))
                    .containsExactly("billing_key.issued", "payment.attempt.declined");
            assertThat(new Reader(api).toTheEnd("&aggregate=" + payment)).hasSize(7);
        }
    }

    private static final class Reader {
        private final Api api;
        private final Map<String, Long> versions = new HashMap<>();
        private String cursor = "";

        Reader(Api api) {
            this.api = api;
        }

        List<String> toTheEnd(String query) {
            List<String> types = new ArrayList<>();
            List<String> page = page(query);
            while (!page.isEmpty()) {
                types.addAll(page);
                page = page(query);
            }
            return types;
        }

        private List<String> page(String query) {
            Api.Answer answer = api.get("/v1/events?" + cursor + query);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            cursor = "cursor=" + answer.at("nextCursor");
            return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                    .map(this::inOrder)
                    .toList();
        }

        private String inOrder(JsonNode event) {
            JsonNode aggregate = event.path("aggregate");
            long version = aggregate.path("version").asLong();
            assertThat(version)
                    .isGreaterThan(versions.getOrDefault(aggregate.path("id").asString(), 0L));
            versions.put(aggregate.path("id").asString(), version);
            return event.path("type").asString();
        }
    }
}

package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one caller may do, on the whole application over HTTP; time is moved, not waited for. */
@Tag("slow")
class LimitsTest {
    private static final String REFUSED = "4111111111111111";
    private static final String GOOD = "9410000000001235";

    private final MovableClock clock = MovableClock.atTen();
    private final AtomicInteger cardsTried = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CookiePaySimulator simulator;

    @SuppressWarnings("NullAway.Init")
    private RunningApp app;

    @BeforeEach
    void start() {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        simulator.onEvent(event -> {
            if (event.step() == Step.ISSUE && event.moment() == Event.Moment.RECEIVED) {
                cardsTried.incrementAndGet();
            }
        });
        List<String> properties = new ArrayList<>(Database.H2_FILE.properties(folder));
        properties.addAll(List.of(
                "dalmada.limits.read=5",
                "dalmada.limits.manage=4",
                "dalmada.limits.refused-cards.customer-hourly=3",
                "dalmada.limits.refused-cards.customer-daily=10",
                "dalmada.limits.refused-cards.key-hourly=12",
                "dalmada.limits.refused-cards.address-hourly=1000"));
        app = RunningApp.start(simulator, clock, properties);
    }

    @AfterEach
    void stop() {
        app.close();
        simulator.close();
    }

    @Test
    void a_caller_is_told_what_is_left_and_refused_beyond_until_time_has_passed() {
        Api.Answer first = app.api().get("/v1/plans");
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"read\";q=5;w=60");
        assertThat(header(first, "RateLimit")).isEqualTo("\"read\";r=4;t=12");
        IntStream.range(0, 4)
                .forEach(i -> assertThat(app.api().get("/v1/plans").status()).isEqualTo(200));

        Api.Answer refused = app.api().get("/v1/plans");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("type")).isEqualTo("urn:dalmada:problem:too-many-requests");
        assertThat(refused.json().path("retryable").asBoolean()).isTrue();
        assertThat(header(refused, "Retry-After")).isEqualTo("12");
        assertThat(header(refused, "RateLimit")).isEqualTo("\"read\";r=0;t=60");
        clock.advance(Duration.ofSeconds(11));
        assertThat(app.api().get("/v1/plans").status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(app.api().get("/v1/plans").status()).isEqualTo(200);
    }

    @Test
    void neither_other_routes_nor_other_callers_nor_health_checks_pay_for_it() {
        String reader = app.api()
                .post("/v1/api-keys", "{\"id\":\"reader\",\"scopes\":[\"read\"]}")
                .at("secret");
        IntStream.range(0, 6).forEach(i -> app.api().get("/v1/plans"));
        assertThat(app.api().get("/v1/plans").status()).isEqualTo(429);

        assertThat(app.api().post("/v1/billing-keys", Api.card(GOOD)).status()).isEqualTo(201);
        assertThat(app.api().as(reader).get("/v1/plans").status()).isEqualTo(200);
        assertThat(Api.stranger(app.api().base()).get("/actuator/health").status())
                .isEqualTo(200);
    }

    /** the refused request has not begun. */
    @Test
    void a_refused_request_uses_neither_its_key_up_nor_anything_else() {
        String key = UUID.randomUUID().toString();
        String plan =
                "{\"code\":\"PRO\",\"name\":\"b\",\"interval\":{\"unit\":\"MONTH\",\"count\":1},\"price\":{\"amount\":9900}}";
        IntStream.range(0, 4).forEach(i -> app.api().get("/v1/api-keys"));
        assertThat(app.api().post("/v1/plans", plan, key).status()).isEqualTo(429);
        assertThat(app.api().get("/v1/plans/PRO").status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(1));

        Api.Answer made = app.api().post("/v1/plans", plan, key);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.raw().headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    /** T-07 */
    @Test
    void of_a_thousand_cards_tried_for_one_customer_three_reach_the_gateway() throws Exception {
        List<Api.Answer> answers = atOnce(1_000, () -> card(REFUSED, "cust-1001"));

        assertThat(cardsTried).hasValue(3);
        assertThat(answers).extracting(Api.Answer::status).containsOnly(402, 429);
        Api.Answer refused = card(GOOD, "cust-1001");
        assertThat(refused.at("type")).isEqualTo("urn:dalmada:problem:too-many-refused-cards");
        assertThat(header(refused, "Retry-After")).isEqualTo("3600");
        assertThat(card(GOOD, "cust-1002").status()).isEqualTo(201);
    }

    @Test
    void of_a_customer_three_in_an_hour_and_ten_in_a_day() {
        int tried = 0;
        for (int hour = 0; hour < 23; hour++) {
            for (int i = 0; i < 5; i++) {
                tried += card(REFUSED, "cust-1001").status() == 402 ? 1 : 0;
            }
            clock.advance(Duration.ofHours(1));
        }
        assertThat(tried).isEqualTo(10);
        assertThat(cardsTried).hasValue(10);
        clock.advance(Duration.ofHours(1));
        assertThat(card(GOOD, "cust-1001").status()).isEqualTo(201);
    }

    @Test
    void a_key_that_tries_cards_for_ever_new_customers_is_stopped_too() {
        List<Integer> statuses = IntStream.range(0, 50)
                .mapToObj(i -> card(REFUSED, "cust-" + i).status())
                .toList();

        assertThat(statuses.subList(0, 12)).containsOnly(402);
        assertThat(statuses.subList(12, 50)).containsOnly(429);
        assertThat(cardsTried).hasValue(12);
    }

    @Test
    void good_cards_repetitions_and_what_was_not_tried_cost_nothing() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 20; i++) {
            assertThat(card(GOOD, "cust-1001").status()).isEqualTo(201);
            assertThat(app.api()
                            .post("/v1/billing-keys", Api.card(REFUSED), key)
                            .status())
                    .isEqualTo(402);
            assertThat(app.api()
                            .post("/v1/billing-keys", Api.card(GOOD).replace("{\"cust", "{\"gateway\":\"none\",\"cust"))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(cardsTried).hasValue(21);
    }

    private Api.Answer card(String number, String customer) {
        return app.api().post("/v1/billing-keys", Api.card(number).replace("cust-1001", customer));
    }

    private static String header(Api.Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }

    private static List<Api.Answer> atOnce(int many, Callable<Api.Answer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> each : threads.invokeAll(
                    IntStream.range(0, many).mapToObj(i -> work).toList())) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}

package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.web.RouteTable;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.crash.CrashTest;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TableDump;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of the {@code Idempotency-Key} for every kind of request, on the whole application and both databases: one
 * effect and one answer, whoever repeats it, whenever and how often. Crashes are {@link CrashTest}'s.
 */
@ParameterizedClass
@EnumSource
@Tag("slow")
class IdempotencyContractTest {
    private static final int MANY = 50;
    private static final Duration RETENTION = Duration.ofDays(30);

    /**
     * Their answer must not be kept (decision 0020), they are repeatable by themselves, or their effect is one more message
     * to a receiver who tells messages apart.
     */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "/v1/api-keys",
            "/v1/api-keys/{id}/rotate",
            "/v1/reconciliations/{date}",
            "/v1/webhook-endpoints/{id}/ping",
            "/v1/webhook-endpoints/{id}/deliveries/{delivery}/redeliver");

    /** Bodies that can be read, for routes that read them first. */
    private static final Map<String, String> BODIES = Map.of(
            "/v1/subscriptions/{id}/cancel", "{\"when\":\"NOW\"}",
            "/v1/subscriptions/{id}/change-plan", "{\"planCode\":\"MORE\",\"when\":\"NOW\"}",
            "/v1/subscriptions/{id}/release", "{\"decision\":\"WAIVE\"}");

    private final MovableClock clock = MovableClock.atTen();
    private final Database database;

    @TempDir
    Path folder;

    private CookiePaySimulator simulator;
    private RunningApp app;
    private Operations operations;

    @SuppressWarnings("NullAway.Init")
    IdempotencyContractTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        app = RunningApp.start(simulator, clock, database.properties(folder));
        operations = new Operations(app.api());
    }

    @AfterEach
    void stop() {
        app.close();
        simulator.close();
    }

    /** */
    @Test
    void every_route_that_makes_or_moves_something_wants_a_key() {
        SoftAssertions all = new SoftAssertions();
        List<String> routes = app.bean(RouteTable.class).entries().stream()
                .filter(route -> route.method().equals("POST") && !WITHOUT_KEY.contains(route.path()))
                .map(RouteTable.Entry::path)
                .toList();
        for (String route : routes) {
            String path = route.replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
            Api.Answer answer = app.api().postWithoutKey(path, BODIES.getOrDefault(route, "{}"));
            all.assertThat(answer.status()).as(route + answer.text()).isEqualTo(400);
            all.assertThat(answer.at("type")).as(route).endsWith(":idempotency-key-missing");
        }
        all.assertAll();
        assertThat(routes).hasSizeGreaterThan(10);
    }

    /** */
    @Test
    void a_repetition_is_answered_byte_for_byte_and_another_wish_is_refused() {
        SoftAssertions all = new SoftAssertions();
        for (Operation operation : operations.all()) {
            String key = UUID.randomUUID().toString();
            Api.Answer first = app.api().post(operation.path(), operation.body(), key);
            String state = state();
            Api.Answer again = app.api().post(operation.path(), operation.body(), "\"" + key + "\"");
            Api.Answer other = app.api().post(operation.path(), operation.other(), key);

            all.assertThat(first.status()).as(operation + first.text()).isEqualTo(operation.status());
            all.assertThat(header(first, "Idempotency-Replayed"))
                    .as(operation.name())
                    .isEmpty();
            requireReplay(all, operation, first, again);
            all.assertThat(other.status()).as(operation + other.text()).isEqualTo(422);
            all.assertThat(other.at("type")).as(operation.name()).endsWith(":idempotency-key-reused");
            all.assertThat(state()).as(operation + " leaves no more traces").isEqualTo(state);
        }
        all.assertAll();
    }

    /** */
    @Test
    void the_order_of_fields_and_the_space_between_them_name_the_same_request() {
        String billingKey = app.api().billingKey();
        String key = UUID.randomUUID().toString();
        Api.Answer first = app.api().post("/v1/payments", """
                {"billingKeyId":"%s","amount":9900,"product":{"name":"월간 구독","code":"P"}}""".formatted(billingKey), key);
        Api.Answer again = app.api().post("/v1/payments", """
                { "product" : {"code":"P", "name":"\\uc6d4\\uac04 구독"},
                  "currency":"KRW", "amount" :9900, "billingKeyId":"%s" }""".formatted(billingKey), key);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(header(again, "Idempotency-Replayed")).containsExactly("true");
    }

    /** T-21: what fifty at once leave behind is what one leaves. */
    @Test
    void fifty_at_once_have_one_effect_and_one_answer() throws Exception {
        List<Operation> once = operations.all();
        List<Operation> often = operations.all();
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < once.size(); i++) {
            Operation single = once.get(i);
            Operation many = often.get(i);
            Map<String, Long> byOne = added(() -> List.of(app.api().post(single.path(), single.body())));
            String key = UUID.randomUUID().toString();
            List<Api.Answer> answers = new ArrayList<>();
            Map<String, Long> byMany = added(() -> {
                answers.addAll(atOnce(() -> app.api().post(many.path(), many.body(), key)));
                return answers;
            });
            Api.Answer last = app.api().post(many.path(), many.body(), key);

            all.assertThat(byMany).as(many + " fifty times").isEqualTo(byOne);
            all.assertThat(answers)
                    .as(many.name())
                    .extracting(Api.Answer::status)
                    .isSubsetOf(many.status(), 202, 409);
            all.assertThat(answers.stream()
                            .filter(a -> a.status() == many.status())
                            .map(Api.Answer::text))
                    .as(many.name())
                    .isNotEmpty()
                    .containsOnly(last.text());
        }
        all.assertAll();
    }

    /** */
    @Test
    void a_refused_request_does_not_use_up_its_key() {
        String key = UUID.randomUUID().toString();
        String billingKey = app.api().billingKey();

        List<Integer> statuses = List.of(
                app.api().as("dmk_unknown").charge(billingKey, 9900, key).status(),
                app.api().charge(billingKey, 0, key).status(),
                app.api().charge(UUID.randomUUID().toString(), 9900, key).status(),
                app.api().charge(billingKey, 9900, key).status());

        assertThat(statuses).containsExactly(401, 422, 404, 201);
    }

    /** */
    @Test
    void while_the_outcome_is_open_a_repetition_tells_so_and_then_the_end_of_it_for_good() {
        String billingKey = app.api().billingKey();
        String key = UUID.randomUUID().toString();
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));

        Api.Answer open = app.api().charge(billingKey, 9900, key);
        Api.Answer still = app.api().charge(billingKey, 9900, key);
        clock.advance(Duration.ofMinutes(2));
        app.work();
        Api.Answer done = app.api().charge(billingKey, 9900, key);
        Api.Answer again = app.api().charge(billingKey, 9900, key);

        assertThat(List.of(open.status(), still.status(), done.status(), again.status()))
                .containsExactly(202, 202, 201, 201);
        assertThat(header(open, "Location")).containsExactly("/v1/payments/" + open.at("id"));
        assertThat(done.at("id")).isEqualTo(open.at("id"));
        assertThat(again.text()).isEqualTo(done.text());
        assertThat(simulator.ledger().chargeRequests().values()).containsOnly(1);
    }

    /** a 503 is not replayed; the same request makes the next attempt of the same payment. */
    @Test
    void after_nothing_was_sent_the_same_request_goes_on_with_the_same_payment() {
        String billingKey = app.api().billingKey();
        String key = UUID.randomUUID().toString();
        simulator.shut();
        Api.Answer unsent = app.api().charge(billingKey, 9900, key);
        simulator.open();

        Api.Answer done = app.api().charge(billingKey, 9900, key);

        assertThat(List.of(unsent.status(), done.status())).containsExactly(503, 201);
        assertThat(done.at("id")).isEqualTo(unsent.at("paymentId"));
        assertThat(done.json().path("attempts").size()).isEqualTo(2);
    }

    /** */
    @Test
    void an_answer_is_kept_for_thirty_days_and_its_request_is_never_done_again() {
        String billingKey = app.api().billingKey();
        String key = UUID.randomUUID().toString();
        Api.Answer first = app.api().charge(billingKey, 9900, key);
        clock.advance(RETENTION.minusSeconds(1));
        app.work();
        Api.Answer replay = app.api().charge(billingKey, 9900, key);
        clock.advance(Duration.ofDays(2));
        app.work();
        String before = state();
        Api.Answer again = app.api().charge(billingKey, 9900, key);
        Api.Answer other = app.api().charge(billingKey, 9901, key);

        assertThat(replay.text()).isEqualTo(first.text());
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.at("type")).isEqualTo("urn:dalmada:problem:already-exists");
        assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
        assertThat(other.at("type")).isEqualTo("urn:dalmada:problem:idempotency-key-reused");
        assertThat(state()).isEqualTo(before);
    }

    private static void requireReplay(SoftAssertions all, Operation operation, Api.Answer first, Api.Answer again) {
        all.assertThat(again.status()).as(operation.name()).isEqualTo(first.status());
        all.assertThat(again.text()).as(operation.name()).isEqualTo(first.text());
        all.assertThat(header(again, "Idempotency-Replayed"))
                .as(operation.name())
                .containsExactly("true");
        for (String same : List.of("Location", "Content-Type")) {
            all.assertThat(header(again, same)).as(operation + " " + same).isEqualTo(header(first, same));
        }
    }

    private static List<String> header(Api.Answer answer, String name) {
        return answer.raw().headers().allValues(name);
    }

    private String state() {
        return TableDump.withoutAudit(app.bean(DataSource.class))
                + simulator.ledger().entries()
                + simulator.issuedKeys();
    }

    /** How many rows each table has more afterwards. */
    private Map<String, Long> added(Callable<List<Api.Answer>> work) throws Exception {
        Map<String, Long> before = rows();
        work.call();
        Map<String, Long> after = rows();
        before.forEach((table, count) -> after.merge(table, -count, Long::sum));
        after.values().removeIf(count -> count == 0);
        return after;
    }

    private Map<String, Long> rows() {
        return TableDump.withoutAudit(app.bean(DataSource.class))
                .lines()
                .map(row -> row.substring(0, row.indexOf('\t')))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static List<Api.Answer> atOnce(Callable<Api.Answer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> each : threads.invokeAll(
                    IntStream.range(0, MANY).mapToObj(i -> work).toList())) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}

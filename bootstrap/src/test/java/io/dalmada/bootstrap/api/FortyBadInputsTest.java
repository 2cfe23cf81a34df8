package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TableDump;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The forty bad inputs over real HTTP against the whole application: each gets its status and its problem, nothing changes
 * in any table or at the gateway, and neither answer nor log tells what it should not.
 */
@ParameterizedClass
@EnumSource
@Tag("slow")
class FortyBadInputsTest {
    /** What only an insider could have written. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z]+\\.|io\\.dalmada|org\\.|java\\.|select |insert |/tmp/|<html");

    private final HttpClient http = HttpClient.newHttpClient();
    private final MovableClock clock = MovableClock.atTen();
    private final Database database;

    @TempDir
    Path folder;

    private CookiePaySimulator simulator;
    private RunningApp app;
    private BadInputs.Things things;

    @SuppressWarnings("NullAway.Init")
    FortyBadInputsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        List<String> properties = new ArrayList<>(database.properties(folder));
        properties.add("logging.file.name=" + log());
        properties.add("dalmada.webhooks.public-only=true");
        app = RunningApp.start(simulator, clock, properties);
        things = things(app.api());
    }

    private BadInputs.Things things(Api api) {
        String reader = api.post("/v1/api-keys", "{\"id\":\"reader\",\"scopes\":[\"read\"]}")
                .at("secret");
        assertThat(api.as(reader).get("/v1/plans").status()).isEqualTo(200);
        String billingKey = api.billingKey();
        String usedKey = UUID.randomUUID().toString();
        String paid = api.charge(billingKey, 9900, usedKey).at("id");
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
        String unknown = api.charge(billingKey, 9900).at("id");
        api.post(
                "/v1/plans",
                "{\"code\":\"PRO\",\"name\":\"b\",\"interval\":{\"unit\":\"MONTH\",\"count\":1},\"price\":{\"amount\":9900}}");
        String canceled = api.post(
                        "/v1/subscriptions",
                        "{\"customerId\":\"cust-1001\",\"planCode\":\"PRO\",\"billingKeyId\":\"" + billingKey + "\"}")
                .at("id");
        api.post("/v1/subscriptions/" + canceled + "/cancel", "{\"when\":\"NOW\"}");
        return new BadInputs.Things(reader, billingKey, paid, unknown, canceled, usedKey);
    }

    @AfterEach
    void stop() {
        app.close();
        simulator.close();
    }

    @Test
    void each_is_refused_by_the_book_and_changes_and_tells_nothing() throws IOException {
        List<BadInput> inputs = new BadInputs(things).all();
        SoftAssertions all = new SoftAssertions();
        for (BadInput input : inputs) {
            String before = state();
            int logged = logText().length();

            HttpResponse<String> answer = send(input);

            requireProblem(all, input.name(), answer, input.status(), input.type());
            if (!input.field().isEmpty()) {
                JsonNode problem = JsonMapper.shared().readTree(answer.body());
                all.assertThat(problem.path("field").asString())
                        .as(input.name())
                        .isEqualTo(input.field());
            }
            all.assertThat(state()).as(input + " changes nothing").isEqualTo(before);
            String line = logText().substring(logged);
            all.assertThat(line).as(input + " is no error of ours").doesNotContain("ERROR");
            for (String secret : input.secrets()) {
                all.assertThat(answer.body()).as(input + " is not echoed").doesNotContainPattern(alone(secret));
                all.assertThat(line).as(input + " is not logged").doesNotContainPattern(alone(secret));
            }
        }
        all.assertAll();
        System.out.printf("bad inputs on %s: %d requests%n", database, inputs.size());
    }

    /** Three digits may be in a request's id by chance; a number of a card may not, wherever it is. */
    private static Pattern alone(String secret) {
        String quoted = Pattern.quote(secret);
        return Pattern.compile(secret.length() > 4 ? quoted : "(?<![0-9a-f.])" + quoted + "(?![0-9a-f])");
    }

    @Test
    void number_4_a_line_end_inside_the_idempotency_key() throws IOException {
        String before = state();

        String answer = raw("POST /v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer dmk_local\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n"
                + "Idempotency-Key: key-0123\r456789abcdef\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:dalmada:problem:invalid-request");
        assertThat(answer).doesNotContain("456789abcdef").doesNotContainPattern(INSIDE);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void number_6_the_same_key_while_the_first_request_runs() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        simulator.onEvent(event -> {
            if (event.step() == Step.ISSUE && event.moment() == Event.Moment.RECEIVED) {
                arrived.countDown();
                await(goOn);
            }
        });
        BadInput twice = BadInput.post("6", "/v1/billing-keys", Api.card("9410000000001235"));
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> send(twice));
        await(arrived);
        String before = state();

        HttpResponse<String> second = send(twice);

        SoftAssertions all = new SoftAssertions();
        requireProblem(all, "6", second, 409, "idempotency-in-progress");
        all.assertThat(second.headers().firstValue("Retry-After")).contains("1");
        all.assertThat(state()).isEqualTo(before);
        goOn.countDown();
        first.get(30, TimeUnit.SECONDS);
        all.assertAll();
    }

    @Test
    void number_26_and_33_what_is_allowed_is_stored_as_it_is_and_evaluated_by_nobody() {
        for (String name : List.of("${jndi:ldap://a/b}", "a%0d%0aSet-Cookie: b", "<script>x</script>", "' or '1'='1")) {
            Api.Answer key = app.api()
                    .post("/v1/billing-keys", Api.card("378282246310005").replace("홍길동", name));
            assertThat(key.status()).as(key.text()).isIn(201, 402);
            assertThat(key.raw().headers().firstValue("Set-Cookie")).isEmpty();
        }
        Api.Answer charged = app.api().post("/v1/payments", """
                {"billingKeyId":"%s","amount":5000,"product":{"name":"<script>alert(1)</script>"}}""".formatted(things.billingKey()));
        assertThat(charged.status()).isEqualTo(201);
        assertThat(charged.raw().headers().firstValue("Content-Type")).contains("application/json");
        assertThat(charged.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(logText()).doesNotContain("ERROR", "jndi", "<script>");
    }

    @Test
    void cancelling_twice_is_answered_as_once() {
        String cancel = "/v1/subscriptions/" + things.canceled() + "/cancel";
        String before = state();

        Api.Answer again = app.api().post(cancel, "{\"when\":\"NOW\"}", "a-second-cancellation");

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.at("status")).isEqualTo("CANCELED");
        assertThat(withoutRequests(state())).isEqualTo(withoutRequests(before));
    }

    private void requireProblem(SoftAssertions all, String name, HttpResponse<String> answer, int status, String type) {
        all.assertThat(answer.statusCode()).as(name + ": " + answer.body()).isEqualTo(status);
        all.assertThat(answer.headers().firstValue("Content-Type")).as(name).contains("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        all.assertThat(problem.path("type").asString()).as(name).isEqualTo("urn:dalmada:problem:" + type);
        all.assertThat(problem.path("status").asInt()).as(name).isEqualTo(status);
        all.assertThat(problem.path("instance").asString())
                .as(name)
                .isEqualTo("urn:dalmada:request:"
                        + answer.headers().firstValue("X-Request-Id").orElse("?"));
        all.assertThat(answer.body()).as(name).doesNotContainPattern(INSIDE);
    }

    /** Every row of every table, and what the gateway knows. */
    private String state() {
        return TableDump.withoutAudit(app.bean(DataSource.class))
                + simulator.ledger().entries()
                + simulator.issuedKeys();
    }

    private static String withoutRequests(String state) {
        return state.lines()
                .filter(line -> !line.startsWith("idempotency_record"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private HttpResponse<String> send(BadInput input) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(app.api().base() + input.path()))
                .method(input.method(), BodyPublishers.ofByteArray(input.body()));
        input.headers().forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String raw(String request) throws IOException {
        URI base = URI.create(app.api().base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path log() {
        return folder.resolve("app.log");
    }

    private String logText() {
        try {
            return Files.readString(log());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

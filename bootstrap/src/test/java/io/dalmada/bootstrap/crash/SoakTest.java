package io.dalmada.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's first command, on a fresh folder, for as long as wanted: traffic goes on while connections retire, logs roll,
 * tokens expire and the clock moves on. Every answer must be good, health UP, no error in the log, and each day's books must
 * agree with the gateway's list. {@code -Dsoak.minutes=60} lets it live for an hour.
 */
@Tag("slow")
class SoakTest {
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 0));
    private static final int LEAST_ROUNDS = 8;
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** Past the end of a gateway's token, and of a day. */
    private static final Duration STEP = Duration.ofHours(27);

    @TempDir
    Path folder;

    @Test
    void goes_on_for_days() throws IOException {
        long end = System.nanoTime() + LENGTH.toNanos();
        int rounds = 0;
        try (RunningApp app = RunningApp.local(settings())) {
            plan(app.api());
            while (rounds < LEAST_ROUNDS || System.nanoTime() < end) {
                new Round(app, rounds++).live();
                app.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            }
        }
        System.out.println("soak: " + rounds + " rounds of 27 hours");
        assertThat(errors()).isEmpty();
        assertThat(logs().size()).as("logs rolled").isGreaterThan(1);
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(Database.H2_FILE.properties(folder));
        settings.addAll(List.of(
                "dalmada.work.enabled=true",
                "spring.datasource.hikari.max-lifetime=30000",
                "logging.file.name=" + folder.resolve("app.log"),
                "logging.logback.rollingpolicy.max-file-size=20KB",
                "logging.threshold.console=OFF",
                "logging.level.io.dalmada=DEBUG",
                "logging.level.com.zaxxer.hikari=DEBUG"));
        return settings;
    }

    private static void plan(Api api) {
        require(api.post("/v1/plans", """
                {"code":"WEEK","name":"주간 구독","interval":{"unit":"WEEK","count":1},"price":{"amount":4900}}"""), 201);
    }

    private static Api.Answer require(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    /** A morning of a small shop, and the 27 hours after it. */
    private record Round(RunningApp app, int number) {
        void live() {
            Api api = app.api();
            String customer = "cust-" + number;
            String key = require(
                            api.post(
                                    "/v1/billing-keys",
                                    Api.card("9410000000001235").replace("cust-1001", customer)),
                            201)
                    .at("id");
            sell(api, key);
            require(api.post("/v1/subscriptions", """
                            {"customerId":"%s","planCode":"WEEK","billingKeyId":"%s"}""".formatted(customer, key)), 201);
            pass(api);
            requireHealth(api);
        }

        private static void sell(Api api, String key) {
            String name = UUID.randomUUID().toString();
            Api.Answer paid = require(api.charge(key, 9900, name), 201);
            assertThat(api.charge(key, 9900, name).text()).isEqualTo(paid.text());
            require(api.refund(paid.at("id"), 3000), 201);
            require(api.charge(key, 1002), 402);
        }

        private static void pass(Api api) {
            Instant now = Instant.parse(require(api.get("/v1/test-clock"), 200).at("now"));
            require(api.put("/v1/test-clock", "{\"now\":\"" + now.plus(STEP) + "\"}"), 200);
            LocalDate before = LocalDate.ofInstant(now, SEOUL);
            Api.Answer day = require(api.post("/v1/reconciliations/" + before, "{}"), 200);
            assertThat(day.json().path("items").valueStream())
                    .as(day.text())
                    .isNotEmpty()
                    .allMatch(gateway -> gateway.path("complete").asBoolean()
                            && gateway.path("entries").isEmpty());
        }

        private static void requireHealth(Api api) {
            require(api.get("/actuator/health"), 200);
            String failures = api.get("/actuator/prometheus").text();
            assertThat(failures.lines().filter(line -> line.startsWith("dalmada_work_failures_total")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" 0.0"));
        }
    }

    private List<String> errors() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path log : logs()) {
            if (!log.toString().endsWith(".gz")) {
                Files.readAllLines(log).stream()
                        .filter(line -> line.contains(" ERROR "))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("app.log"))
                    .toList();
        }
    }
}

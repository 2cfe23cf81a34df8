package io.dalmada.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.DalmadaApplication;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From one encryption key to the next as an operator does it (docs/security.md), until the old one is gone. */
@ExtendWith(OutputCaptureExtension.class)
class KeyRotationTest {
    private static final String ONE = key("0123456789-first-key-0123456789-");
    private static final String TWO = key("0123456789-other-key-0123456789-");
    private static final String OLD_ONLY = "one:" + ONE;
    private static final String BOTH = "two:" + TWO + ",one:" + ONE;
    private static final String NEW_ONLY = "two:" + TWO;
    private static final String FREE = "encryption key one protects nothing";

    private final MovableClock clock = MovableClock.atTen();
    private final CookiePaySimulator simulator =
            CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
    private final List<String> billingKeys = new ArrayList<>();

    @TempDir
    private Path folder;

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private RunningApp app(List<String> database, String keys) {
        List<String> properties = new ArrayList<>(database);
        properties.add("dalmada.encryption-keys=" + keys);
        return RunningApp.start(simulator, clock, properties);
    }

    private void live(List<String> database) {
        try (RunningApp app = app(database, OLD_ONLY)) {
            IntStream.range(0, 3).forEach(each -> billingKeys.add(app.api().billingKey("cust-" + each)));
            assertThat(app.api()
                            .post("/v1/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/none\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private void everythingWorksWithTheNewKeyAlone(List<String> database) {
        try (RunningApp app = app(database, NEW_ONLY)) {
            Api api = app.api();
            billingKeys.forEach(
                    key -> assertThat(api.charge(key, 9_900).status()).isEqualTo(201));
            assertThat(api.get("/v1/webhook-endpoints").json().path("items")).hasSize(1);
            assertThat(api.get("/v1/unreadable-rows").json().path("items")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void by_the_command(Database kind) throws Exception {
        List<String> database = kind.properties(folder);
        live(database);

        Ended command = command(database, BOTH, "reencrypt");

        assertThat(command.exit()).as(command.log()).isZero();
        assertThat(command.log())
                .containsSubsequence("billing keys: 3 of 3", "webhook endpoints: 1 of 1", FREE)
                .doesNotContain("Tomcat");
        assertThat(secrets().scan("log", command.log())).isEmpty();
        everythingWorksWithTheNewKeyAlone(database);
    }

    /** Without the old key the command can do nothing, and says what is lost without it. */
    @Test
    void the_command_fails_when_a_key_is_missing() throws Exception {
        List<String> database = Database.H2_FILE.properties(folder);
        live(database);

        Ended command = command(database, NEW_ONLY, "reencrypt");

        assertThat(command.exit()).as(command.log()).isEqualTo(1);
        assertThat(command.log())
                .contains("encryption key one is still in use (billing keys: 3, webhook endpoints: 1) and is not"
                        + " configured");
    }

    @Test
    void a_misspelt_command_starts_nothing() throws Exception {
        Ended command = command(Database.H2_FILE.properties(folder), BOTH, "re-encrypt");

        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.log().strip()).isEqualTo("there is no command re-encrypt; there is: reencrypt");
    }

    @ParameterizedTest
    @EnumSource
    void by_the_periodic_work(Database kind, CapturedOutput output) {
        List<String> database = kind.properties(folder);
        live(database);
        int before = output.getOut().length();

        try (RunningApp app = app(database, BOTH)) {
            assertThat(underOldKeys(app)).isEqualTo(4);
            for (int rounds = 0; rounds < 5; rounds++) {
                app.work();
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(underOldKeys(app)).isZero();
        }

        String log = output.getOut().substring(before);
        assertThat(log).containsOnlyOnce(FREE);
        assertThat(secrets().scan("log", log)).isEmpty();
        everythingWorksWithTheNewKeyAlone(database);
    }

    private static double underOldKeys(RunningApp app) {
        return app.bean(MeterRegistry.class).find("dalmada.secrets.under.old.keys").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private LeakScanner secrets() {
        LeakScanner scanner = new LeakScanner().mark("old key", ONE).mark("new key", TWO);
        simulator.issuedKeys().forEach(key -> scanner.mark("billing key", key));
        return scanner;
    }

    /** What a process said, and how it ended. */
    private record Ended(int exit, String log) {}

    private static Ended command(List<String> database, String keys, String name)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DalmadaApplication.class.getName(),
                name,
                "--dalmada.encryption-keys=" + keys));
        database.forEach(property -> command.add("--" + property));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), log);
    }
}

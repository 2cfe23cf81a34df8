package io.dalmada.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TableDump;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Runs the whole life cycle, faults and bad input with every logger at TRACE, then searches all that rests. */
@Tag("slow")
class LeakTest {
    private static final String NUMBER = "9410000000002225";
    /** Ten digits: six would be met by chance in a log of this size. */
    private static final String HOLDER = "7394816257";

    private final MovableClock clock = MovableClock.atTen();
    private final List<String> hits = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void nothing_secret_rests_anywhere(Database database, @TempDir Path folder) throws Exception {
        hits.addAll(scanned(database, folder, () -> {}));

        assertThat(hits).isEmpty();
    }

    @Test
    void a_planted_leak_is_found(@TempDir Path folder) throws Exception {
        hits.addAll(scanned(
                Database.H2_FILE,
                folder,
                () -> LoggerFactory.getLogger("io.dalmada.planted").debug("request {}", NUMBER)));

        assertThat(hits).isNotEmpty();
    }

    @Test
    void a_card_entry_prints_nothing_of_itself() {
        CardEntry card =
                CardEntry.of(NUMBER.toCharArray(), YearMonth.of(2030, 12), HOLDER.toCharArray(), "73".toCharArray());

        assertThat(new LeakScanner()
                        .mark("number", NUMBER)
                        .mark("holder", HOLDER)
                        .scan("toString", card.toString()))
                .isEmpty();
    }

    private List<String> scanned(Database database, Path folder, Runnable plant) throws Exception {
        Path log = folder.resolve("trace.log");
        List<String> found = new ArrayList<>();
        LeakScanner scanner = new LeakScanner()
                .mark("card number", NUMBER)
                .mark("business number", HOLDER)
                .mark("gateway key", Credentials.LOCAL.apiKey())
                .mark("API key", "dmk_local");
        List<String> properties = new ArrayList<>(database.properties(folder));
        properties.addAll(List.of(
                "logging.level.root=TRACE",
                // The server's own wire dump is not ours to log: it is named in the README as never to be switched on.
                "logging.file.name=" + log,
                // A file that rolled over would not be searched.
                "logging.logback.rollingpolicy.max-file-size=1GB",
                "logging.threshold.console=OFF"));
        try (CookiePaySimulator simulator =
                CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock))) {
            try (RunningApp app = RunningApp.start(simulator, clock, properties)) {
                StringBuilder answers = new StringBuilder();
                live(app, simulator, answers);
                plant.run();
                simulator.issuedKeys().forEach(key -> scanner.mark("billing key", key));
                scanner.mark("token", "eyJ0eXAiOiJKV1Qi")
                        .mark("password", "\"CARDPWD\":\"73")
                        .mark("password field", "password\":\"73");
                found.addAll(scanner.scan("answers", answers.toString()));
                found.addAll(scanner.scan("tables", TableDump.of(app.bean(DataSource.class))));
                found.addAll(scanner.scan(
                        "metrics", app.api().get("/actuator/prometheus").text()));
            }
        }
        found.addAll(scanner.scan("log", Files.readString(log)));
        return found;
    }

    private void live(RunningApp app, CookiePaySimulator simulator, StringBuilder answers) {
        Api api = app.api();
        Api.Answer key = api.post("/v1/billing-keys", card(NUMBER, HOLDER));
        assertThat(key.status()).isEqualTo(201);
        answers.append(key.text());
        answers.append(api.post("/v1/billing-keys", card(NUMBER.substring(0, 15) + "9", HOLDER))
                .text());
        answers.append(api.post("/v1/billing-keys", card(NUMBER, "991332")).text());
        answers.append(
                api.post("/v1/billing-keys", card(NUMBER, HOLDER) + "broken").text());
        answers.append(api.post("/v1/billing-keys", card(NUMBER, HOLDER).replace("\"card\"", "\"kard\""))
                .text());
        for (Fault.Kind kind : List.of(Fault.Kind.CLOSE_AFTER, Fault.Kind.STATUS, Fault.Kind.HTML_AFTER)) {
            for (Step step : List.of(Step.ISSUE, Step.CHARGE, Step.CANCEL, Step.REVOKE, Step.TOKEN, Step.DECRYPT)) {
                simulator.faults().add(Fault.once(step, kind));
                clock.advance(Duration.ofHours(2));
                answers.append(
                        api.post("/v1/billing-keys", card(NUMBER, HOLDER)).text());
                Api.Answer paid = api.charge(key.at("id"), 9000);
                answers.append(paid.text());
                answers.append(api.refund(paid.json().path("id").asString("none"), 1000)
                        .text());
                simulator.faults().clear();
            }
        }
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMinutes(15));
            app.work();
        }
        answers.append(api.get("/v1/payments?customerId=cust-1001&limit=100").text());
        answers.append(
                api.get("/v1/billing-keys?customerId=cust-1001&limit=100").text());
        simulator.faults().add(Fault.once(Step.REVOKE, Fault.Kind.CLOSE_BEFORE));
        answers.append(api.delete("/v1/billing-keys/" + key.at("id")).text());
    }

    private static String card(String number, String holder) {
        return """
                {"customerId":"cust-1001","buyer":{"name":"홍길동"},
                 "card":{"number":"%s","expiry":"2030-12","password":"73","holderId":"%s"}}""".formatted(number, holder);
    }
}

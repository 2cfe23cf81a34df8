package io.dalmada.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.application.service.notice.NoticePorts;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.time.ClockWatch;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/metrics.md} names every metric of ours, and nothing else. */
class MetricsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(dalmada_\\w+)` \\|", Pattern.MULTILINE);
    private static final Pattern SHOWN = Pattern.compile("^# TYPE (dalmada_\\w+) (\\w+)$", Pattern.MULTILINE);

    private final MovableClock clock = MovableClock.atTen();

    @Test
    void what_the_application_shows_is_documented_and_what_is_documented_is_shown(@TempDir Path folder)
            throws IOException {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, Database.H2_FILE.properties(folder))) {
            app.bean(Alarms.class).raise("reconciliation-ghost", new GatewayId("cookiepay"), 1);
            app.bean(NoticePorts.class).counts().count(new GatewayId("cookiepay"), "received");
            // Only production watches its clock.
            new ClockWatch(clock, clock::instant, app.bean(MeterRegistry.class));
            simulator
                    .faults()
                    .add(Fault.once(Step.CHARGE, Fault.Kind.ANSWER)
                            .answering(200, "application/json", "{\"RESULTCODE\":\"S199\",\"RESULTMSG\":\"?\"}"));
            app.api().charge(app.api().billingKey(), 9900);
            simulator
                    .faults()
                    .add(Fault.once(Step.PAYSEARCH, Fault.Kind.ANSWER)
                            .answering(200, "application/json", "{\"RESULTCODE\":\"0000\",\"data\":{\"list\":[]}}"));
            clock.advance(Duration.ofMinutes(30));
            app.work();

            String shown = app.api().get("/actuator/prometheus").text();

            assertThat(names(SHOWN, shown)).isEqualTo(names(DOCUMENTED, Files.readString(DOCUMENT)));
        }
    }

    @Test
    void the_lags_grow_while_nobody_works(@TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, Database.H2_FILE.properties(folder))) {
            Api api = app.api();
            MeterRegistry meters = app.bean(MeterRegistry.class);
            api.post("/v1/webhook-endpoints", "{\"url\":\"http://127.0.0.1:9/none\"}");
            app.work();
            api.billingKey();
            clock.advance(Duration.ofSeconds(90));

            assertThat(meters.get("dalmada.events.lag").gauge().value()).isEqualTo(90);
            app.work();
            assertThat(meters.get("dalmada.events.lag").gauge().value()).isZero();
            clock.advance(Duration.ofHours(2));
            assertThat(meters.get("dalmada.webhook.lag").gauge().value()).isPositive();
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.dalmada.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.ChildApp;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the application's process at each crash point, starts it again, waits until it has settled by itself, and compares
 * what it says with the simulator's ledger. The simulator lives in this JVM and is never killed.
 */
@Tag("slow")
public class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);
    private static final int PAGE = Integer.getInteger("crash.page", 100);
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final AtomicReference<CrashPoint> armed = new AtomicReference<>();
    private final AtomicReference<ChildApp> victim = new AtomicReference<>();

    @Test
    void every_point_on_postgresql() throws IOException {
        run(Database.POSTGRESQL, EnumSet.allOf(CrashPoint.class));
    }

    @Test
    void a_short_round_on_an_h2_file() throws IOException {
        run(
                Database.H2_FILE,
                EnumSet.of(
                        CrashPoint.AFTER_INTENT,
                        CrashPoint.AFTER_CLAIM,
                        CrashPoint.CHARGE_EFFECTED,
                        CrashPoint.BEFORE_OUTCOME,
                        CrashPoint.AFTER_REFUND_CLAIM,
                        CrashPoint.CANCEL_EFFECTED));
    }

    private void run(Database database, Set<CrashPoint> points) throws IOException {
        Set<CrashPoint> executed = EnumSet.noneOf(CrashPoint.class);
        List<String> properties = database.properties(folder);
        try (CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory())) {
            simulator.onEvent(this::killIfArmed);
            ChildApp app = start(simulator, properties);
            try {
                String billingKey = app.api().billingKey();
                app.api().post("/v1/plans", """
                        {"code":"CRASH","name":"b","interval":{"unit":"MONTH","count":1},"price":{"amount":7000}}""");
                for (CrashPoint point : rounds(points)) {
                    Crash crash = new Crash(point, app, simulator, billingKey);
                    crash.provoke();
                    executed.add(point);
                    Files.deleteIfExists(trigger());
                    app = start(simulator, properties);
                    crash.requireSettled(app);
                }
            } finally {
                app.close();
            }
        }
        System.getLogger("crash")
                .log(
                        System.Logger.Level.INFO,
                        "{0}: {1} points executed, {2} declared",
                        database,
                        executed.size(),
                        points.size());
        assertThat(executed).isEqualTo(points);
    }

    private static List<CrashPoint> rounds(Set<CrashPoint> points) {
        return Collections.nCopies(ROUNDS, points).stream().flatMap(Set::stream).toList();
    }

    private ChildApp start(CookiePaySimulator simulator, List<String> properties) {
        ChildApp app = ChildApp.start(simulator.baseUri(), properties, trigger(), folder.resolve("child.log"));
        victim.set(app);
        return app;
    }

    private Path trigger() {
        return folder.resolve("trigger");
    }

    private void killIfArmed(Event event) {
        CrashPoint point = armed.get();
        ChildApp app = victim.get();
        if (point != null && app != null && point.is(event) && armed.compareAndSet(point, null)) {
            app.kill();
            app.awaitDeath();
        }
    }

    /** One death and what must be true after the resurrection. */
    private final class Crash {
        private final CrashPoint point;
        private final ChildApp app;
        private final CookiePaySimulator simulator;
        private final String billingKey;
        private final String request = UUID.randomUUID().toString();
        private String payment = "";

        Crash(CrashPoint point, ChildApp app, CookiePaySimulator simulator, String billingKey) {
            this.point = point;
            this.app = app;
            this.simulator = simulator;
            this.billingKey = billingKey;
        }

        void provoke() throws IOException {
            if (point.flow() == CrashPoint.Flow.REFUND) {
                payment = app.api().charge(billingKey, 9000).at("id");
            }
            if (point.flow() == CrashPoint.Flow.SEALED_CHARGE) {
                simulator
                        .faults()
                        .add(Fault.once(Step.DECRYPT, Fault.Kind.DECRYPT_FAILURE)
                                .times(8));
            }
            if (point.isDuringCall()) {
                armed.set(point);
            } else {
                Files.writeString(trigger(), point.order());
            }
            try {
                ask(app.api());
            } catch (IllegalStateException cut) {
                // The process died before it could answer, which is the point.
            }
            app.awaitDeath();
            simulator.faults().clear();
        }

        private Api.Answer ask(Api api) {
            return switch (point.flow()) {
                case REFUND ->
                    api.post("/v1/payments/" + payment + "/refunds", "{\"amount\":4000,\"reason\":\"고객 요청\"}", request);
                case SUBSCRIBE -> api.post("/v1/subscriptions", """
                        {"customerId":"cust-1001","planCode":"CRASH","billingKeyId":"%s","allowSeveral":true}""".formatted(billingKey), request);
                case CHARGE, SEALED_CHARGE -> api.charge(billingKey, 9000, request);
            };
        }

        /** By itself; then the client's repeated request ends as the first should have. */
        void requireSettled(ChildApp resurrected) {
            Api api = resurrected.api();
            Instant limit = Instant.now().plus(LONGEST_SETTLING);
            while (!isQuiet(api)) {
                assertThat(Instant.now())
                        .as("%s is still open after the restart", point)
                        .isBefore(limit);
            }
            requireAgreement(api);
            int before = all(api).size();
            Api.Answer repeated = ask(api);
            assertThat(repeated.status())
                    .as("%s repeated: %s", point, repeated.text())
                    .isEqualTo(201);
            requireAgreement(api);
            requireOneEffect(api, before, repeated);
        }

        /** What died before its first commit is made now; everything else is there already, and nothing is there twice. */
        private void requireOneEffect(Api api, int before, Api.Answer repeated) {
            int made = point.order().equals("BEFORE 1") && point.flow() != CrashPoint.Flow.REFUND ? 1 : 0;
            assertThat(all(api)).as("%s repeated", point).hasSize(before + made);
            Api.Answer again = ask(api);
            assertThat(again.text()).as("%s repeated once more", point).isEqualTo(repeated.text());
            assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
        }

        private boolean isQuiet(Api api) {
            return all(api).stream()
                    .allMatch(p -> !p.path("status").asString().equals("PROCESSING")
                            && p.path("refunds")
                                    .valueStream()
                                    .allMatch(r -> isFinal(r.path("status").asString())));
        }

        private boolean isFinal(String refund) {
            return refund.equals("DONE") || refund.equals("ABSENT") || refund.equals("NOT_SENT");
        }

        private void requireAgreement(Api api) {
            for (JsonNode p : all(api)) {
                long standing = p.path("attempts")
                        .valueStream()
                        .mapToLong(a ->
                                simulator.ledger().net(a.path("orderNumber").asString()))
                        .sum();
                boolean paid = p.path("status").asString().matches("PAID|PARTIALLY_REFUNDED|REFUNDED");
                long here = paid
                        ? p.path("amount").asLong() - p.path("refundedAmount").asLong()
                        : 0;
                assertThat(standing).as("%s: %s", point, p).isEqualTo(here);
            }
            assertThat(simulator.ledger().chargeRequests().values()).allMatch(count -> count == 1);
            Set<String> known = all(api).stream()
                    .flatMap(p -> p.path("attempts").valueStream())
                    .map(attempt -> attempt.path("orderNumber").asString())
                    .collect(Collectors.toSet());
            assertThat(known)
                    .as("%s: what arrived at the gateway is on record", point)
                    .containsAll(simulator.ledger().chargeRequests().keySet());
        }

        /** All pages: after a hundred kills there are more payments than one page shows. */
        private List<JsonNode> all(Api api) {
            List<JsonNode> found = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = api.get("/v1/payments?customerId=cust-1001&limit=" + PAGE + cursor)
                        .json();
                page.path("items").valueStream().forEach(found::add);
                cursor = page.path("nextCursor").isString()
                        ? "&cursor=" + page.path("nextCursor").asString()
                        : "";
            } while (!cursor.isEmpty());
            return found;
        }
    }
}

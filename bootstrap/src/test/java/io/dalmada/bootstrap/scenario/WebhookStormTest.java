package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Receiver;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.schedule.PeriodicWorks;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** 10,000 events to a receiver that refuses a third of everything and is dead for an hour. */
@Tag("slow")
class WebhookStormTest {
    private static final int EVENTS = 10_000;
    private static final double REFUSED = 0.3;
    private static final long SEED = 20_261_123;
    /** The events come over two hours; the receiver is dead in the second half hour and the one after it. */
    private static final int MINUTES = 120;

    private static final int DIES = 30;
    private static final int LIVES = 90;

    private final MovableClock clock = MovableClock.atTen();

    @ParameterizedTest
    @EnumSource
    void every_event_arrives_and_its_order_can_be_restored(Database database, @TempDir Path folder) {
        Random chance = new Random(SEED);
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder));
                Receiver receiver = Receiver.answering(received -> refuses(chance) ? 500 : 200)) {
            app.api().post("/v1/webhook-endpoints", "{\"url\":\"" + receiver.url() + "\",\"types\":[\"payment.*\"]}");
            Storm storm = new Storm(app);
            long began = System.nanoTime();
            Instant from = clock.instant();

            for (int minute = 0; minute < MINUTES; minute++) {
                if (minute == DIES) {
                    receiver.die();
                } else if (minute == LIVES) {
                    receiver.live();
                }
                storm.happen(EVENTS * (minute + 1) / MINUTES);
                storm.workUntil(from.plus(Duration.ofMinutes(minute + 1L)));
            }
            storm.workUntil(from.plus(Duration.ofDays(4)));

            long milliseconds = (System.nanoTime() - began) / 1_000_000;
            requireAll(receiver.accepted, storm.expected);
            System.out.printf(
                    "%s: %d events, refused 30 %% of the time and dead for an hour: all delivered, %d twice or more,"
                            + " %d of %d payments in order as they came, all by their versions; %d ms (seed %d)%n",
                    database,
                    storm.expected.size(),
                    receiver.accepted.size() - storm.expected.size(),
                    inOrder(receiver.accepted),
                    byAggregate(receiver.accepted).size(),
                    milliseconds,
                    SEED);
        }
    }

    private static boolean refuses(Random chance) {
        synchronized (chance) {
            return chance.nextDouble() < REFUSED;
        }
    }

    private static void requireAll(List<Receiver.Received> received, Set<String> expected) {
        Map<String, List<JsonNode>> byAggregate = byAggregate(received);
        Set<String> restored = new HashSet<>();
        byAggregate.forEach((aggregate, events) -> {
            List<Long> versions = events.stream()
                    .map(WebhookStormTest::version)
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(versions.get(versions.size() - 1))
                    .as("no gap in the versions of " + aggregate)
                    .isEqualTo(versions.size());
            versions.forEach(version -> restored.add(aggregate + " " + version));
        });
        assertThat(restored).isEqualTo(expected);
    }

    private static Map<String, List<JsonNode>> byAggregate(List<Receiver.Received> received) {
        return received.stream()
                .map(Receiver.Received::json)
                .collect(Collectors.groupingBy(
                        event -> event.path("aggregate").path("id").asString()));
    }

    private static long inOrder(List<Receiver.Received> received) {
        return byAggregate(received).values().stream()
                .map(events -> events.stream().map(WebhookStormTest::version).toList())
                .filter(versions -> versions.equals(versions.stream().sorted().toList()))
                .count();
    }

    private static long version(JsonNode event) {
        return event.path("aggregate").path("version").asLong();
    }

    private final class Storm {
        private final RunningApp app;
        private final Set<String> expected = new HashSet<>();

        Storm(RunningApp app) {
            this.app = app;
        }

        /** As many payments as it takes, so that there have been this many events. */
        void happen(int events) {
            List<PaymentEvent> fresh = new ArrayList<>();
            while (expected.size() < events) {
                PaymentFixture.paid().events().forEach(event -> {
                    if (expected.size() < EVENTS) {
                        fresh.add(event);
                        expected.add(event.aggregateId() + " " + event.version());
                    }
                });
            }
            app.bean(TransactionRunner.class)
                    .inTransaction(() -> app.bean(DomainEventOutbox.class).append(fresh));
        }

        /** From due instant to due instant of what tells others; nothing else is of interest here. */
        void workUntil(Instant to) {
            for (Instant next = nextDue(); !next.isAfter(to); next = nextDue()) {
                if (next.isAfter(clock.instant())) {
                    clock.set(next);
                }
                telling()
                        .filter(each -> !each.nextDue().isAfter(clock.instant()))
                        .forEach(each -> {
                            each.runDue(clock.instant());
                            each.settle();
                        });
            }
            clock.set(to);
        }

        private Instant nextDue() {
            return telling().map(PeriodicWork::nextDue).min(Instant::compareTo).orElseThrow();
        }

        private Stream<PeriodicWork> telling() {
            return app.bean(PeriodicWorks.class).inOrder().stream()
                    .filter(each -> each.name().startsWith("event-")
                            || each.name().equals("webhook-fan-out")
                            || each.name().equals("webhook-delivery"));
        }
    }
}

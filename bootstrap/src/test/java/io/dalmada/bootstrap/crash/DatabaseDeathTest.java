package io.dalmada.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Books;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is killed in the middle of charges (fault cells 30 to 32): while the gateway is at work, or at the moment at
 * which it has answered and outcomes are being committed. Whoever was answered was answered for good; everybody else gets
 * his one charge by repeating his request.
 */
@Tag("slow")
class DatabaseDeathTest {
    private static final int ROUNDS = Integer.getInteger("database.deaths", 8);
    private static final int CLIENTS = 8;
    private static final int CHARGES = 40;
    private static final int EVENTS = 150;
    private static final int PAID = 201;

    private final MovableClock clock = MovableClock.atTen();
    private final Random random = new Random(20_261_123);
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @Test
    void what_was_answered_stays_and_nothing_is_charged_twice(@TempDir Path folder) throws Exception {
        try (MortalPostgres database = new MortalPostgres(folder.resolve("pg"));
                CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties())) {
            List<String> billingKeys = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                billingKeys.add(app.api().billingKey());
            }
            for (int round = 0; round < ROUNDS; round++) {
                new Round(round, database, simulator, app, billingKeys).live();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** One death and what follows. */
    private final class Round {
        private final int number;
        private final MortalPostgres database;
        private final CookiePaySimulator simulator;
        private final RunningApp app;
        private final List<String> billingKeys;
        private final AtomicInteger before = new AtomicInteger(1 + random.nextInt(EVENTS));
        private final CountDownLatch dead = new CountDownLatch(1);
        private final Map<String, CompletableFuture<Api.Answer>> asked = new LinkedHashMap<>();

        Round(
                int number,
                MortalPostgres database,
                CookiePaySimulator simulator,
                RunningApp app,
                List<String> billingKeys) {
            this.number = number;
            this.database = database;
            this.simulator = simulator;
            this.app = app;
            this.billingKeys = billingKeys;
        }

        void live() throws InterruptedException {
            simulator.onEvent(this::killWhenItIsTime);
            for (int i = 0; i < CHARGES; i++) {
                String key = UUID.randomUUID().toString();
                String billingKey = billingKeys.get(i % CLIENTS);
                asked.put(key, CompletableFuture.supplyAsync(() -> app.api().charge(billingKey, 9000, key), clients));
            }
            dead.await();
            database.rise();
            Map<String, Api.Answer> answers = new LinkedHashMap<>();
            asked.forEach((key, answer) -> answers.put(key, answer.join()));
            settle();
            require(answers);
        }

        /** Even rounds: while the gateway waits. Odd ones: while the rest goes on. */
        private void killWhenItIsTime(Event event) {
            if (before.decrementAndGet() != 0) {
                return;
            }
            if (number % 2 == 0) {
                die();
            } else {
                CompletableFuture.runAsync(this::die);
            }
        }

        private void die() {
            database.kill();
            dead.countDown();
        }

        private void require(Map<String, Api.Answer> answers) {
            int i = 0;
            for (Map.Entry<String, Api.Answer> each : answers.entrySet()) {
                Api.Answer first = each.getValue();
                assertThat(first.status()).as(first.text()).isIn(201, 202, 409, 503);
                Api.Answer again = app.api().charge(billingKeys.get(i++ % CLIENTS), 9000, each.getKey());
                assertThat(again.status()).as(again.text()).isEqualTo(PAID);
                if (first.status() == PAID) {
                    assertThat(again.text()).isEqualTo(first.text());
                }
            }
            books().requireAgreement();
            assertThat(simulator.ledger().chargeRequests().size()).isGreaterThanOrEqualTo(CHARGES * (number + 1));
            Map<Integer, Long> statuses = answers.values().stream()
                    .collect(Collectors.groupingBy(Api.Answer::status, TreeMap::new, Collectors.counting()));
            System.out.printf("death %d of the database: answered %s%n", number, statuses);
        }

        private void settle() {
            for (int minute = 0; minute < 200 && (minute < 2 || !books().isQuiet()); minute++) {
                clock.advance(Duration.ofMinutes(1));
                app.work();
            }
            assertThat(books().isQuiet()).isTrue();
        }

        private Books books() {
            return new Books(app.bean(PaymentRepository.class), simulator.ledger());
        }
    }
}

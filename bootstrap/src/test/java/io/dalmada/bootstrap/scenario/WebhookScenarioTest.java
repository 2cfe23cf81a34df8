package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Receiver;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.schedule.PeriodicWorks;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receivers of webhooks, over real HTTP on all sides. */
class WebhookScenarioTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MovableClock clock = MovableClock.atTen();

    @ParameterizedTest
    @EnumSource
    void a_shop_is_told_verifies_misses_something_and_gets_it_again(Database database, @TempDir Path folder)
            throws Exception {
        AtomicInteger answer = new AtomicInteger(200);
        try (World world = new World(database, folder, List.of());
                Receiver shop = Receiver.answering(received -> answer.get())) {
            Api api = world.api;
            Api.Answer created = world.endpoint(shop.url(), "\"payment.attempt.succeeded\",\"billing_key.*\"");
            String path = "/v1/webhook-endpoints/" + created.at("id");
            Webhook secret = new Webhook(created.at("secret"));

            // It is told what it asked for, and can verify every bit of it.
            String key = api.billingKey();
            String payment = api.charge(key, 9900).at("id");
            world.work();
            assertThat(shop.accepted)
                    .map(Receiver.Received::type)
                    .containsExactlyInAnyOrder("billing_key.issued", "payment.attempt.succeeded");
            for (Receiver.Received received : shop.accepted) {
                secret.verify(received.body(), received.headers());
                assertThat(api.get("/v1/events/" + received.json().path("id").asString())
                                .text())
                        .isEqualTo(received.body());
            }
            assertThat(shop.accepted)
                    .filteredOn(received -> received.type().equals("payment.attempt.succeeded"))
                    .map(received ->
                            received.json().path("aggregate").path("id").asString())
                    .containsExactly(payment);

            // It has trouble for a while; the next try brings what it missed.
            answer.set(503);
            api.charge(key, 5500);
            world.work();
            assertThat(api.get(path).at("failingSince")).isNotEmpty();
            assertThat(firstDelivery(api, path).path("lastStatus").asInt()).isEqualTo(503);
            answer.set(204);
            clock.advance(Duration.ofSeconds(6));
            world.work();
            assertThat(shop.accepted).hasSize(3);
            assertThat(firstDelivery(api, path).path("status").asString()).isEqualTo("DELIVERED");
            assertThat(firstDelivery(api, path).path("tries").asInt()).isEqualTo(2);

            // It asks for one again; the id stays the same.
            String delivery = firstDelivery(api, path).path("id").asString();
            assertThat(api.post(path + "/deliveries/" + delivery + "/redeliver", "")
                            .status())
                    .isEqualTo(202);
            world.work();
            assertThat(shop.accepted.get(3).headers().get("webhook-id"))
                    .isEqualTo(shop.accepted.get(2).headers().get("webhook-id"));

            // A new secret: for a day both sign. Then a test.
            Webhook fresh = new Webhook(api.post(path + "/rotate-secret", "{}").at("secret"));
            assertThat(api.post(path + "/ping", "").status()).isEqualTo(202);
            world.work();
            Receiver.Received pinged = shop.accepted.get(4);
            assertThat(pinged.type()).isEqualTo("webhook_endpoint.pinged");
            secret.verify(pinged.body(), pinged.headers());
            fresh.verify(pinged.body(), pinged.headers());
            clock.advance(Duration.ofHours(25));
            api.post(path + "/ping", "");
            world.work();
            Receiver.Received last = shop.accepted.get(5);
            fresh.verify(last.body(), last.headers());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> secret.verify(last.body(), last.headers()))
                    .isInstanceOf(WebhookVerificationException.class);

            // It wants to hear no more.
            answer.set(410);
            api.post(path + "/ping", "");
            world.work();
            assertThat(api.get(path).at("status")).isEqualTo("DISABLED");
            assertThat(api.delete(path).at("status")).isEqualTo("DELETED");
            assertThat(api.get(path).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_rotation_ends_no_earlier_secret_before_its_time(Database database, @TempDir Path folder)
            throws Exception {
        try (World world = new World(database, folder, List.of());
                Receiver shop = Receiver.accepting()) {
            Api.Answer created = world.endpoint(shop.url(), "\"payment.*\"");
            String path = "/v1/webhook-endpoints/" + created.at("id");
            Webhook first = new Webhook(created.at("secret"));
            Webhook second = new Webhook(world.rotated(path, 24).at("secret"));
            clock.advance(Duration.ofHours(1));
            Api.Answer rotated = world.rotated(path, 2);
            Webhook third = new Webhook(rotated.at("secret"));

            assertThat(Instant.parse(rotated.at("previousSecretUntil")))
                    .isEqualTo(clock.instant().plus(Duration.ofHours(23)));
            assertThat(world.signing(shop, path, first, second, third)).containsExactly(first, second, third);
            clock.advance(Duration.ofHours(2));
            assertThat(world.signing(shop, path, first, second, third)).containsExactly(first, third);
            clock.advance(Duration.ofHours(21));
            assertThat(world.signing(shop, path, first, second, third)).containsExactly(third);
        }
    }

    private static tools.jackson.databind.JsonNode firstDelivery(Api api, String path) {
        return api.get(path + "/deliveries").json().path("items").path(0);
    }

    @ParameterizedTest
    @EnumSource
    void a_receiver_that_never_answers_keeps_no_charge_and_no_other_receiver_waiting(
            Database database, @TempDir Path folder) {
        AtomicInteger asked = new AtomicInteger();
        try (World world = new World(database, folder, List.of("dalmada.webhooks.timeout=10m"));
                Receiver dead = Receiver.answering(received -> {
                    asked.incrementAndGet();
                    return 0;
                });
                Receiver alive = Receiver.accepting()) {
            world.endpoint(dead.url(), "\"payment.*\"");
            world.endpoint(alive.url(), "\"payment.*\"");
            String key = world.api.billingKey();
            world.api.charge(key, 9900);
            world.trigger();
            await(() -> asked.get() > 0 && alive.accepted.size() == 4);

            // The dead one holds its workers now; everybody else goes on as if it were not there.
            for (int more = 2; more <= 6; more++) {
                int expected = 4 * more;
                assertThat(world.api.charge(key, 9900).status()).isEqualTo(201);
                await(() -> {
                    world.trigger();
                    return alive.accepted.size() == expected;
                });
            }
            assertThat(dead.accepted).isEmpty();
            dead.die();
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_has_our_own_network_called(Database database, @TempDir Path folder) {
        try (World world = new World(database, folder, List.of("dalmada.webhooks.public-only=true"))) {
            for (String url : List.of(
                    "http://169.254.169.254/",
                    "https://169.254.169.254/",
                    "http://[::1]/",
                    "https://[::1]/",
                    "https://user@host",
                    "file:///etc/passwd",
                    "https://localhost:8080/actuator")) {
                Api.Answer refused = world.endpoint(url, "\"payment.*\"");
                assertThat(refused.status()).as(url).isEqualTo(422);
                assertThat(refused.at("field")).isEqualTo("url");
            }
            assertThat(world.api
                            .get("/v1/webhook-endpoints")
                            .json()
                            .path("items")
                            .isEmpty())
                    .isTrue();
        }
    }

    private final class World implements AutoCloseable {
        private final CookiePaySimulator simulator =
                CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        private final RunningApp app;
        private final Api api;

        World(Database database, Path folder, List<String> more) {
            List<String> properties = new ArrayList<>(database.properties(folder));
            properties.addAll(more);
            app = RunningApp.start(simulator, clock, properties);
            api = app.api().checked();
        }

        Api.Answer endpoint(String url, String types) {
            return api.post("/v1/webhook-endpoints", "{\"url\":\"" + url + "\",\"types\":[" + types + "]}");
        }

        Api.Answer rotated(String path, int overlapHours) {
            return api.post(path + "/rotate-secret", "{\"overlapHours\":" + overlapHours + "}");
        }

        /** Those of the secrets by which the next delivery can be verified. */
        List<Webhook> signing(Receiver shop, String path, Webhook... secrets) {
            api.post(path + "/ping", "");
            work();
            Receiver.Received last = shop.accepted.get(shop.accepted.size() - 1);
            return java.util.Arrays.stream(secrets)
                    .filter(secret -> verifies(secret, last))
                    .toList();
        }

        private static boolean verifies(Webhook secret, Receiver.Received received) {
            try {
                secret.verify(received.body(), received.headers());
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }

        public void work() {
            app.work();
        }

        /** As the ticker does, which waits for nobody. */
        void trigger() {
            Instant now = clock.instant();
            for (PeriodicWork each : app.bean(PeriodicWorks.class).inOrder()) {
                if (each.name().startsWith("webhook") || each.name().startsWith("event")) {
                    if (!each.nextDue().isAfter(now)) {
                        each.runDue(now);
                    }
                }
            }
        }

        @Override
        public void close() {
            app.close();
            simulator.close();
        }
    }
}

package io.dalmada.bootstrap.scenario;

import static io.dalmada.simulator.cookiepay.fault.Fault.Kind.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Books;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every fault that the simulator knows, during a charge and during a refund, on both databases. */
@Tag("slow")
class FaultMatrixTest {
    private static final long LONGER_THAN_READ_TIMEOUT = 1500;
    private static final List<Fault.Kind> KINDS = List.of(
            DELAY,
            CLOSE_BEFORE,
            RESET_BEFORE,
            CLOSE_AFTER,
            RESET_AFTER,
            HANG_BEFORE,
            HANG_AFTER,
            STATUS,
            STATUS_AFTER,
            HTML_AFTER,
            EMPTY_AFTER,
            TRUNCATED_AFTER,
            TRICKLE_AFTER,
            EXPIRED_TOKEN);

    private final MovableClock clock = MovableClock.atTen();

    @ParameterizedTest
    @EnumSource
    void every_fault_of_a_charge_settles_to_what_the_ledger_says(Database database, @TempDir Path folder) {
        try (World world = new World(database, folder)) {
            for (Fault.Kind kind : KINDS) {
                world.chargeWith(Fault.once(Step.CHARGE, kind).millis(kind == DELAY ? 50 : LONGER_THAN_READ_TIMEOUT));
            }
            for (Fault.Kind kind : List.of(OTHER_ORDER, OTHER_AMOUNT, NO_TID)) {
                world.chargeWith(Fault.once(Step.CHARGE, kind));
            }
            for (Fault.Kind kind :
                    List.of(DECRYPT_FAILURE, CLOSE_BEFORE, HANG_BEFORE, STATUS, HTML_AFTER, TRUNCATED_AFTER)) {
                world.chargeWith(Fault.once(Step.DECRYPT, kind).times(8).millis(LONGER_THAN_READ_TIMEOUT));
            }
            for (Fault.Kind kind : List.of(STATUS, CLOSE_BEFORE, HTML_AFTER)) {
                clock.advance(Duration.ofHours(2));
                // Asked for again at once when it fails, so a single failure is none of a payment's story.
                world.chargeWith(Fault.once(Step.TOKEN, kind).times(8));
            }
            world.chargeWith(Fault.once(Step.CHARGE, LATE_EFFECT)
                    .millis(Duration.ofMinutes(5).toMillis()));
            world.chargeWith(Fault.once(Step.CHARGE, LATE_EFFECT)
                    .millis(Duration.ofMinutes(70).toMillis()));
            world.requireNothingManual();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_of_a_refund_settles_to_what_the_ledger_says(Database database, @TempDir Path folder) {
        try (World world = new World(database, folder)) {
            for (Fault.Kind kind : KINDS) {
                Fault fault = Fault.once(Step.CANCEL, kind).millis(kind == DELAY ? 50 : LONGER_THAN_READ_TIMEOUT);
                world.refundWith(fault, 9000);
                world.refundWith(fault, 4000);
            }
            world.refundWith(
                    Fault.once(Step.CANCEL, LATE_EFFECT)
                            .millis(Duration.ofMinutes(5).toMillis()),
                    9000);
            world.requireNothingManual();

            // The one thing that only a person can settle: a lost part whose sum the list does not show.
            world.simulator.knobs().cancelSum = Knobs.CancelSum.HIDDEN;
            world.refundWith(Fault.once(Step.CANCEL, CLOSE_AFTER), 9000);
            world.requireNothingManual();
            world.refundWith(Fault.once(Step.CANCEL, CLOSE_AFTER), 4000);
            assertThat(world.books().manualRefunds()).isEqualTo(1);
            System.getLogger("faults")
                    .log(System.Logger.Level.INFO, "{0}: MANUAL 1 of 1 hidden partial cancels", database);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_gateway_that_is_down_charges_nothing_and_the_same_request_goes_on_later(
            Database database, @TempDir Path folder) {
        try (World world = new World(database, folder)) {
            String key = UUID.randomUUID().toString();
            world.shut();
            Api.Answer refused = world.api.charge(world.billingKey, 9000, key);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.json().path("retryable").asBoolean()).isTrue();
            world.simulator.open();
            Api.Answer paid = world.api.charge(world.billingKey, 9000, key);
            assertThat(paid.status()).isEqualTo(201);
            assertThat(paid.at("id")).isEqualTo(refused.at("paymentId"));

            String refund = UUID.randomUUID().toString();
            String path = "/v1/payments/" + paid.at("id") + "/refunds";
            world.shut();
            assertThat(world.api.post(path, "{\"reason\":\"고객 요청\"}", refund).status())
                    .isEqualTo(503);
            world.simulator.open();
            assertThat(world.api.post(path, "{\"reason\":\"고객 요청\"}", refund).status())
                    .isEqualTo(201);
            world.settle();
            world.books().requireAgreement();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_charge_that_lands_after_another_attempt_has_paid_is_given_back_once(
            Database database, @TempDir Path folder) {
        try (World world = new World(database, folder)) {
            String key = UUID.randomUUID().toString();
            world.simulator
                    .faults()
                    .add(Fault.once(Step.CHARGE, LATE_EFFECT)
                            .millis(Duration.ofMinutes(300).toMillis()));
            Api.Answer unknown = world.api.charge(world.billingKey, 9000, key);
            assertThat(unknown.status()).isEqualTo(202);
            world.settle();
            assertThat(world.api.payment(unknown.at("id")).at("status")).isEqualTo("NOT_CHARGED");

            Api.Answer again = world.api.charge(world.billingKey, 9000, key);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.at("id")).isEqualTo(unknown.at("id"));
            clock.advance(Duration.ofMinutes(300));
            world.settle();

            assertThat(world.simulator.ledger().received(Step.CANCEL)).isEqualTo(1);
            assertThat(world.api.payment(unknown.at("id")).at("status")).isEqualTo("PAID");
        }
    }

    @ParameterizedTest
    @EnumSource
    void inquiries_that_fail_or_lie_for_a_while_prove_nothing(Database database, @TempDir Path folder) {
        try (World world = new World(database, folder)) {
            world.simulator.faults().add(Fault.always(Step.PAYSEARCH, STATUS).times(6));
            world.chargeWith(Fault.once(Step.CHARGE, CLOSE_AFTER));
            world.simulator
                    .faults()
                    .add(Fault.always(Step.PAYSEARCH, FALSE_EMPTY).times(2));
            world.chargeWith(Fault.once(Step.CHARGE, CLOSE_AFTER));
            world.simulator.knobs().listLag = Duration.ofMinutes(55);
            world.chargeWith(Fault.once(Step.CHARGE, CLOSE_AFTER));
            world.simulator.knobs().listLag = Duration.ZERO;
            world.requireNothingManual();
        }
    }

    /** An application, a simulator and a customer with a key. */
    private final class World implements AutoCloseable {
        private final CookiePaySimulator simulator =
                CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        private final RunningApp app;
        private final Api api;
        private final String billingKey;

        World(Database database, Path folder) {
            List<String> properties = new java.util.ArrayList<>(database.properties(folder));
            properties.add("dalmada.work.ghost-scan-every=30m");
            app = RunningApp.start(simulator, clock, properties);
            api = app.api();
            billingKey = api.billingKey();
            // The morning's reconciliation is not to eat the faults that are meant for others.
            app.work();
        }

        /** Down, and so that the application's pooled connection has met its end: over that one a request is in doubt. */
        void shut() {
            simulator.shut();
            assertThat(api.charge(billingKey, 9000).status()).isIn(202, 503);
        }

        void chargeWith(Fault fault) {
            String key = UUID.randomUUID().toString();
            simulator.faults().add(fault);
            Api.Answer answer = api.charge(billingKey, 9000, key);
            assertThat(answer.status()).as(fault + " " + answer.text()).isIn(201, 202, 503);
            settle();
            simulator.faults().clear();
            settle();
            Api.Answer again = api.charge(billingKey, 9000, key);
            assertThat(again.status())
                    .as("repeated after " + fault + ": " + again.text())
                    .isEqualTo(201);
            require(fault);
            requireToldCause(fault, answer.at(answer.status() == 503 ? "paymentId" : "id"));
        }

        void refundWith(Fault fault, long amount) {
            String payment = api.charge(billingKey, 9000).at("id");
            simulator.faults().add(fault);
            Api.Answer answer = api.refund(payment, amount);
            assertThat(answer.status()).as(fault + " " + answer.text()).isIn(201, 202, 503);
            settle();
            simulator.faults().clear();
            settle();
            require(fault);
            requireToldCause(fault, payment);
        }

        /** Whoever reads the payment's timeline learns what went wrong, in both languages. */
        private void requireToldCause(Fault fault, String payment) {
            Set<String> expected = FaultCauses.of(fault);
            JsonNode entries =
                    api.get("/v1/payments/" + payment + "/timeline").json().path("entries");
            List<String> causes = entries.valueStream()
                    .filter(entry -> !entry.path("text").asString().isBlank())
                    .map(entry -> entry.path("cause").asString(""))
                    .filter(cause -> !cause.isEmpty())
                    .toList();
            if (expected.isEmpty()) {
                assertThat(causes).as("nothing went wrong: " + fault).isEmpty();
            } else {
                assertThat(causes).as(fault + " of " + payment).containsAnyElementsOf(expected);
            }
        }

        /** Minute by minute until nothing is open, and a while longer for what comes late. */
        public void settle() {
            for (int minute = 0; minute < 200 && !books().isQuiet(); minute++) {
                clock.advance(Duration.ofMinutes(1));
                app.work();
            }
            for (int i = 0; i < 4; i++) {
                clock.advance(Duration.ofMinutes(31));
                app.work();
            }
        }

        void require(Fault fault) {
            assertThat(books().isQuiet()).as("open after " + fault).isTrue();
            books().requireAgreement();
        }

        void requireNothingManual() {
            assertThat(books().manualRefunds()).isZero();
        }

        Books books() {
            return new Books(app.bean(PaymentRepository.class), simulator.ledger());
        }

        @Override
        public void close() {
            app.close();
            simulator.close();
        }
    }
}

package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private CookiePaySimulator simulator;
    private Client client;
    private ObjectNode order;

    @BeforeEach
    void start() throws IOException {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
        client = Client.loggedIn(simulator);
        order = client.order(client.issuedKey(), "A-1", 5000);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void strike(Fault.Kind kind) {
        simulator.faults().add(Fault.once(Step.CHARGE, kind).millis(200));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_BEFORE", "RESET_BEFORE", "HANG_BEFORE", "LATE_EFFECT"})
    void cuts_before_the_charge_leave_nothing_behind(Fault.Kind kind) {
        strike(kind);

        assertThatThrownBy(() -> client.send(Step.CHARGE, order)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_AFTER", "RESET_AFTER", "HANG_AFTER", "TRUNCATED_AFTER"})
    void cuts_after_the_charge_leave_the_charge(Fault.Kind kind) {
        strike(kind);

        assertThatThrownBy(() -> client.send(Step.CHARGE, order)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "STATUS_AFTER",
                "HTML_AFTER",
                "EMPTY_AFTER",
                "TRICKLE_AFTER",
                "OTHER_ORDER",
                "OTHER_AMOUNT",
                "NO_TID",
                "DELAY",
                "DELAY_AFTER"
            })
    void spoiled_replies_leave_the_charge(Fault.Kind kind) throws IOException {
        strike(kind);

        HttpResponse<String> reply = client.send(Step.CHARGE, order);

        assertThat(reply.statusCode()).isEqualTo(kind == Fault.Kind.STATUS_AFTER ? 503 : 200);
        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS", "EXPIRED_TOKEN"})
    void refusals_at_the_door_leave_nothing(Fault.Kind kind) throws IOException {
        strike(kind);

        client.send(Step.CHARGE, order);

        assertThat(simulator.ledger().approvals("A-1")).isEmpty();
        client.send(Step.CHARGE, order);
        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
    }

    @Test
    void a_late_effect_lands_when_the_clock_reaches_it() {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.LATE_EFFECT).millis(7_200_000));
        assertThatThrownBy(() -> client.send(Step.CHARGE, order)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();

        simulator.clock().advance(Duration.ofSeconds(7_201));

        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
    }

    @Test
    void a_late_effect_lands_though_the_client_waited_in_vain_and_left() {
        simulator
                .faults()
                .add(Fault.once(Step.CHARGE, Fault.Kind.LATE_EFFECT_HANG).millis(7_200_000));
        client.patience = Duration.ofMillis(200);
        assertThatThrownBy(() -> client.send(Step.CHARGE, order)).isInstanceOf(HttpTimeoutException.class);
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();

        simulator.clock().advance(Duration.ofSeconds(7_201));

        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
    }

    @Test
    void a_decrypt_failure_passes_and_the_reply_can_still_be_opened() throws IOException {
        simulator.faults().add(Fault.once(Step.DECRYPT, Fault.Kind.DECRYPT_FAILURE));
        var sealed = client.post(Step.CHARGE, order);

        assertThat(client.opened(sealed).isMissingNode()).isTrue();
        assertThat(Json.text(client.opened(sealed), "TID")).startsWith("cTS");
    }

    @Test
    void faults_are_drawn_by_seed_skip_and_number() throws IOException {
        simulator.faults().add(Fault.always(Step.CHARGE, Fault.Kind.STATUS).only("B-2"));
        assertThat(client.send(Step.CHARGE, order).statusCode()).isEqualTo(200);
        assertThat(client.send(Step.CHARGE, order.deepCopy().put("ORDERNO", "B-2"))
                        .statusCode())
                .isEqualTo(503);
        assertThat(drawn(7)).isEqualTo(drawn(7)).contains(200, 503).isNotEqualTo(drawn(8));
    }

    private List<Integer> drawn(long seed) throws IOException {
        simulator.faults().clear();
        simulator.faults().add(Fault.always(Step.CHARGE, Fault.Kind.STATUS).randomly(0.5, seed));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(client.send(Step.CHARGE, order).statusCode());
        }
        return statuses;
    }

    @Test
    void connections_are_refused_for_a_while() throws IOException {
        simulator.refuse(300);
        Client fresh = new Client(simulator);
        boolean refused = false;
        for (int i = 0; i < 1_000_000 && !refused; i++) {
            refused = !reaches(fresh);
            fresh = new Client(simulator);
        }
        assertThat(refused).isTrue();
        while (!reaches(new Client(simulator))) {
            Thread.onSpinWait();
        }
    }

    private static boolean reaches(Client client) {
        try {
            client.login();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void faults_and_the_ledger_are_reached_over_http() throws IOException {
        client.control(
                "POST",
                "faults",
                Json.object("step", "CHARGE", "kind", "CLOSE_AFTER").put("times", 1));
        assertThatThrownBy(() -> client.send(Step.CHARGE, order)).isInstanceOf(IOException.class);

        assertThat(client.control("GET", "ledger", Json.object()).toString()).contains("APPROVED", "A-1");
        assertThat(client.control("GET", "requests", Json.object())
                        .path("chargesByOrderNumber")
                        .path("A-1")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.control("GET", "faults", Json.object())
                        .get(0)
                        .path("struck")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.control("DELETE", "faults", Json.object())).isEmpty();
    }
}

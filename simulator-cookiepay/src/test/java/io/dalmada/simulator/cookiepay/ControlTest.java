package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlTest {
    private CookiePaySimulator simulator;
    private Client client;
    private String key;

    @BeforeEach
    void start() throws IOException {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
        client = Client.loggedIn(simulator);
        key = client.issuedKey();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private CompletableFuture<JsonNode> charging(String orderNo) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.charge(key, orderNo, 5000);
            } catch (IOException cut) {
                throw new java.io.UncheckedIOException(cut);
            }
        });
    }

    private JsonNode await(String event) throws IOException {
        return client.control("GET", "await?event=" + event + "&after=0&timeoutMillis=10000", Json.object());
    }

    @Test
    void a_supervisor_finds_the_charge_received_and_not_yet_made() throws Exception {
        client.control("POST", "hold", Json.object("event", "CHARGE_RECEIVED"));
        CompletableFuture<JsonNode> charge = charging("A-1");

        assertThat(await("CHARGE_RECEIVED").path("count").asLong()).isEqualTo(1);
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();
        client.control("POST", "release", Json.object());

        assertThat(Json.text(charge.get(10, TimeUnit.SECONDS), "RESULTCODE")).isEqualTo("0000");
    }

    @Test
    void a_supervisor_finds_the_charge_made_and_not_yet_answered() throws Exception {
        simulator.events().hold(Step.CHARGE, Event.Moment.EFFECTED);
        CompletableFuture<JsonNode> charge = charging("A-1");

        simulator.events().await(Step.CHARGE, Event.Moment.EFFECTED, 0, Duration.ofSeconds(10));
        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
        assertThat(charge).isNotDone();
        simulator.events().release();

        assertThat(Json.text(charge.get(10, TimeUnit.SECONDS), "TID")).startsWith("cTS");
    }

    @Test
    void a_held_call_that_is_dropped_never_happens() throws Exception {
        simulator.events().hold(Step.CHARGE, Event.Moment.RECEIVED);
        CompletableFuture<JsonNode> charge = charging("A-1");
        simulator.events().await(Step.CHARGE, Event.Moment.RECEIVED, 0, Duration.ofSeconds(10));

        client.control("POST", "release", Json.object().put("drop", true));

        assertThatThrownBy(() -> charge.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();
    }

    @Test
    void waiting_ends_with_its_time() throws IOException {
        JsonNode nothing = client.control("GET", "await?event=CANCEL_EFFECTED&after=0&timeoutMillis=20", Json.object());

        assertThat(nothing.path("count").asLong()).isZero();
    }

    @Test
    void knobs_are_turned_one_by_one() throws IOException {
        JsonNode knobs = client.control(
                "PUT",
                "knobs",
                Json.object("nesting", "text", "cancelSum", "HIDDEN").put("listLagSeconds", 90));

        assertThat(Json.text(knobs, "nesting")).isEqualTo("TEXT");
        assertThat(simulator.knobs().cancelSum).isEqualTo(Knobs.CancelSum.HIDDEN);
        assertThat(simulator.knobs().listLag).hasSeconds(90);
        assertThat(simulator.knobs().encrypt).isTrue();
        assertThat(client.control("PUT", "knobs", Json.object("color", "blue")).has("error"))
                .isTrue();
    }

    @Test
    void the_clock_is_set_and_advanced() throws IOException {
        client.control("PUT", "clock", Json.object("now", "2030-01-01T00:00:00Z"));
        JsonNode now = client.control("PUT", "clock", Json.object().put("advanceSeconds", 3600));

        assertThat(Json.text(now, "now")).startsWith("2030-01-01T01:00:");
    }

    @Test
    void the_console_cancels_a_part() throws IOException {
        String tid = Json.text(client.charge(key, "A-1", 5000), "TID");

        client.control("POST", "console-cancel", Json.object("tid", tid).put("amount", 2000));

        assertThat(simulator.ledger().net("A-1")).isEqualTo(3000);
    }

    @Test
    void a_reset_forgets_keys_charges_and_faults() throws IOException {
        client.charge(key, "A-1", 5000);
        simulator.faults().add(Fault.always(Step.CHARGE, Fault.Kind.STATUS));

        client.control("POST", "reset", Json.object());

        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(simulator.ledger().received(Step.CHARGE)).isZero();
        assertThat(Json.text(client.charge(key, "A-1", 5000), "RESULTCODE")).isEqualTo("S412");
    }

    @Test
    void faults_are_aimed_by_path_and_everywhere() throws IOException {
        client.control("POST", "faults", Json.object("path", "/api/paysearch", "kind", "status"));
        client.control(
                "POST", "faults", Json.object("step", "*", "kind", "STATUS").put("times", 1));

        assertThat(client.send(Step.TOKEN, Json.object()).statusCode()).isEqualTo(503);
        assertThat(client.send(Step.PAYSEARCH, client.id()).statusCode()).isEqualTo(503);
        assertThat(client.send(Step.TOKEN, Json.object()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_not_understood_is_refused() throws IOException {
        assertThat(client.control("POST", "faults", Json.object("step", "CHARGE", "kind", "EARTHQUAKE"))
                        .has("error"))
                .isTrue();
        assertThat(client.control("GET", "nothing", Json.object()).has("error")).isTrue();
        assertThat(client.control("POST", "settle", Json.object("tid", "none")).has("error"))
                .isTrue();
    }
}

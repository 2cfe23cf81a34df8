package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerFaultTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

    private CookiePaySimulator simulator;
    private Client client;
    private String key;

    @BeforeEach
    void start() throws IOException {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(NOON));
        client = Client.loggedIn(simulator);
        key = client.issuedKey();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void strike(Step step, Fault.Kind kind) {
        simulator.faults().add(Fault.once(step, kind));
    }

    private String charged(long amount) throws IOException {
        return Json.text(client.charge(key, "A-1", amount), "TID");
    }

    @Test
    void a_login_is_refused_or_brings_no_token() throws IOException {
        strike(Step.TOKEN, Fault.Kind.LOGIN_REFUSED);
        strike(Step.TOKEN, Fault.Kind.NO_TOKEN);

        assertThat(Json.text(client.login(), "RTN_CD")).isEqualTo("E003");
        JsonNode empty = client.login();
        assertThat(Json.text(empty, "RTN_CD")).isEqualTo("0000");
        assertThat(empty.has("TOKEN")).isFalse();
    }

    @Test
    void an_inner_decline_hides_in_an_envelope_of_success() throws IOException {
        simulator.knobs().declineStyle = Knobs.DeclineStyle.CLEAR;
        strike(Step.CHARGE, Fault.Kind.INNER_DECLINE);

        JsonNode sealed = client.post(Step.CHARGE, client.order(key, "A-1", 5000));

        assertThat(Json.text(sealed, "RESULTCODE")).isEqualTo("0000");
        assertThat(Json.text(client.opened(sealed), "RESULTCODE")).isNotEqualTo("0000");
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();
    }

    @Test
    void an_outer_error_still_carries_the_truth() throws IOException {
        strike(Step.CHARGE, Fault.Kind.OUTER_ERROR);

        JsonNode sealed = client.post(Step.CHARGE, client.order(key, "A-1", 5000));

        assertThat(Json.text(sealed, "RESULTCODE")).isEqualTo("S500");
        assertThat(Json.text(client.opened(sealed), "TID")).startsWith("cTS");
    }

    @Test
    void spoiled_data_never_opens_though_the_card_is_charged() throws IOException {
        strike(Step.CHARGE, Fault.Kind.SPOILED_DATA);

        JsonNode opened = client.charge(key, "A-1", 5000);

        assertThat(opened.isMissingNode()).isTrue();
        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
    }

    @Test
    void a_decryption_can_be_empty() throws IOException {
        strike(Step.DECRYPT, Fault.Kind.DECRYPT_EMPTY);

        assertThat(client.charge(key, "A-1", 5000).isMissingNode()).isTrue();
    }

    @Test
    void a_double_charge_shows_as_two_approvals_and_tells_of_the_second() throws IOException {
        strike(Step.CHARGE, Fault.Kind.DOUBLE_CHARGE);

        String told = charged(5000);

        assertThat(simulator.ledger().approvals("A-1"))
                .extracting(LedgerEntry::tid)
                .hasSize(2)
                .last()
                .isEqualTo(told);
    }

    @Test
    void a_part_is_canceled_twice_and_told_once() throws IOException {
        String tid = charged(5000);
        strike(Step.CANCEL, Fault.Kind.DOUBLE_CANCEL);

        assertThat(Json.text(client.cancel(tid, "1000"), "cancel_amt")).isEqualTo("1000");
        assertThat(simulator.ledger().canceled(tid)).isEqualTo(2000);
    }

    @Test
    void a_cancel_tells_another_amount() throws IOException {
        strike(Step.CANCEL, Fault.Kind.OTHER_AMOUNT);

        String tid = charged(5000);

        assertThat(Json.text(client.cancel(tid, "1000"), "cancel_amt")).isEqualTo("1");
        assertThat(simulator.ledger().canceled(tid)).isEqualTo(1000);
    }

    @Test
    void a_cancel_comes_after_the_payout_or_after_the_console() throws IOException {
        String tid = charged(5000);
        strike(Step.CANCEL, Fault.Kind.SETTLED_FIRST);
        assertThat(Json.text(client.cancel(tid, ""), "cancel_code")).isEqualTo("9029");

        strike(Step.CANCEL, Fault.Kind.CONSOLE_FIRST);
        assertThat(Json.text(client.cancel(tid, ""), "cancel_msg")).contains("이미 취소");
    }

    @Test
    void lists_are_cut_doubled_or_altered() throws IOException {
        charged(5000);
        client.charge(key, "A-2", 6000);
        strike(Step.PAYSEARCH, Fault.Kind.HALF_LIST);
        strike(Step.PAYSEARCH, Fault.Kind.DOUBLE_ROWS);
        strike(Step.PAYSEARCH, Fault.Kind.OTHER_AMOUNT);
        strike(Step.PAYSEARCH, Fault.Kind.FALSE_EMPTY);

        assertThat(client.day("2026-11-23")).hasSize(1);
        assertThat(client.day("2026-11-23")).hasSize(4);
        assertThat(client.day("2026-11-23").findValuesAsText("AMOUNT")).containsOnly("1");
        assertThat(Json.text(client.day("2026-11-23"), "RESULTCODE")).isEqualTo("E008");
    }

    @Test
    void a_message_can_be_huge() throws IOException {
        strike(Step.CHARGE, Fault.Kind.HUGE_MESSAGE);
        ObjectNode order = client.order(key, "A-1", 5000);

        assertThat(Json.text(client.post(Step.CHARGE, order), "RESULTMSG")).hasSize(1_000_000);
    }

    @Test
    void a_fault_everywhere_counts_over_all_steps() throws IOException {
        simulator.faults().addEverywhere(Fault.once(Step.CHARGE, Fault.Kind.STATUS));

        assertThat(client.send(Step.TOKEN, Json.object()).statusCode()).isEqualTo(503);
        assertThat(client.send(Step.CHARGE, client.order(key, "A-1", 5000)).statusCode())
                .isEqualTo(200);
    }
}

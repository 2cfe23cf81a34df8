package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.cookiepay.state.TestCard;
import io.dalmada.simulator.cookiepay.wire.AmountRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

    private CookiePaySimulator simulator;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(NOON));
        client = Client.loggedIn(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_wrong_login_is_refused_with_status_200_and_no_token() throws IOException {
        JsonNode refused = client.post(Step.TOKEN, Json.object("pay2_id", "nobody", "pay2_key", "nothing"));

        assertThat(Json.text(refused, "RTN_CD")).isEqualTo("E003");
        assertThat(refused.has("TOKEN")).isFalse();
    }

    @Test
    void a_token_ends_after_an_hour() throws IOException {
        String key = client.issuedKey();
        simulator.clock().advance(Duration.ofSeconds(3599));
        assertThat(Json.text(client.charge(key, "A-1", 5000), "RESULTCODE")).isEqualTo("0000");

        simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(Json.text(client.charge(key, "A-2", 5000), "RTN_CD")).isEqualTo("S401");
        assertThat(simulator.ledger().approvals("A-2")).isEmpty();
    }

    @Test
    void a_new_token_ends_the_old_one_when_that_is_switched_on() throws IOException {
        simulator.knobs().newTokenEndsOld = true;
        String key = client.issuedKey();
        client.login();

        assertThat(Json.text(client.charge(key, "A-1", 5000), "RTN_CD")).isEqualTo("S401");
    }

    @Test
    void well_known_test_numbers_are_not_registered() throws IOException {
        assertThat(Json.text(client.post(Step.ISSUE, client.card("4111111111111111")), "RESULTCODE"))
                .isEqualTo("1012");
        assertThat(Json.text(
                        client.post(Step.ISSUE, client.card("9410000000001235").put("EXPIREDT", "2512")), "RESULTCODE"))
                .isEqualTo("2015");
        assertThat(Json.text(
                        client.post(Step.ISSUE, client.card("9410000000001235").put("EXPIREDT", "1228")), "RESULTCODE"))
                .isEqualTo("2015");
        ObjectNode incomplete = client.card("9410000000001235");
        incomplete.remove("CARDPWD");
        assertThat(Json.text(client.post(Step.ISSUE, incomplete), "RESULTCODE")).isEqualTo("E007");
    }

    @ParameterizedTest
    @EnumSource(TestCard.class)
    void each_registered_card_gets_a_new_key_each_time(TestCard card) throws IOException {
        String first = Json.text(client.opened(client.post(Step.ISSUE, client.card(card.number()))), "BILLKEY");
        String second = Json.text(client.opened(client.post(Step.ISSUE, client.card(card.number()))), "BILLKEY");

        assertThat(first).matches("[0-9a-z]{20}").isNotEqualTo(second);
    }

    @Test
    void only_the_decrypt_call_opens_a_sealed_reply() throws IOException {
        JsonNode sealed = client.post(Step.ISSUE, client.card("9410000000001235"));
        byte[] raw = Base64.getDecoder().decode(Json.text(sealed, "ENC_DATA"));
        assertThat(raw.length % 16).isZero();
        assertThat(sealed.has("BILLKEY")).isFalse();

        raw[20] ^= 1;
        ObjectNode tampered = client.id().put("ENC_DATA", Base64.getEncoder().encodeToString(raw));

        assertThat(Json.text(client.post(Step.DECRYPT, tampered), "RESULTCODE")).isEqualTo("S402");
        assertThat(Json.text(client.opened(sealed), "BILLKEY")).hasSize(20);
    }

    @Test
    void enc_yn_n_asks_for_a_plain_reply() throws IOException {
        JsonNode plain = client.post(Step.ISSUE, client.card("9410000000001235").put("ENC_YN", "N"));

        assertThat(Json.text(plain, "BILLKEY")).hasSize(20);
    }

    @Test
    void an_order_number_is_charged_once() throws IOException {
        String key = client.issuedKey();
        client.charge(key, "A-1", 5000);

        assertThat(Json.text(client.charge(key, "A-1", 5000), "RESULTCODE")).isEqualTo("S409");
        assertThat(simulator.ledger().approvals("A-1")).hasSize(1);
        assertThat(simulator.ledger().received(Step.CHARGE, "A-1")).isEqualTo(2);
    }

    @Test
    void an_amount_at_issue_charges_at_once() throws IOException {
        client.post(
                Step.ISSUE,
                client.card("9410000000001235").put("ORDERNO", "K-1").put("AMOUNT", "700"));

        assertThat(simulator.ledger().net("K-1")).isEqualTo(700);
    }

    @ParameterizedTest
    @EnumSource(AmountRule.class)
    void documented_amounts_are_declined_with_their_code(AmountRule rule) throws IOException {
        JsonNode answer = client.charge(client.issuedKey(), "A-1", rule.amount());

        assertThat(Json.text(answer, "RESULTCODE")).isEqualTo(rule.code());
        assertThat(simulator.ledger().approvals("A-1")).hasSize(rule.charged() ? 1 : 0);
    }

    @Test
    void parts_are_canceled_until_nothing_is_left() throws IOException {
        String tid = Json.text(client.charge(client.issuedKey(), "A-1", 10_000), "TID");
        assertThat(Json.text(client.cancel(tid, "3000"), "cancel_amt")).isEqualTo("3000");
        assertThat(Json.text(client.cancel(tid, "7001"), "cancel_code")).isEqualTo("S411");
        assertThat(Json.text(client.day("2026-11-23").get(0), "CANCLE_SUM_AMOUNT"))
                .isEqualTo("3000");

        assertThat(Json.text(client.cancel(tid, ""), "cancel_amt")).isEqualTo("7000");

        assertThat(Json.text(client.cancel(tid, ""), "cancel_msg")).contains("이미 취소");
        assertThat(Json.text(client.post(Step.PAYCERT, Json.object("tid", tid)), "CANCELDATE"))
                .isNotEmpty();
    }

    @Test
    void a_settled_charge_wants_a_deposit_first() throws IOException {
        String tid = Json.text(client.charge(client.issuedKey(), "A-1", 10_000), "TID");
        client.control("POST", "settle", Json.object("tid", tid));

        assertThat(Json.text(client.cancel(tid, ""), "cancel_code")).isEqualTo("9029");
        ObjectNode ask = Json.object("tid", tid, "reason", "x");
        assertThat(Json.text(client.post(Step.DEPOSIT_ACCOUNT, ask), "ACCOUNTNO"))
                .isNotEmpty();
        client.control("POST", "deposit", Json.object("tid", tid));

        assertThat(simulator.ledger().net("A-1")).isZero();
    }

    @Test
    void lists_are_arrays_or_E008_by_korean_day_and_lag_when_told() throws IOException {
        assertThat(Json.text(client.day("2026-11-23"), "RESULTCODE")).isEqualTo("E008");
        client.charge(client.issuedKey(), "A-1", 5000);
        simulator.knobs().listLag = Duration.ofMinutes(5);
        assertThat(client.day("2026-11-23").isArray()).isFalse();

        simulator.clock().advance(Duration.ofMinutes(6));

        assertThat(client.day("2026-11-23")).hasSize(1);
        assertThat(client.day("2026-11-22").isArray()).isFalse();
    }

    @Test
    void a_disposed_key_charges_no_more() throws IOException {
        String key = client.issuedKey();
        client.post(Step.REVOKE, client.id().put("BILLKEY", key));

        assertThat(Json.text(client.charge(key, "A-1", 5000), "RESULTCODE")).isEqualTo("S412");
        assertThat(simulator.isKeyAlive(key)).isFalse();
    }

    @Test
    void the_sandbox_cancels_at_eight_in_the_evening() throws IOException {
        try (CookiePaySimulator sandbox = CookiePaySimulator.start(
                SimulatorOptions.inMemory().withClock(NOON).withCancelAtEight())) {
            Client merchant = Client.loggedIn(sandbox);
            merchant.charge(merchant.issuedKey(), "A-1", 5000);

            sandbox.clock().moveTo(Instant.parse("2026-11-23T11:00:01Z"));

            assertThat(sandbox.ledger().net("A-1")).isZero();
        }
    }

    @Test
    void keys_and_charges_survive_a_restart(@TempDir Path folder) throws IOException {
        SimulatorOptions options = SimulatorOptions.inMemory().withClock(NOON).withLedger(folder.resolve("ledger"));
        String key;
        try (CookiePaySimulator first = CookiePaySimulator.start(options)) {
            Client merchant = Client.loggedIn(first);
            key = merchant.issuedKey();
            merchant.cancel(Json.text(merchant.charge(key, "A-1", 5000), "TID"), "1000");
        }
        try (CookiePaySimulator second = CookiePaySimulator.start(options)) {
            Client merchant = Client.loggedIn(second);

            assertThat(second.ledger().net("A-1")).isEqualTo(4000);
            assertThat(Json.text(merchant.charge(key, "A-1", 5000), "RESULTCODE"))
                    .isEqualTo("S409");
            assertThat(Json.text(merchant.charge(key, "A-2", 5000), "RESULTCODE"))
                    .isEqualTo("0000");
        }
    }
}

package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.cookiepay.wire.AmountRule;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
    private static final Credentials OTHER = new Credentials("sandbox_other", "sandbox_other_secret");

    private CookiePaySimulator simulator;
    private Client client;
    private String key;

    @BeforeEach
    void start() throws IOException {
        simulator = CookiePaySimulator.start(
                SimulatorOptions.inMemory().withClock(NOON).withCredentials(Credentials.LOCAL, OTHER));
        client = Client.loggedIn(simulator);
        key = client.issuedKey();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "AMOUNT, 0, E007",
        "AMOUNT, -5, E007",
        "AMOUNT, 9.5, E007",
        "AMOUNT, 12345678901, E007",
        "TAXFREECD, '', E007",
        "PRODUCTNAME, A&B, S414",
        "PRODUCTNAME, A|B, S414",
        "QUOTA, 13, S414",
        "TAXFREECD, X, S414",
        "TAXFREECD, 00, S414",
        "RECURRENCE_PAY, Y, S416",
        "PAY_DAY, 31, S416",
        "BUYERID, 123456789012345678901, S414",
        "BILLKEY, unknown, S412",
        "API_ID, foreign, 9999"
    })
    void a_charge_that_breaks_a_rule_is_refused(String field, String value, String code) throws IOException {
        ObjectNode order = client.order(key, "A-1", 5000).put(field, value);

        assertThat(Json.text(client.opened(client.post(Step.CHARGE, order)), "RESULTCODE"))
                .isEqualTo(code);
        assertThat(simulator.ledger().approvals("A-1")).isEmpty();
    }

    @Test
    void another_pair_sees_neither_key_nor_charge_nor_sealed_reply() throws IOException {
        JsonNode sealed = client.post(Step.CHARGE, client.order(key, "A-1", 5000));
        String tid = Json.text(client.opened(sealed), "TID");
        Client other = Client.loggedIn(simulator, OTHER);

        assertThat(Json.text(other.opened(sealed), "TID")).isEmpty();
        assertThat(Json.text(other.cancel(tid, ""), "cancel_code")).isEqualTo("S404");
        assertThat(Json.text(other.post(Step.PAYCERT, Json.object("tid", tid)), "RESULTCODE"))
                .isEqualTo("S404");
        assertThat(Json.text(other.day("2026-11-23"), "RESULTCODE")).isEqualTo("E008");
        assertThat(Json.text(other.charge(key, "A-2", 5000), "RESULTCODE")).isEqualTo("S412");
        other.post(Step.REVOKE, other.id().put("BILLKEY", key));
        assertThat(simulator.isKeyAlive(key)).isTrue();
    }

    @Test
    void a_repeated_order_number_may_charge_again_or_mix_up_the_two() throws IOException {
        JsonNode first = client.charge(key, "A-1", 5000);
        simulator.knobs().repeatedOrder = Knobs.RepeatedOrder.CHARGE_AND_MIX;

        JsonNode mixed = client.charge(key, "A-1", 6000);

        assertThat(Json.text(mixed, "AMOUNT")).isEqualTo("5000");
        assertThat(Json.text(mixed, "TID")).isNotEqualTo(Json.text(first, "TID"));
        assertThat(simulator.ledger().net("A-1")).isEqualTo(11_000);
    }

    @Test
    void pages_hold_their_number_of_rows_and_end_with_E008() throws IOException {
        for (int i = 1; i <= 5; i++) {
            client.charge(key, "A-" + i, 5000);
        }
        JsonNode second = page(2, 2);

        assertThat(second.path("LIST").findValuesAsText("ORDERNO")).containsExactly("A-3", "A-4");
        assertThat(Json.text(second, "TOTAL")).isEqualTo("5");
        assertThat(Json.text(page(4, 2), "RESULTCODE")).isEqualTo("E008");
        assertThat(Json.text(page(1, 101), "RESULTCODE")).isEqualTo("E007");
        simulator.knobs().bareList = true;
        simulator.knobs().newestFirst = true;
        assertThat(page(1, 2).findValuesAsText("ORDERNO")).containsExactly("A-5", "A-4");
    }

    private JsonNode page(int page, int size) throws IOException {
        return client.post(
                Step.PAYLIST,
                client.id()
                        .put("STD_DT", "2026-11-23")
                        .put("END_DT", "2026-11-23")
                        .put("PAGE", String.valueOf(page))
                        .put("PERPAGE", String.valueOf(size)));
    }

    @Test
    void days_that_cannot_be_read_are_refused() throws IOException {
        assertThat(Json.text(client.day("20261123"), "RESULTCODE")).isEqualTo("E007");
    }

    @Test
    void declined_attempts_are_listed_when_told() throws IOException {
        client.charge(key, "A-1", AmountRule.LIMIT_EXCEEDED.amount());
        assertThat(client.day("2026-11-23").isArray()).isFalse();

        simulator.knobs().declinedListed = true;

        assertThat(client.day("2026-11-23").findValuesAsText("RESULTCODE")).containsExactly("S102");
    }

    @Test
    void a_receipt_is_a_page_behind_the_encoded_tid() throws IOException {
        String tid = Json.text(client.charge(key, "A-1", 5000), "TID");
        String encoded = Base64.getEncoder().encodeToString(tid.getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> page = client.get("/api/receipt?tid=" + encoded.replace("=", "%3D"));

        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/html"));
        assertThat(page.body()).contains("5000원");
        assertThat(client.get("/api/receipt?tid=bm9uZQ").statusCode()).isEqualTo(404);
    }

    @Test
    void an_unknown_path_is_a_page_with_status_404() throws IOException {
        assertThat(client.get("/Subscribe/nothing").statusCode()).isEqualTo(404);
        assertThat(client.get("/Subscribe/payments").statusCode()).isEqualTo(404);
    }

    @Test
    void a_part_is_deposited_and_then_canceled() throws IOException {
        String tid = Json.text(client.charge(key, "A-1", 5000), "TID");
        simulator.settle(tid);
        ObjectNode ask = Json.object("tid", tid, "reason", "x", "amount", "2000");
        assertThat(Json.text(client.post(Step.DEPOSIT_ACCOUNT, ask), "RESULTCODE"))
                .isEqualTo("0000");

        simulator.deposit(tid);

        assertThat(simulator.ledger().net("A-1")).isEqualTo(3000);
    }

    @Test
    void what_was_due_happens_at_its_own_moment() throws IOException {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.LATE_EFFECT).millis(7_200_000));
        try {
            client.send(Step.CHARGE, client.order(key, "A-1", 5000));
        } catch (IOException cut) {
            assertThat(cut).isNotNull();
        }

        simulator.clock().advance(Duration.ofHours(20));

        assertThat(simulator.ledger().approvals("A-1"))
                .extracting(LedgerEntry::at)
                .containsExactly(NOON.instant().plusSeconds(7200));
    }

    @Test
    void a_payout_survives_a_restart(@TempDir Path folder) throws IOException {
        SimulatorOptions options = SimulatorOptions.inMemory().withClock(NOON).withLedger(folder.resolve("ledger"));
        String tid;
        try (CookiePaySimulator first = CookiePaySimulator.start(options)) {
            Client merchant = Client.loggedIn(first);
            tid = Json.text(merchant.charge(merchant.issuedKey(), "A-1", 5000), "TID");
            first.settle(tid);
        }
        try (CookiePaySimulator second = CookiePaySimulator.start(options)) {
            assertThat(Json.text(Client.loggedIn(second).cancel(tid, ""), "cancel_code"))
                    .isEqualTo("9029");
        }
    }

    @Test
    void replies_are_sloppy_when_told(@TempDir Path folder) throws IOException {
        simulator.knobs().sloppyJson = true;
        simulator.knobs().htmlContentType = true;
        JsonNode sealed = client.post(Step.CHARGE, client.order(key, "A-1", 5000));

        JsonNode opened = client.opened(sealed);

        assertThat(opened.path("AMOUNT").isNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CARDPWD, 1",
        "CARDPWD, 123",
        "CARDPWD, ab",
        "CARDAUTH, 901301",
        "CARDAUTH, 12345",
        "CARDAUTH, 1234567890",
        "CARDAUTH, 9001011234567",
        "RECURRENCE_PAY, Y"
    })
    void a_registration_that_breaks_a_rule_gives_no_key(String field, String value) throws IOException {
        int before = simulator.issuedKeys().size();
        JsonNode reply = client.post(Step.ISSUE, registration("K-9").put(field, value));

        assertThat(Json.text(reply, "RESULTCODE")).startsWith("S41");
        assertThat(simulator.issuedKeys()).hasSize(before);
    }

    private ObjectNode registration(String orderNo) {
        return client.card("9410000000001235").put("ORDERNO", orderNo);
    }

    @Test
    void a_company_card_has_a_business_number() throws IOException {
        JsonNode reply = client.post(Step.ISSUE, registration("K-9").put("CARDAUTH", "1208147521"));

        assertThat(Json.text(client.opened(reply), "BILLKEY")).hasSize(20);
    }

    /** Only an amount that is left out means all that is left. */
    @Test
    void an_empty_amount_cancels_nothing() throws IOException {
        String tid = Json.text(client.charge(key, "A-1", 5000), "TID");
        for (JsonNode amount : new JsonNode[] {
            Json.array(),
            Json.object(),
            TextNode.valueOf(""),
            NullNode.instance,
            TextNode.valueOf("0"),
            BooleanNode.TRUE
        }) {
            ObjectNode body = Json.object("tid", tid, "reason", "x");
            assertThat(Json.text(client.post(Step.CANCEL, body.set("amount", amount)), "cancel_code"))
                    .as("%s", amount)
                    .isEqualTo("E007");
        }
        assertThat(simulator.ledger().net("A-1")).isEqualTo(5000);
        assertThat(Json.text(client.cancel(tid, ""), "cancel_code")).isEqualTo("0000");
    }

    @Test
    void a_list_is_over_six_months_at_most() throws IOException {
        ObjectNode body = client.id().put("STD_DT", "2026-01-01");
        assertThat(Json.text(client.post(Step.PAYSEARCH, body.put("END_DT", "2026-07-01")), "RESULTCODE"))
                .isEqualTo("E008");
        for (String end : new String[] {"2026-07-02", "2025-12-31"}) {
            assertThat(Json.text(client.post(Step.PAYSEARCH, body.put("END_DT", end)), "RESULTCODE"))
                    .isEqualTo("E007");
        }
    }

    @Test
    void a_registration_with_an_amount_charges_once_and_may_be_declined() throws IOException {
        JsonNode first =
                client.opened(client.post(Step.ISSUE, registration("K-9").put("AMOUNT", "5000")));
        assertThat(Json.text(first, "TID")).isNotEmpty();
        int keys = simulator.issuedKeys().size();

        JsonNode again =
                client.opened(client.post(Step.ISSUE, registration("K-9").put("AMOUNT", "5000")));
        JsonNode declined =
                client.opened(client.post(Step.ISSUE, registration("K-10").put("AMOUNT", "1002")));

        assertThat(Json.text(again, "RESULTCODE")).isEqualTo("S409");
        assertThat(Json.text(declined, "RESULTCODE")).isEqualTo("S102");
        assertThat(simulator.ledger().approvals("K-9")).hasSize(1);
        assertThat(simulator.ledger().approvals("K-10")).isEmpty();
        assertThat(simulator.issuedKeys()).hasSize(keys);
    }

    @Test
    void buyer_and_extra_fields_come_back() throws IOException {
        ObjectNode order = client.order(key, "A-1", 5000)
                .put("ETC1", "cart 7")
                .put("ETC5", "x")
                .put("BUYERPHONE", "01000000000");
        JsonNode reply = client.opened(client.post(Step.CHARGE, order));

        assertThat(Json.text(reply, "ETC1")).isEqualTo("cart 7");
        assertThat(Json.text(reply, "ETC5")).isEqualTo("x");
        assertThat(Json.text(reply, "BUYERPHONE")).isEqualTo("01000000000");
        assertThat(Json.text(reply, "BUYERID")).isEqualTo(Json.text(order, "BUYERID"));
    }

    @Test
    void a_wrong_key_is_told_in_the_cancels_own_names() throws IOException {
        String tid = Json.text(client.charge(key, "A-1", 5000), "TID");
        JsonNode reply = client.withKey("wrong").post(Step.CANCEL, Json.object("tid", tid, "reason", "x"));

        assertThat(Json.text(reply, "cancel_code")).isEqualTo("S403");
        assertThat(Json.text(reply, "RTN_CD")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.Kind.class, names = "LIST_.*", mode = EnumSource.Mode.MATCH_ALL)
    void a_list_in_another_form_lacks_nothing(Fault.Kind kind) throws IOException {
        client.charge(key, "A-1", 5000);
        JsonNode plain = client.day("2026-11-23");
        simulator.faults().add(Fault.once(Step.PAYSEARCH, kind));

        JsonNode other = client.day("2026-11-23");

        assertThat(other).isNotEqualTo(plain);
        assertThat(other.toString()).contains("CARD_BATCH");
        assertThat(client.day("2026-11-23")).isEqualTo(plain);
    }

    @Test
    void a_page_may_be_capped() throws IOException {
        for (int i = 1; i <= 3; i++) {
            client.charge(key, "A-" + i, 5000);
        }
        simulator.knobs().largestPage = 2;

        assertThat(page(1, 100).path("LIST")).hasSize(2);
        assertThat(page(2, 100).path("LIST")).hasSize(1);
    }
}

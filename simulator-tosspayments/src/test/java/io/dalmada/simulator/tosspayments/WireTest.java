package io.dalmada.simulator.tosspayments;

import static io.dalmada.simulator.tosspayments.Client.code;
import static io.dalmada.simulator.tosspayments.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import io.dalmada.simulator.tosspayments.wire.AmountRule;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The calls, as docs/wire/tosspayments.md has them. */
class WireTest {
    private final TossPaymentsSimulator simulator = TossPaymentsSimulator.start(SimulatorOptions.inMemory());
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "test_sk_dalmada_local_0123456789abcdef, 403 INCORRECT_BASIC_AUTH_FORMAT",
        "test_sk_nobody:, 401 UNAUTHORIZED_KEY",
        "test_gsk_widget:, 400 INVALID_API_KEY",
        "test_ck_dalmada_local_0123456789abcdef:, 403 INSECURE_KEY_USAGE"
    })
    void callers_are_told_what_is_wrong_with_their_key(String pair, String code) throws IOException {
        client.authorization = Client.basic(pair);

        assertThat(code(client.get("/v1/payments/orders/ORDER-1"))).isEqualTo(code);
    }

    @Test
    void an_auth_key_gives_one_billing_key() throws IOException {
        String authKey = client.authKey(TestCard.APPROVES);
        JsonNode billing = json(client.issue(authKey));

        assertThat(Json.text(billing, "billingKey")).hasSize(44).endsWith("=");
        assertThat(Json.text(billing.path("card"), "number")).isEqualTo("94100012****789*");
        assertThat(code(client.issue(authKey))).isEqualTo("400 INVALID_BILLING_AUTH");
        assertThat(simulator.issuedKeys()).hasSize(1);
    }

    @Test
    void an_auth_key_is_bound_to_its_customer_and_its_minutes() throws IOException {
        String authKey = client.authKey(TestCard.APPROVES);
        var other = Json.object("authKey", authKey, "customerKey", "somebody-else");

        assertThat(code(client.post("/v1/billing/authorizations/issue", other))).isEqualTo("400 INVALID_BILLING_AUTH");
        simulator.clock().advance(Duration.ofMinutes(10));
        assertThat(code(client.issue(authKey))).isEqualTo("400 INVALID_BILLING_AUTH");
    }

    @Test
    void a_customer_key_of_301_characters_breaks_the_database() throws IOException {
        var body = Json.object("authKey", "ak", "customerKey", "c".repeat(301));

        assertThat(code(client.post("/v1/billing/authorizations/issue", body))).isEqualTo("500 FAILED_DB_PROCESSING");
    }

    @Test
    void old_contracts_enter_cards() throws IOException {
        var card = Json.object("customerKey", Client.CUSTOMER, "cardNumber", "9410001234567890")
                .put("cardExpirationYear", "30")
                .put("cardExpirationMonth", "12")
                .put("customerIdentityNumber", "900101");
        assertThat(client.post("/v1/billing/authorizations/card", card).statusCode())
                .isEqualTo(200);

        assertThat(code(client.post("/v1/billing/authorizations/card", card.put("cardNumber", "941000"))))
                .isEqualTo("400 INVALID_CARD_NUMBER");
    }

    @Test
    void cards_that_do_not_pass_give_no_key() throws IOException {
        assertThat(code(client.issue(client.authKey(TestCard.NO_KEY)))).isEqualTo("400 INVALID_CARD_NUMBER");
        assertThatThrownBy(() -> client.authKey(TestCard.NO_WINDOW)).hasMessage("REJECT_CARD_COMPANY");
    }

    @Test
    void a_charge_is_a_payment() throws IOException {
        JsonNode payment = client.charged("ORDER-1", 15_000);

        assertThat(Json.text(payment, "status")).isEqualTo("DONE");
        assertThat(Json.text(payment, "type")).isEqualTo("BILLING");
        assertThat(Json.text(payment, "approvedAt")).endsWith("+09:00");
        assertThat(payment.path("suppliedAmount").asLong()).isEqualTo(13_636);
        assertThat(payment.path("vat").asLong()).isEqualTo(1_364);
        assertThat(json(client.get("/v1/payments/orders/ORDER-1"))).isEqualTo(payment);
        assertThat(json(client.get("/v1/payments/" + Json.text(payment, "paymentKey"))))
                .isEqualTo(payment);
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER-1, 99, 400 BELOW_MINIMUM_AMOUNT",
        "short, 1000, 400 INVALID_ORDER_ID",
        "ORDER.1, 1000, 400 INVALID_ORDER_ID",
        "ORDER-1, 0, 400 INVALID_REQUIRED_PARAM"
    })
    void wrong_charges_are_refused(String orderId, long amount, String code) throws IOException {
        assertThat(code(client.charge(client.key(TestCard.APPROVES), orderId, amount)))
                .isEqualTo(code);
        assertThat(simulator.ledger().approvals(orderId)).isEmpty();
    }

    @Test
    void the_pair_is_the_credential() throws IOException {
        var foreign = Client.order("ORDER-1", 9_900).put("customerKey", "somebody-else");

        assertThat(code(client.post(Client.billing(client.key(TestCard.APPROVES)), foreign)))
                .isEqualTo("400 NOT_MATCHES_CUSTOMER_KEY");
        assertThat(code(client.charge("bm9uZQ==", "ORDER-1", 9_900))).isEqualTo("404 NOT_FOUND_BILLING");
    }

    @Test
    void an_order_id_is_used_once() throws IOException {
        String key = client.key(TestCard.APPROVES);
        client.charge(key, "ORDER-1", 9_900);

        assertThat(code(client.charge(key, "ORDER-1", 9_900))).isEqualTo("400 DUPLICATED_ORDER_ID");
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestCard.class,
            names = {"LIMIT_OR_BALANCE", "STOPPED", "LOST_OR_STOLEN", "REFUSED_BY_ISSUER", "NOT_SUPPORTED"})
    void cards_decline(TestCard card) throws IOException {
        HttpResponse<String> response = client.charge(client.key(card), "ORDER-1", 9_900);

        assertThat(code(response)).endsWith(card.code());
        JsonNode found = json(client.get("/v1/payments/orders/ORDER-1"));
        assertThat(Json.text(found, "status")).isEqualTo("ABORTED");
        assertThat(Json.text(found.path("failure"), "code")).isEqualTo(card.code());
    }

    @Test
    void a_card_expires_after_its_first_charge() throws IOException {
        String key = client.key(TestCard.EXPIRES);

        assertThat(client.charge(key, "ORDER-1", 9_900).statusCode()).isEqualTo(200);
        assertThat(code(client.charge(key, "ORDER-2", 9_900))).isEqualTo("400 INVALID_CARD_EXPIRATION");
    }

    @ParameterizedTest
    @EnumSource(AmountRule.class)
    void amounts_end_as_documented(AmountRule rule) throws IOException {
        HttpResponse<String> response = client.charge(client.key(TestCard.APPROVES), "ORDER-1", rule.amount());

        assertThat(code(response)).endsWith(rule.code());
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(rule.charged() ? 1 : 0);
    }

    @Test
    void parts_add_up_and_stay_partial() throws IOException {
        String paymentKey = Json.text(client.charged("ORDER-1", 1_000), "paymentKey");
        JsonNode first = json(client.cancel(paymentKey, 300));
        JsonNode second = json(client.cancel(paymentKey, 700));

        assertThat(Json.text(first, "status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(first.path("balanceAmount").asLong()).isEqualTo(700);
        assertThat(Json.text(second, "status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(second.path("balanceAmount").asLong()).isZero();
        assertThat(second.path("cancels")).hasSize(2);
        assertThat(code(client.cancel(paymentKey, 100))).isEqualTo("403 NOT_CANCELABLE_AMOUNT");
        assertThat(simulator.ledger().net("ORDER-1")).isZero();
    }

    @Test
    void without_an_amount_all_that_is_left_is_canceled() throws IOException {
        String paymentKey = Json.text(client.charged("ORDER-1", 1_000), "paymentKey");

        assertThat(Json.text(json(client.cancel(paymentKey, Json.object())), "status"))
                .isEqualTo("CANCELED");
        assertThat(code(client.cancel(paymentKey, Json.object()))).isEqualTo("400 ALREADY_CANCELED_PAYMENT");
    }

    @Test
    void the_guard_and_the_balance_hold() throws IOException {
        String paymentKey = Json.text(client.charged("ORDER-1", 1_000), "paymentKey");
        simulator.cancelInConsole(paymentKey, 400);
        var believing = Json.object().put("cancelAmount", 500).put("refundableAmount", 1_000);

        assertThat(code(client.cancel(paymentKey, believing))).isEqualTo("400 NOT_MATCHES_REFUNDABLE_AMOUNT");
        assertThat(code(client.cancel(paymentKey, 2_000))).isEqualTo("403 NOT_CANCELABLE_AMOUNT");
        assertThat(simulator.ledger().net("ORDER-1")).isEqualTo(600);
    }

    @Test
    void tax_parts_shrink_with_cancels() throws IOException {
        var order = Client.order("ORDER-1", 10_000).put("taxFreeAmount", 4_500);
        JsonNode payment = json(client.post(Client.billing(client.key(TestCard.APPROVES)), order));
        assertThat(payment.path("vat").asLong()).isEqualTo(500);
        var part = Json.object().put("cancelAmount", 5_000).put("taxFreeAmount", 4_500);
        JsonNode left = json(client.cancel(Json.text(payment, "paymentKey"), part));

        assertThat(left.path("taxFreeAmount").asLong()).isZero();
        assertThat(left.path("vat").asLong()).isEqualTo(455);
    }

    @Test
    void an_exempted_part_forbids_partial_cancels() throws IOException {
        var order = Client.order("ORDER-1", 10_000).put("taxExemptionAmount", 300);
        JsonNode payment = json(client.post(Client.billing(client.key(TestCard.APPROVES)), order));

        assertThat(code(client.cancel(Json.text(payment, "paymentKey"), 5_000)))
                .isEqualTo("403 NOT_ALLOWED_PARTIAL_REFUND");
    }

    @Test
    void a_deleted_key_is_dead() throws IOException {
        String key = client.key(TestCard.APPROVES);
        HttpResponse<String> deleted = client.send("DELETE", Client.billing(key), Json.object(), "");

        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(deleted.body()).isEmpty();
        assertThat(code(client.charge(key, "ORDER-1", 9_900))).isEqualTo("400 ALREADY_REMOVED_BILLING_KEY");
        assertThat(code(client.send("DELETE", Client.billing(key), Json.object(), "")))
                .isEqualTo("400 ALREADY_REMOVED_BILLING_KEY");
    }

    @Test
    void the_list_has_a_row_for_each_movement_and_pages() throws IOException {
        simulator.clock().moveTo(java.time.Instant.parse("2026-11-23T03:00:00Z"));
        String paymentKey = Json.text(client.charged("ORDER-1", 1_000), "paymentKey");
        client.charged("ORDER-2", 2_000);
        simulator.clock().advance(Duration.ofHours(1));
        client.cancel(paymentKey, 300);
        String day = "/v1/transactions?startDate=2026-11-23&endDate=2026-11-24T00:00:00";

        JsonNode first = json(client.get(day + "&limit=2"));
        assertThat(first).hasSize(2);
        String last = Json.text(first.path(1), "transactionKey");
        JsonNode second = json(client.get(day + "&limit=2&startingAfter=" + last));
        assertThat(second).hasSize(1);
        assertThat(Json.text(second.path(0), "status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(json(client.get("/v1/transactions?startDate=2026-11-22&endDate=2026-11-23")))
                .isEmpty();
    }

    @Test
    void payments_of_others_are_not_found() throws IOException {
        Merchant other = new Merchant("shop2", "test_sk_shop2", "test_ck_shop2");
        try (TossPaymentsSimulator two =
                TossPaymentsSimulator.start(SimulatorOptions.inMemory().withMerchants(Merchant.LOCAL, other))) {
            Client owner = new Client(two);
            String paymentKey = Json.text(owner.charged("ORDER-1", 1_000), "paymentKey");
            owner.authorization = Client.basic("test_sk_shop2:");

            assertThat(code(owner.get("/v1/payments/" + paymentKey))).isEqualTo("404 NOT_FOUND_PAYMENT");
            assertThat(code(owner.get("/v1/payments/orders/ORDER-1"))).isEqualTo("404 NOT_FOUND_PAYMENT");
        }
    }

    @Test
    void any_error_can_be_asked_for_in_two_languages() throws IOException {
        client.testCode = "INVALID_STOPPED_CARD";
        HttpResponse<String> korean = client.charge("bm9uZQ==", "ORDER-1", 9_900);
        client.language = "en-US";
        HttpResponse<String> english = client.charge("bm9uZQ==", "ORDER-1", 9_900);

        assertThat(Json.text(json(korean), "message")).contains("정지된");
        assertThat(Json.text(json(english), "message")).contains("suspended");
    }
}

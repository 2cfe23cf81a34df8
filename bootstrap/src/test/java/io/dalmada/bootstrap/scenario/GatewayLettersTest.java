package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TwoGateways;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.tosspayments.state.Merchant;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CookiePay's wire knows the letters of CP949, that of Toss Payments all: what a request names goes by its gateway. */
class GatewayLettersTest {
    private static final String CAFE = "Caf\u00e9 이용권";

    @ParameterizedTest
    @EnumSource
    void a_product_is_refused_where_its_letters_are_missing_and_nothing_of_it_is_kept(
            Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            String lacking = shop.api.billingKey();
            String name = UUID.randomUUID().toString();
            Api.Answer refused = shop.api.post("/v1/payments", charge(lacking, CAFE), name);

            requireRefused(refused, "product.name");
            assertThat(shop.api.get("/v1/payments").json().path("items")).isEmpty();
            assertThat(shop.cookiePay.ledger().received(Step.CHARGE)).isZero();
            // The request's name is free: whoever mends the product need not make a new one.
            assertThat(shop.api
                            .post("/v1/payments", charge(lacking, "Cafe 이용권"), name)
                            .status())
                    .isEqualTo(201);
            Api.Answer elsewhere =
                    shop.api.post("/v1/payments", charge(shop.tossKey("toss", Merchant.LOCAL), CAFE), name + "-toss");
            assertThat(elsewhere.status()).as(elsewhere.text()).isEqualTo(201);
            assertThat(elsewhere.json().at("/lines/0/description").asString()).isEqualTo(CAFE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letters_in_parts_arrive_whole_at_both_and_unseen_ones_at_neither(Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            for (String key : new String[] {shop.api.billingKey(), shop.tossKey("toss", Merchant.LOCAL)}) {
                String parts = Normalizer.normalize("월간 구독", Normalizer.Form.NFD);
                Api.Answer paid = shop.api.post("/v1/payments", charge(key, parts));
                assertThat(paid.status()).as(paid.text()).isEqualTo(201);
                assertThat(paid.json().at("/lines/0/description").asString()).isEqualTo("월간 구독");

                for (String unseen : new String[] {"\\u200b", "\\u0000", "\\u202e", "\\u3164"}) {
                    requireRefused(shop.api.post("/v1/payments", charge(key, "월간" + unseen + "구독")), "product.name");
                }
            }
            assertThat(shop.api.get("/v1/payments").json().path("items")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_buyer_is_refused_before_the_gateway_is_asked(Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            String buyer = "J\u00fcrgen";
            requireRefused(
                    shop.api.post(
                            "/v1/billing-keys", Api.card("9410000000001235").replace("홍길동", buyer)),
                    "buyer.name");
            assertThat(shop.cookiePay.ledger().received(Step.ISSUE)).isZero();
            assertThat(shop.api.get("/v1/billing-keys").json().path("items")).isEmpty();

            Api.Answer opened = shop.api.post("/v1/billing-key-registrations", """
                    {"customerId":"cust-2002","gateway":"toss","buyer":{"name":"%s"},
                     "returnUrl":"https://shop.example/cards"}""".formatted(buyer));
            assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_plan_goes_only_where_its_name_can_be_told_by_sign_up_change_and_move(
            Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            plan(shop.api, "cafe", CAFE);
            plan(shop.api, "plain", "월간 이용권");
            String cookiePayKey = shop.api
                    .post("/v1/billing-keys", Api.card("9410000000001235").replace("cust-1001", "cust-2002"))
                    .at("id");
            requireRefused(subscribe(shop.api, cookiePayKey, "cafe"), "planCode");
            assertThat(shop.api.get("/v1/subscriptions").json().path("items")).isEmpty();

            Api.Answer atCookiePay = subscribe(shop.api, cookiePayKey, "plain");
            assertThat(atCookiePay.status()).as(atCookiePay.text()).isEqualTo(201);
            requireRefused(
                    shop.api.post("/v1/subscriptions/" + atCookiePay.at("id") + "/change-plan", """
                            {"planCode":"cafe","when":"PERIOD_END"}"""), "planCode");

            Api.Answer atToss = subscribe(shop.api, shop.tossKey("toss", Merchant.LOCAL), "cafe");
            assertThat(atToss.status()).as(atToss.text()).isEqualTo(201);
            String card = "/v1/subscriptions/" + atToss.at("id") + "/billing-key";
            requireRefused(shop.api.put(card, "{\"billingKeyId\":\"" + cookiePayKey + "\"}"), "billingKeyId");
            assertThat(shop.api.get("/v1/subscriptions/" + atToss.at("id")).at("billingKeyId"))
                    .isEqualTo(atToss.at("billingKeyId"));
        }
    }

    private static void requireRefused(Api.Answer refused, String field) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("field")).as(refused.text()).isEqualTo(field);
    }

    private static String charge(String billingKey, String product) {
        return """
                {"billingKeyId":"%s","amount":9900,"currency":"KRW","product":{"name":"%s"},"taxType":"TAXABLE"}""".formatted(billingKey, product);
    }

    private static void plan(Api api, String code, String name) {
        Api.Answer made = api.post("/v1/plans", """
                {"code":"%s","name":"%s","interval":{"unit":"MONTH","count":1},"price":{"amount":9900}}""".formatted(code, name));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static Api.Answer subscribe(Api api, String key, String plan) {
        return api.post("/v1/subscriptions", """
                {"customerId":"cust-2002","planCode":"%s","billingKeyId":"%s"}""".formatted(plan, key));
    }
}

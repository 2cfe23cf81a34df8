package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TwoGateways;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.fault.Fault.Kind;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two vendors, three accounts, one app: a key knows where it belongs, and each account is treated as its profile says. */
class TwoGatewaysScenarioTest {
    @ParameterizedTest
    @EnumSource
    void customers_of_each_are_charged_refunded_and_revoked(Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            Api api = shop.api;
            List<String> keys = List.of(
                    api.billingKey(),
                    shop.tossKey("toss", Merchant.LOCAL),
                    shop.tossKey("toss-two", TwoGateways.SHOP_2));

            for (String key : keys) {
                Api.Answer paid = api.charge(key, 9_900);
                assertThat(paid.at("status")).isEqualTo("PAID");
                assertThat(net(shop, paid)).isEqualTo(9_900);

                assertThat(api.refund(paid.at("id"), 3_000).status()).isEqualTo(201);
                assertThat(net(shop, paid)).isEqualTo(6_900);
                assertThat(api.refundRest(paid.at("id")).status()).isEqualTo(201);
                assertThat(api.payment(paid.at("id")).at("status")).isEqualTo("REFUNDED");
                assertThat(net(shop, paid)).isZero();
            }
            for (String key : keys) {
                assertThat(api.delete("/v1/billing-keys/" + key).at("disposal")).isEqualTo("DONE");
                assertThat(api.charge(key, 9_900).status()).isEqualTo(409);
            }
            assertThat(shop.toss.issuedKeys()).hasSize(2).noneMatch(shop.toss::isKeyAlive);
            assertThat(shop.toss.ledger().received(Step.CHARGE)).isEqualTo(2);
        }
    }

    /** Wherever it was charged: the other vendor has never heard of it. */
    private static long net(TwoGateways shop, Api.Answer paid) {
        String orderNo = paid.at("orderNumber");
        return shop.cookiePay.ledger().net(orderNo) + shop.toss.ledger().net(orderNo);
    }

    /** Neither request ever arrived. One vendor answers repeats; the other has to be given time to show what it has. */
    @ParameterizedTest
    @EnumSource
    void silence_ends_by_a_repeat_at_one_vendor_and_by_proof_of_absence_at_the_other(
            Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            String tossKey = shop.tossKey("toss", Merchant.LOCAL);
            String cookiePayKey = shop.api.billingKey();
            shop.toss.faults().add(Fault.once(Step.CHARGE, Kind.CLOSE_BEFORE));
            shop.cookiePay
                    .faults()
                    .add(io.dalmada.simulator.cookiepay.fault.Fault.once(
                            io.dalmada.simulator.cookiepay.state.Step.CHARGE,
                            io.dalmada.simulator.cookiepay.fault.Fault.Kind.CLOSE_BEFORE));
            Api.Answer atToss = shop.api.charge(tossKey, 9_900);
            Api.Answer atCookiePay = shop.api.charge(cookiePayKey, 9_900);
            assertThat(List.of(atToss.status(), atCookiePay.status())).containsOnly(202);

            shop.pass(Duration.ofSeconds(21));
            assertThat(shop.api.payment(atToss.at("id")).at("status")).isEqualTo("PAID");
            assertThat(shop.toss.ledger().approvals(atToss.at("orderNumber"))).hasSize(1);
            assertThat(shop.api.payment(atCookiePay.at("id")).at("status")).isEqualTo("PROCESSING");

            for (int minute = 0; minute < 59; minute++) {
                shop.pass(Duration.ofMinutes(1));
                assertThat(shop.api.payment(atCookiePay.at("id")).at("status")).isEqualTo("PROCESSING");
            }
            shop.pass(Duration.ofMinutes(2));
            assertThat(shop.api.payment(atCookiePay.at("id")).at("status")).isEqualTo("NOT_CHARGED");
            assertThat(shop.cookiePay
                            .ledger()
                            .received(io.dalmada.simulator.cookiepay.state.Step.CHARGE, atCookiePay.at("orderNumber")))
                    .isEqualTo(1);
        }
    }

    /** At this vendor a part canceled in its console refused every later refund, for good: nothing could book it. */
    @ParameterizedTest
    @EnumSource
    void a_cancel_in_the_console_is_booked_by_an_operator_and_blocks_no_later_refund(
            Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            Api.Answer paid = shop.api.charge(shop.tossKey("toss", Merchant.LOCAL), 9_900);
            shop.toss.cancelInConsole(paid.at("transactionId"), 3_000);
            Api.Answer refused = shop.api.refund(paid.at("id"), 1_000);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);

            String adoption = "/v1/payments/" + paid.at("id") + "/adoption";
            String statement = """
                    {"reason":"고객센터에서 취소","evidence":"상점관리자 취소 내역"}""";
            Api.Answer booked = shop.api.post(adoption, statement);

            assertThat(booked.status()).as(booked.toString()).isEqualTo(200);
            assertThat(booked.at("status")).isEqualTo("PARTIALLY_REFUNDED");
            assertThat(booked.toString()).contains("GATEWAY");
            assertThat(shop.api.post(adoption, statement).status()).isEqualTo(409);
            assertThat(shop.api.refundRest(paid.at("id")).status()).isEqualTo(201);
            assertThat(shop.api.payment(paid.at("id")).at("status")).isEqualTo("REFUNDED");
            assertThat(net(shop, paid)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "H2_FILE")
    void a_lost_approval_is_found_before_anything_is_sent_again(Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            String key = shop.tossKey("toss", Merchant.LOCAL);
            shop.toss.faults().add(Fault.once(Step.CHARGE, Kind.CLOSE_AFTER));
            Api.Answer lost = shop.api.charge(key, 9_900);
            shop.pass(Duration.ofSeconds(21));

            assertThat(shop.api.payment(lost.at("id")).at("status")).isEqualTo("PAID");
            assertThat(shop.toss.ledger().received(Step.CHARGE, lost.at("orderNumber")))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "H2_FILE")
    void a_stolen_proof_buys_no_key(Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            Api.Answer opened = shop.api.post("/v1/billing-key-registrations", """
                    {"customerId":"cust-2002","gateway":"toss","buyer":{"name":"김하늘"},
                     "returnUrl":"https://shop.example/cards"}""");
            String proof = shop.toss.passWindow(Merchant.LOCAL.clientKey(), "somebody-else", "9410001234567890");
            Api.Answer forged =
                    shop.complete(opened.at("id"), Map.of("customerKey", "somebody-else", "authKey", proof));

            assertThat(forged.status()).isBetween(400, 499);
            assertThat(shop.toss.ledger().received(Step.ISSUE)).isZero();
        }
    }
}

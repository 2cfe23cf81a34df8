package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TermsWorld;
import io.dalmada.bootstrap.harness.TwoGateways;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.tosspayments.state.Merchant;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Bills that are paid late, that are too small, that move to another gateway, and that are never made, over HTTP. */
class LateAndSmallBillsScenarioTest {
    private static final String NO_BALANCE = "{\"RESULTCODE\":\"3133\",\"RESULTMSG\":\"잔액이 부족합니다\"}";

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void what_was_suspended_or_ended_is_not_billed(Database database, @TempDir Path folder) {
        try (TermsWorld world = new TermsWorld(database, folder, "2027-01-11")) {
            aWeeklyDebtPaidLateGoesOn(world);
            aPeriodEndInTheNightOfTheRenewalNamesADayThatWasPaidFor(world);
        }
    }

    /** Due on the 18th, suspended from the 25th, paid on 5 February: eleven days lie between that nobody was served. */
    private static void aWeeklyDebtPaidLateGoesOn(TermsWorld world) {
        world.plan("WEEK", "WEEK", 7_000, "");
        String id = TermsWorld.ok(201, world.subscribe("WEEK", world.api().billingKey(), ""))
                .at("id");
        world.simulator()
                .faults()
                .add(Fault.always(Step.CHARGE, Fault.Kind.ANSWER).answering(200, "application/json", NO_BALANCE));
        world.until("2027-02-05");
        assertThat(world.read(id, "").at("status")).isEqualTo("SUSPENDED");
        world.simulator().faults().clear();

        JsonNode paid = TermsWorld.ok(200, world.act(id, "pay", "")).json();
        assertThat(paid.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(paid.path("heldSince").isNull()).isTrue();
        assertThat(paid.at("/unbilled/period/firstDay").asString()).isEqualTo("2027-01-25");
        assertThat(paid.at("/unbilled/period/lastDay").asString()).isEqualTo("2027-02-04");
        assertThat(paid.at("/nextBilling/period/firstDay").asString()).isEqualTo("2027-02-05");
        assertThat(paid.at("/nextBilling/date").asString()).isEqualTo("2027-02-06");

        world.until("2027-02-13");
        assertThat(world.charged())
                .containsExactly("2027-01-11 7000", "2027-02-05 7000", "2027-02-06 7000", "2027-02-12 7000");
    }

    private static void aPeriodEndInTheNightOfTheRenewalNamesADayThatWasPaidFor(TermsWorld world) {
        world.plan("MONTH", "MONTH", 9_900, "");
        String id = TermsWorld.ok(201, world.subscribe("MONTH", world.api().billingKey(), ""))
                .at("id");
        world.until("2027-03-13T03:00");

        JsonNode canceled = TermsWorld.ok(200, world.act(id, "cancel", "{\"when\":\"PERIOD_END\"}"))
                .json();
        assertThat(canceled.path("status").asString()).isEqualTo("CANCELED");
        assertThat(canceled.at("/cancellation/lastServiceDay").asString()).isEqualTo("2027-03-12");
        assertThat(canceled.at("/cancellation/owed").asLong()).isZero();

        world.until("2027-03-14");
        assertThat(world.charged())
                .filteredOn(charge -> charge.endsWith(" 9900"))
                .containsExactly("2027-02-13 9900");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void a_gateway_is_asked_only_for_what_it_charges(Database database, @TempDir Path folder) {
        try (TwoGateways shop = new TwoGateways(database, folder)) {
            String toss = shop.tossKey("toss", Merchant.LOCAL);
            String cookiePay = shop.api.billingKey("cust-2002");
            shop.until("2026-11-30");
            String small = aStubOf93WonIsCollectedWithTheNextBill(shop, toss);
            String more = anUpgradeOf50WonIsToldBeforeAndCollectedWithTheNextBill(shop, toss);
            String pro = anotherGatewaysCardIsCheckedAsAtASignUp(shop, toss, cookiePay);

            shop.until("2026-12-02");
            requirePaidAtToss(shop, small, 2_893);
            shop.until("2026-12-31");
            requirePaidAtToss(shop, more, 10_100);
            aDeclinedBillMovesToTheOtherGateway(shop, pro, toss);
        }
    }

    /** A day of November at 2,800 won a month, where less than 100 won cannot be charged. */
    private static String aStubOf93WonIsCollectedWithTheNextBill(TwoGateways shop, String toss) {
        plan(shop, "SMALL", "{\"amount\":2800}");
        JsonNode started = subscribe(shop, "SMALL", toss, ",\"anchorDay\":1");
        assertThat(started.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(started.path("owed").asLong()).isEqualTo(93);
        assertThat(started.at("/nextBilling/amount").asLong()).isEqualTo(2_893);
        assertThat(shop.toss.ledger().received(io.dalmada.simulator.tosspayments.state.Step.CHARGE))
                .isZero();
        return started.path("id").asString();
    }

    private static String anUpgradeOf50WonIsToldBeforeAndCollectedWithTheNextBill(TwoGateways shop, String toss) {
        plan(shop, "TEN", "{\"amount\":10000}");
        plan(shop, "MORE", "{\"amount\":10050}");
        String id = subscribe(shop, "TEN", toss, "").path("id").asString();
        JsonNode told = TermsWorld.ok(
                        200, shop.api.get("/v1/subscriptions/" + id + "/change-preview?planCode=MORE&when=NOW"))
                .json();
        assertThat(told.path("amountNow").asLong()).isZero();
        assertThat(told.at("/nextBillings/0/amount").asLong()).isEqualTo(10_100);

        JsonNode changed = TermsWorld.ok(
                        200,
                        shop.api.post(
                                "/v1/subscriptions/" + id + "/change-plan", "{\"planCode\":\"MORE\",\"when\":\"NOW\"}"))
                .json();
        assertThat(changed.at("/plan/code").asString()).isEqualTo("MORE");
        assertThat(changed.path("owed").asLong()).isEqualTo(50);
        assertThat(shop.toss.ledger().received(io.dalmada.simulator.tosspayments.state.Step.CHARGE))
                .isEqualTo(1);
        return id;
    }

    /** @return one that is paid at CookiePay */
    private static String anotherGatewaysCardIsCheckedAsAtASignUp(TwoGateways shop, String toss, String cookiePay) {
        plan(shop, "TINY", "{\"amount\":50}");
        plan(shop, "FREE", "{\"amount\":9900,\"taxType\":\"TAX_FREE\"}");
        plan(shop, "PRO", "{\"amount\":9900}");
        String tiny = subscribe(shop, "TINY", cookiePay, "").path("id").asString();
        requireRefused(replaceCard(shop, tiny, toss), "amount-below-minimum");
        TermsWorld.ok(200, shop.api.post("/v1/subscriptions/" + tiny + "/cancel", "{\"when\":\"NOW\"}"));
        String free = subscribe(shop, "FREE", toss, "").path("id").asString();
        requireRefused(replaceCard(shop, free, cookiePay), "tax-type-not-supported");
        return subscribe(shop, "PRO", cookiePay, "").path("id").asString();
    }

    /** It was declined at CookiePay on 30 January: that payment is left as it is, another one collects the bill. */
    private static void aDeclinedBillMovesToTheOtherGateway(TwoGateways shop, String id, String toss) {
        shop.until("2027-01-29");
        shop.cookiePay
                .faults()
                .add(Fault.once(Step.CHARGE, Fault.Kind.ANSWER).answering(200, "application/json", NO_BALANCE));
        shop.until("2027-01-30");
        Api.Answer due = shop.api.get("/v1/subscriptions/" + id);
        assertThat(due.at("status")).isEqualTo("PAST_DUE");
        String declined = due.json().at("/lastPayment/id").asString();
        int sent = shop.cookiePay.ledger().received(Step.CHARGE);

        assertThat(TermsWorld.ok(200, replaceCard(shop, id, toss)).at("status")).isEqualTo("ACTIVE");
        requirePaidAtToss(shop, id, 9_900);
        shop.until("2027-02-10");
        assertThat(shop.api.payment(declined).at("status")).isEqualTo("DECLINED");
        assertThat(shop.cookiePay.ledger().received(Step.CHARGE)).isEqualTo(sent);
    }

    private static void plan(TwoGateways shop, String code, String price) {
        TermsWorld.ok(201, shop.api.post("/v1/plans", """
                {"code":"%s","name":"구독 %s","interval":{"unit":"MONTH","count":1},"price":%s}""".formatted(code, code, price)));
    }

    private static JsonNode subscribe(TwoGateways shop, String plan, String key, String more) {
        return TermsWorld.ok(201, shop.api.post("/v1/subscriptions", """
                {"customerId":"cust-2002","planCode":"%s","billingKeyId":"%s"%s}""".formatted(plan, key, more)))
                .json();
    }

    private static Api.Answer replaceCard(TwoGateways shop, String subscription, String key) {
        return shop.api.put("/v1/subscriptions/" + subscription + "/billing-key", "{\"billingKeyId\":\"" + key + "\"}");
    }

    private static void requireRefused(Api.Answer answer, String code) {
        TermsWorld.ok(422, answer);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.at("field")).isEqualTo("billingKeyId");
    }

    private static void requirePaidAtToss(TwoGateways shop, String subscription, long won) {
        JsonNode payment = TermsWorld.ok(200, shop.api.get("/v1/subscriptions/" + subscription))
                .json()
                .path("lastPayment");
        assertThat(payment.path("status").asString()).isEqualTo("PAID");
        assertThat(payment.path("amount").asLong()).isEqualTo(won);
        assertThat(shop.toss.ledger().net(payment.path("orderNumber").asString()))
                .isEqualTo(won);
    }
}

package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.fault.Fault.Kind;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No worth outlives its money: refunds meet credit, a change in doubt and a pause, over HTTP on both sides. */
class WorthScenarioTest {
    private final MovableClock clock = MovableClock.at(Instant.parse("2027-03-02T03:00:00Z"));

    @ParameterizedTest
    @EnumSource
    void money_that_goes_back_takes_what_it_paid_for(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            plan(api, "YEAR", "YEAR", 120_000);
            plan(api, "M10", "MONTH", 10_000);
            plan(api, "M20", "MONTH", 20_000);
            String key = api.billingKey();

            creditGoesWithItsMoney(api, key);
            aChangeInDoubtLosesWhatIsRefundedMeanwhile(app, simulator, api, key);
            cancellingNamesWhatEachPaymentCanGiveBack(api, key);
            creditOfAPauseGoesWithItsMoney(api, key);
        }
    }

    /** What is asked back counts for nothing meanwhile, whichever of the two was asked for first. */
    @ParameterizedTest
    @EnumSource
    void a_refund_that_is_open_meets_a_change_of_plan_in_either_order(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            plan(api, "M10", "MONTH", 10_000);
            plan(api, "M20", "MONTH", 20_000);
            String key = api.billingKey();

            for (Kind lost : new Kind[] {Kind.CLOSE_AFTER, Kind.CLOSE_BEFORE}) {
                long back = lost == Kind.CLOSE_AFTER ? 10_000 : 0;

                // The refund first: of 20,000 half is free, which pays for the smaller plan and leaves no credit.
                Api.Answer refundFirst = subscribe(api, "M20", key);
                openRefund(simulator, api, payment(refundFirst), lost);
                change(api, refundFirst.at("id"), "M10", 200);
                assertThat(number(api, refundFirst.at("id"), "credit")).isZero();
                settle(app);
                assertThat(number(api, refundFirst.at("id"), "credit")).isEqualTo(10_000 - back);
                requireWorth(api, refundFirst.at("id"), 20_000 - back);

                // The change first: its credit is asked back, so going back to the larger plan costs the difference.
                Api.Answer changeFirst = subscribe(api, "M20", key);
                change(api, changeFirst.at("id"), "M10", 200);
                assertThat(number(api, changeFirst.at("id"), "credit")).isEqualTo(10_000);
                openRefund(simulator, api, payment(changeFirst), lost);
                assertThat(number(api, changeFirst.at("id"), "credit")).isZero();
                Api.Answer larger = change(api, changeFirst.at("id"), "M20", 200);
                assertThat(larger.json().path("lastPayment").path("amount").asLong())
                        .as(larger.text())
                        .isEqualTo(10_000);
                settle(app);
                assertThat(number(api, changeFirst.at("id"), "credit")).isEqualTo(10_000 - back);
                requireWorth(api, changeFirst.at("id"), 30_000 - back);
            }
        }
    }

    /** A part is asked back in the machine's own words, and provably does not go back: nothing takes that for an order. */
    @ParameterizedTest
    @EnumSource
    void a_refunds_reason_steers_nothing(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            plan(api, "M10", "MONTH", 10_000);
            Api.Answer month = subscribe(api, "M10", api.billingKey());
            for (String reason : new String[] {"subscription over", "duplicate charge"}) {
                simulator.faults().add(Fault.once(Step.CANCEL, Kind.CLOSE_BEFORE));
                Api.Answer asked = api.post(
                        "/v1/payments/" + payment(month) + "/refunds",
                        "{\"amount\":1000,\"reason\":\"" + reason + "\"}");
                assertThat(asked.status()).as(asked.text()).isEqualTo(202);
                settle(app);
            }
            for (int day = 0; day < 4; day++) {
                clock.advance(Duration.ofHours(24));
                app.work();
            }

            Api.Answer paid = api.payment(payment(month));
            assertThat(paid.at("status")).isEqualTo("PAID");
            assertThat(paid.json().path("refunds").size()).as(paid.text()).isEqualTo(2);
            assertThat(paid.json()
                            .path("refunds")
                            .valueStream()
                            .map(refund -> refund.path("status").asString()))
                    .containsOnly("ABSENT");
            assertThat(simulator.ledger().net(paid.at("orderNumber"))).isEqualTo(10_000);
        }
    }

    private static void openRefund(CookiePaySimulator simulator, Api api, String payment, Kind lost) {
        simulator.faults().add(Fault.once(Step.CANCEL, lost));
        assertThat(api.refund(payment, 10_000).status()).isEqualTo(202);
    }

    private void settle(RunningApp app) {
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofMinutes(5));
            app.work();
        }
    }

    /** All that was paid and did not go back is quoted, once. */
    private static void requireWorth(Api api, String id, long won) {
        Api.Answer canceled = api.post("/v1/subscriptions/" + id + "/cancel", "{\"when\":\"NOW\"}");
        var said = canceled.json().path("cancellation");
        assertThat(said.path("refundQuote").asLong() + said.path("credit").asLong())
                .as(canceled.text())
                .isEqualTo(won);
        long sources = 0;
        for (var source : said.path("sources")) {
            sources += source.path("amount").asLong();
        }
        assertThat(sources + said.path("payOut").asLong()).as(canceled.text()).isEqualTo(won);
        assertThat(said.path("payOut").asLong()).as(canceled.text()).isZero();
    }

    private static void creditGoesWithItsMoney(Api api, String key) {
        Api.Answer year = subscribe(api, "YEAR", key);
        String id = year.at("id");
        change(api, id, "M10", 200);
        assertThat(number(api, id, "credit")).isEqualTo(110_000);

        assertThat(api.refund(payment(year), 110_000).status()).isEqualTo(201);
        assertThat(number(api, id, "credit")).isZero();
        assertThat(api.get("/v1/subscriptions/" + id)
                        .json()
                        .path("nextBilling")
                        .path("amount")
                        .asLong())
                .isEqualTo(10_000);
    }

    /** The charge arrives and its answer is lost; before anybody knows, what pays for the other half goes back. */
    private void aChangeInDoubtLosesWhatIsRefundedMeanwhile(
            RunningApp app, CookiePaySimulator simulator, Api api, String key) {
        Api.Answer month = subscribe(api, "M10", key);
        String id = month.at("id");
        simulator.faults().add(Fault.once(Step.CHARGE, Kind.CLOSE_AFTER));
        change(api, id, "M20", 202);
        assertThat(api.refund(payment(month), 10_000).status()).isEqualTo(201);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(5));
            app.work();
        }

        Api.Answer changed = api.get("/v1/subscriptions/" + id);
        assertThat(changed.json().path("plan").path("code").asString()).isEqualTo("M20");
        Api.Answer canceled = api.post("/v1/subscriptions/" + id + "/cancel", "{\"when\":\"NOW\"}");
        assertThat(canceled.json().path("cancellation").path("refundQuote").asLong())
                .as(canceled.text())
                .isEqualTo(10_000);
        String charged = payment(changed);
        assertThat(canceled.json().path("cancellation").path("paymentId").asString())
                .isEqualTo(charged);
        assertThat(api.refund(charged, 10_000).status()).isEqualTo(201);
    }

    private static void cancellingNamesWhatEachPaymentCanGiveBack(Api api, String key) {
        Api.Answer month = subscribe(api, "M10", key);
        String id = month.at("id");
        Api.Answer changed = change(api, id, "M20", 200);
        Api.Answer canceled = api.post("/v1/subscriptions/" + id + "/cancel", "{\"when\":\"NOW\"}");
        var said = canceled.json().path("cancellation");
        assertThat(said.path("refundQuote").asLong()).isEqualTo(20_000);
        assertThat(said.path("paymentId").isNull()).as(canceled.text()).isTrue();
        assertThat(said.path("payOut").asLong()).isZero();
        assertThat(said.path("sources").size()).isEqualTo(2);
        for (var source : said.path("sources")) {
            assertThat(source.path("paymentId").asString()).isIn(payment(month), payment(changed));
            assertThat(api.refund(
                                    source.path("paymentId").asString(),
                                    source.path("amount").asLong())
                            .status())
                    .isEqualTo(201);
        }
    }

    private static void creditOfAPauseGoesWithItsMoney(Api api, String key) {
        Api.Answer month = subscribe(api, "M10", key);
        String id = month.at("id");
        assertThat(api.post("/v1/subscriptions/" + id + "/pause", "{}").status())
                .isEqualTo(200);
        assertThat(number(api, id, "credit")).isEqualTo(10_000);
        assertThat(api.refund(payment(month), 9_667).status()).isEqualTo(201);
        assertThat(number(api, id, "credit")).isEqualTo(333);
        Api.Answer resumed = api.post("/v1/subscriptions/" + id + "/resume", "");
        assertThat(resumed.json().path("lastPayment").path("amount").asLong())
                .as(resumed.text())
                .isEqualTo(9_667);
    }

    private static void plan(Api api, String code, String unit, long won) {
        Api.Answer created = api.post("/v1/plans", """
                {"code":"%s","name":"구독 %s","interval":{"unit":"%s","count":1},"price":{"amount":%d}}""".formatted(code, code, unit, won));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    private static Api.Answer subscribe(Api api, String plan, String key) {
        Api.Answer started = api.post("/v1/subscriptions", """
                {"customerId":"cust-1001","planCode":"%s","billingKeyId":"%s","allowSeveral":true}""".formatted(plan, key));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started;
    }

    private static Api.Answer change(Api api, String id, String plan, int status) {
        Api.Answer changed = api.post(
                "/v1/subscriptions/" + id + "/change-plan", "{\"planCode\":\"%s\",\"when\":\"NOW\"}".formatted(plan));
        assertThat(changed.status()).as(changed.text()).isEqualTo(status);
        return changed;
    }

    private static String payment(Api.Answer subscription) {
        return subscription.json().path("lastPayment").path("id").asString();
    }

    private static long number(Api api, String id, String field) {
        return api.get("/v1/subscriptions/" + id).json().path(field).asLong();
    }
}

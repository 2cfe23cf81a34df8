package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A request on a subscription has one effect over HTTP too, whatever was done since and whatever its answer was. All acts
 * and all that may come between are told apart in the application's {@code RepeatedRequestsTest}.
 */
@ParameterizedClass
@EnumSource
@Tag("slow")
class RepeatedActsTest {
    private static final String NO_BALANCE = "{\"RESULTCODE\":\"3133\",\"RESULTMSG\":\"잔액이 부족합니다\"}";

    private final MovableClock clock = MovableClock.atTen();
    private final Database database;

    @TempDir
    Path folder;

    private CookiePaySimulator simulator;
    private RunningApp app;
    private Api api;
    private String billingKey;

    @SuppressWarnings("NullAway.Init")
    RepeatedActsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        app = RunningApp.start(simulator, clock, database.properties(folder));
        api = app.api();
        billingKey = api.billingKey();
        plan("BASE", 9_900);
        plan("MORE", 19_900);
    }

    @AfterEach
    void stop() {
        app.close();
        simulator.close();
    }

    @Test
    void a_change_whose_outcome_was_open_is_not_made_again_once_it_was_changed_back() {
        String id = subscribed();
        String first = key();
        lose();
        Api.Answer open = change(id, "MORE", first);
        settle();
        Api.Answer back = change(id, "BASE", key());
        long before = approvals();

        Api.Answer again = change(id, "MORE", first);

        assertThat(open.status()).as(open.text()).isEqualTo(202);
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(approvals()).isEqualTo(before);
        assertThat(api.get("/v1/subscriptions/" + id).text()).contains("\"BASE\"");
    }

    @Test
    void nor_once_the_plan_has_a_new_price() {
        String id = subscribed();
        String first = key();
        lose();
        change(id, "MORE", first);
        settle();
        api.post("/v1/plans/MORE/prices", "{\"amount\":25000}");
        long before = approvals();

        Api.Answer again = change(id, "MORE", first);

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(approvals()).isEqualTo(before);
    }

    @Test
    void a_change_that_was_declined_while_its_answer_was_lost_stays_declined() {
        String id = subscribed();
        String first = key();
        simulator
                .faults()
                .add(Fault.once(Step.CHARGE, Fault.Kind.ANSWER).answering(200, "application/json", NO_BALANCE));
        Api.Answer declined = change(id, "MORE", first);
        long before = approvals();

        Api.Answer again = change(id, "MORE", first);

        assertThat(declined.status()).as(declined.text()).isEqualTo(402);
        assertThat(again.status()).isEqualTo(402);
        assertThat(approvals()).isEqualTo(before);
    }

    @Test
    void a_resumption_whose_outcome_was_open_is_not_made_again_after_the_next_pause() {
        String id = subscribed();
        clock.advance(Duration.ofDays(10));
        act(id, "pause", "{}", key());
        String first = key();
        lose();
        Api.Answer open = act(id, "resume", "", first);
        settle();
        clock.advance(Duration.ofDays(2));
        act(id, "pause", "{}", key());
        clock.advance(Duration.ofDays(2));
        long before = approvals();

        Api.Answer again = act(id, "resume", "", first);

        assertThat(open.status()).as(open.text()).isEqualTo(202);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(approvals()).isEqualTo(before);
        assertThat(api.get("/v1/subscriptions/" + id).at("status")).isEqualTo("PAUSED");
    }

    @Test
    void what_was_not_sent_is_tried_again_under_the_same_key() {
        String id = subscribed();
        simulator
                .faults()
                .add(Fault.once(Step.CHARGE, Fault.Kind.ANSWER).answering(200, "application/json", NO_BALANCE));
        clock.advance(Duration.ofDays(30));
        app.work();
        assertThat(api.get("/v1/subscriptions/" + id).at("status")).isEqualTo("PAST_DUE");
        String first = key();
        simulator.shut();
        Api.Answer unsent = act(id, "pay", "", first);
        simulator.open();

        Api.Answer paid = act(id, "pay", "", first);
        Api.Answer again = act(id, "pay", "", first);

        assertThat(unsent.status()).as(unsent.text()).isEqualTo(503);
        assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(paid.text());
        assertThat(approvals()).isEqualTo(2);
    }

    @Test
    void a_change_that_was_not_sent_keeps_its_bill_and_its_payment() {
        String id = subscribed();
        String first = key();
        simulator.shut();
        Api.Answer unsent = change(id, "MORE", first);
        Api.Answer still = change(id, "MORE", first);
        simulator.open();

        Api.Answer done = change(id, "MORE", first);

        assertThat(unsent.status()).as(unsent.text()).isEqualTo(503);
        assertThat(still.status()).isEqualTo(503);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("lastPayment").path("id").asString()).isEqualTo(unsent.at("paymentId"));
        assertThat(approvals()).isEqualTo(2);
    }

    private String subscribed() {
        Api.Answer started = api.post("/v1/subscriptions", """
                {"customerId":"cust-1001","planCode":"BASE","billingKeyId":"%s"}""".formatted(billingKey));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.at("id");
    }

    private void plan(String code, long won) {
        api.post("/v1/plans", """
                {"code":"%s","name":"월간 %s","interval":{"unit":"MONTH","count":1},"price":{"amount":%d}}""".formatted(code, code, won));
    }

    private Api.Answer change(String id, String plan, String key) {
        return act(id, "change-plan", "{\"planCode\":\"%s\",\"when\":\"NOW\"}".formatted(plan), key);
    }

    private Api.Answer act(String id, String act, String body, String key) {
        return api.post("/v1/subscriptions/" + id + "/" + act, body, key);
    }

    private void lose() {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
    }

    private void settle() {
        clock.advance(Duration.ofMinutes(2));
        app.work();
    }

    private long approvals() {
        return simulator.ledger().entries().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.APPROVED)
                .count();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

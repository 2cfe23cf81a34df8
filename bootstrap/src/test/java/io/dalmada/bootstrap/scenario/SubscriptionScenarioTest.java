package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Books;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.fault.Fault.Kind;
import io.dalmada.simulator.cookiepay.state.Ledger;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fourteen months of one subscription, from 31 January, over real HTTP on both sides. */
class SubscriptionScenarioTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String NO_BALANCE = "{\"RESULTCODE\":\"3133\",\"RESULTMSG\":\"잔액이 부족합니다\"}";
    private static final String EXPIRED = "{\"RESULTCODE\":\"2015\",\"RESULTMSG\":\"유효기간 만료 카드\"}";

    private final MovableClock clock = MovableClock.at(at("2027-01-31"));

    @ParameterizedTest
    @EnumSource
    void fourteen_months(Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();
            plan(api, "PRO", 9_900);
            plan(api, "MAX", 19_900);
            String key = api.billingKey();

            // 31 January: the first period is charged at once.
            Api.Answer started = api.post("/v1/subscriptions", """
                    {"customerId":"cust-1001","planCode":"PRO","billingKeyId":"%s"}""".formatted(key));
            assertThat(started.status()).as(started.text()).isEqualTo(201);
            String id = started.at("id");
            assertThat(status(api, id)).isEqualTo("ACTIVE");

            // 28 February, the short month, then the anchor again.
            until(app, "2027-04-01");
            assertThat(days(simulator)).containsExactly("2027-01-31", "2027-02-28", "2027-03-31");

            // 30 April: no balance, nor on D+1; D+3 pays. No later date moves.
            decline(simulator, NO_BALANCE, 2);
            until(app, "2027-05-01");
            assertThat(status(api, id)).isEqualTo("PAST_DUE");
            until(app, "2027-06-01");
            assertThat(status(api, id)).isEqualTo("ACTIVE");
            assertThat(days(simulator)).endsWith("2027-05-03", "2027-05-31");

            // 30 June: the card has expired; nothing is tried again until the customer brings another one, on 4 July.
            decline(simulator, EXPIRED, 1);
            int requests = simulator.ledger().received(Step.CHARGE);
            until(app, "2027-07-04");
            assertThat(simulator.ledger().received(Step.CHARGE)).isEqualTo(requests + 1);
            String other = api.billingKey();
            Api.Answer healed =
                    api.put("/v1/subscriptions/" + id + "/billing-key", "{\"billingKeyId\":\"" + other + "\"}");
            assertThat(healed.status()).as(healed.text()).isEqualTo(200);
            assertThat(status(api, id)).isEqualTo("ACTIVE");
            assertThat(days(simulator)).endsWith("2027-07-04");

            // From September on the bigger plan.
            until(app, "2027-08-15");
            assertThat(api.post(
                                    "/v1/subscriptions/" + id + "/change-plan",
                                    "{\"planCode\":\"MAX\",\"when\":\"PERIOD_END\"}")
                            .status())
                    .isEqualTo(200);
            until(app, "2027-09-01");
            assertThat(amounts(simulator)).endsWith(9_900L, 19_900L);

            // A pause from 15 September to 20 October: the unused days are credit for the new period.
            until(app, "2027-09-15");
            assertThat(api.post("/v1/subscriptions/" + id + "/pause", "{\"resumeOn\":\"2027-10-20\"}")
                            .status())
                    .isEqualTo(200);
            int before = days(simulator).size();
            until(app, "2027-10-19");
            assertThat(days(simulator)).hasSize(before);
            until(app, "2027-10-20");
            assertThat(status(api, id)).isEqualTo("ACTIVE");
            assertThat(days(simulator)).endsWith("2027-10-20");
            // 31 Aug to 29 Sep is 30 days, of which 15 had not begun.
            assertThat(amounts(simulator)).endsWith(19_900L - 9_950L);

            // Part of November's payment is given back.
            until(app, "2027-11-21");
            String payment = api.get("/v1/subscriptions/" + id)
                    .json()
                    .path("lastPayment")
                    .path("id")
                    .asString();
            assertThat(api.refund(payment, 5_000).status()).isEqualTo(201);

            // Canceled in March, with the period: nothing more is charged.
            until(app, "2028-03-25");
            assertThat(api.post("/v1/subscriptions/" + id + "/cancel", "{\"when\":\"PERIOD_END\"}")
                            .status())
                    .isEqualTo(200);
            until(app, "2028-06-01");
            assertThat(status(api, id)).isEqualTo("CANCELED");

            assertThat(days(simulator))
                    .containsExactly(
                            "2027-01-31",
                            "2027-02-28",
                            "2027-03-31",
                            "2027-05-03",
                            "2027-05-31",
                            "2027-07-04",
                            "2027-07-31",
                            "2027-08-31",
                            "2027-10-20",
                            "2027-11-20",
                            "2027-12-20",
                            "2028-01-20",
                            "2028-02-20",
                            "2028-03-20");
            new Books(app.bean(PaymentRepository.class), simulator.ledger()).requireAgreement();
        }
    }

    private static void plan(Api api, String code, long won) {
        Api.Answer created = api.post("/v1/plans", """
                {"code":"%s","name":"월간 %s","interval":{"unit":"MONTH","count":1},"price":{"amount":%d}}""".formatted(code, code, won));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }

    private static void decline(CookiePaySimulator simulator, String page, int times) {
        simulator
                .faults()
                .add(Fault.once(Step.CHARGE, Kind.ANSWER)
                        .answering(200, "application/json", page)
                        .times(times));
    }

    private static String status(Api api, String id) {
        return api.get("/v1/subscriptions/" + id).at("status");
    }

    /** Noon of that day in Seoul, with everything before it done in its order. */
    private void until(RunningApp app, String day) {
        Instant to = at(day);
        for (Instant next = next(app); !next.isAfter(to); next = next(app)) {
            clock.set(next.isAfter(clock.instant()) ? next : clock.instant().plusSeconds(1));
            app.work();
        }
        clock.set(to);
    }

    private static Instant next(RunningApp app) {
        return app.bean(UseCases.class).periodicWork().stream()
                .map(PeriodicWork::nextDue)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(SEOUL).toInstant();
    }

    private static List<String> days(CookiePaySimulator simulator) {
        return approvals(simulator.ledger()).stream()
                .map(e -> LocalDate.ofInstant(e.at(), SEOUL).toString())
                .toList();
    }

    private static List<Long> amounts(CookiePaySimulator simulator) {
        return approvals(simulator.ledger()).stream().map(LedgerEntry::amount).toList();
    }

    private static List<LedgerEntry> approvals(Ledger ledger) {
        return ledger.entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED)
                .toList();
    }
}

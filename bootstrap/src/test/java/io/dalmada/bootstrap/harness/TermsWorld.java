package io.dalmada.bootstrap.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** The app and its simulator over HTTP, and time that goes from one due instant to the next. */
public final class TermsWorld implements AutoCloseable {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final MovableClock clock;
    private final CookiePaySimulator simulator;
    private final RunningApp app;

    /** @param start a time of day in Seoul */
    public TermsWorld(Database database, Path folder, String start) {
        this.clock = MovableClock.at(at(start));
        this.simulator = CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
        this.app = RunningApp.start(simulator, clock, database.properties(folder));
    }

    public Api api() {
        return app.api().checked();
    }

    public CookiePaySimulator simulator() {
        return simulator;
    }

    public void plan(String code, String interval, long won, String more) {
        ok(201, api().post("/v1/plans", """
                {"code":"%s","name":"구독 %s","interval":{"unit":"%s","count":1},"price":{"amount":%d}%s}""".formatted(code, code, interval, won, more)));
    }

    public Api.Answer subscribe(String plan, String key, String more) {
        return api().post("/v1/subscriptions", """
                {"customerId":"cust-1001","planCode":"%s","billingKeyId":"%s"%s}""".formatted(plan, key, more));
    }

    public Api.Answer act(String id, String act, String body) {
        return api().post("/v1/subscriptions/" + id + "/" + act, body);
    }

    public Api.Answer read(String id, String what) {
        return ok(200, api().get("/v1/subscriptions/" + id + what));
    }

    public static Api.Answer ok(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    /** Everything before that time of day in Seoul done in its order. */
    public void until(String time) {
        until(clock, app, time);
    }

    static void until(MovableClock clock, RunningApp app, String time) {
        Instant to = at(time);
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

    private static Instant at(String time) {
        LocalDateTime local = time.contains("T")
                ? LocalDateTime.parse(time)
                : LocalDate.parse(time).atTime(LocalTime.NOON);
        return local.atZone(SEOUL).toInstant();
    }

    /** What the gateway charged: day and won. */
    public List<String> charged() {
        return simulator.ledger().entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED)
                .map(e -> LocalDate.ofInstant(e.at(), SEOUL) + " " + e.amount())
                .toList();
    }

    @Override
    public void close() {
        app.close();
        simulator.close();
    }
}

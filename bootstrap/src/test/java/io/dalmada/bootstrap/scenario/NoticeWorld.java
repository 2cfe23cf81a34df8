package io.dalmada.bootstrap.scenario;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Books;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TableDump;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.state.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real application and the simulator that tells it things, each over the other's real address. */
final class NoticeWorld implements AutoCloseable {
    static final String TOKEN = "notice-token-of-the-test-0123456789abcdef";
    static final String PATH = "/gateway-notices/cookiepay/" + TOKEN;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MovableClock clock = MovableClock.atTen();
    final CookiePaySimulator simulator =
            CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
    final RunningApp app;
    final Api api;
    final Api stranger;
    final String billingKey;
    private final JdbcTemplate tables;

    NoticeWorld(Database database, Path folder, String... more) {
        List<String> properties = new ArrayList<>(database.properties(folder));
        properties.add("dalmada.gateways.cookiepay.notice-token=" + TOKEN);
        properties.addAll(List.of(more));
        app = RunningApp.start(simulator, clock, properties);
        api = app.api();
        stranger = Api.stranger(api.base());
        simulator.notices().to(URI.create(api.base() + PATH));
        billingKey = api.billingKey();
        tables = app.bean(JdbcTemplate.class);
        // What is due once after every start is over, so that notices alone explain what follows.
        app.work();
    }

    /** By hand, as anybody could who knows the address. */
    Api.Answer tell(String body) {
        return stranger.post(PATH, body);
    }

    /** Until the simulator has told so much, and heard the answers. */
    void awaitSent(int count) {
        try {
            if (!simulator.notices().await(count, PATIENCE)) {
                throw new AssertionError("only " + simulator.notices().sent().size() + " of " + count + " were sent");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    void pass(Duration time) {
        clock.advance(time);
        simulator.ledger().entries(); // lets the simulator look at the clock
        app.work();
    }

    /** What became of each notice, in the order they came. */
    List<String> results() {
        return tables.queryForList(
                "select coalesce(result, 'OPEN') from gateway_notice order by received_at, id", String.class);
    }

    List<String> bodies() {
        return tables.queryForList("select body from gateway_notice", String.class);
    }

    int kept() {
        return bodies().size();
    }

    /** Every row of every table but the notices' own. */
    String state() {
        return TableDump.of(app.bean(DataSource.class))
                .lines()
                .filter(row -> !row.startsWith("gateway_notice\t"))
                .collect(Collectors.joining("\n"));
    }

    int inquiries() {
        return simulator.ledger().received(Step.PAYCERT) + simulator.ledger().received(Step.PAYSEARCH);
    }

    double counted(String result) {
        return app.bean(MeterRegistry.class)
                .counter("dalmada.gateway.notices", "gateway", "cookiepay", "result", result)
                .count();
    }

    double alarms(String kind) {
        return app.bean(MeterRegistry.class)
                .counter("dalmada.alarms", "kind", kind, "gateway", "cookiepay")
                .count();
    }

    Books books() {
        return new Books(app.bean(PaymentRepository.class), simulator.ledger());
    }

    @Override
    public void close() {
        app.close();
        simulator.close();
    }
}

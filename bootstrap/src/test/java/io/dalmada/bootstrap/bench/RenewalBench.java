package io.dalmada.bootstrap.bench;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.Subscribers;
import io.dalmada.bootstrap.time.MicrosecondClock;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.state.Step;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Renewals per second: so many subscriptions fall due at once, PostgreSQL with durable commits and a simulator that answers
 * at once on the same machine. The application is a process of its own whose clock is moved to the due instant; the first
 * month warms it up, the others are measured. See docs/benchmarks.md.
 */
final class RenewalBench {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int MONTHS = 4;

    private final PrintStream out;
    private final int due;
    private final int senders;
    private final int millis;
    private final int rate;

    private RenewalBench(PrintStream out, int due, int senders, int millis, int rate) {
        this.out = out;
        this.due = due;
        this.senders = senders;
        this.millis = millis;
        this.rate = rate;
    }

    /** @param args due subscriptions, senders, milliseconds that a call takes at the gateway, requests allowed a second (10000 64 0 1000000) */
    public static void main(String[] args) throws Exception {
        int due = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int senders = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int millis = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        int rate = args.length > 3 ? Integer.parseInt(args[3]) : 1_000_000;
        new RenewalBench(System.out, due, senders, millis, rate).run();
    }

    private void run() throws Exception {
        Path log = Files.createTempFile("dalmada-bench", ".log");
        try (EmbeddedPostgres server = Database.durable();
                CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory())) {
            Subscribers.join(due, simulator, new MicrosecondClock(Clock.systemUTC()), Database.properties(server));
            renew(server, simulator, log);
            ceiling(server, simulator);
        }
    }

    private void renew(EmbeddedPostgres server, CookiePaySimulator simulator, Path log) throws Exception {
        try (BenchApp app = BenchApp.start(
                simulator.baseUri(),
                server,
                log,
                "--dalmada.work.enabled=false",
                "--dalmada.billing.senders=" + senders,
                "--dalmada.gateways.cookiepay.rate-per-second=" + rate)) {
            LocalDate day = LocalDate.now(SEOUL).plusDays(2);
            out.println(
                    "| month | renewals/s | app CPU ms | simulator CPU ms | database CPU ms | statements | commits | heap MiB | requests |");
            out.println("|---|---|---|---|---|---|---|---|---|");
            for (int month = 0; month < MONTHS; month++) {
                travel(app.api(), simulator, day.plusMonths(month), LocalTime.of(9, 59));
                measure(month, app, simulator, server, day.plusMonths(month));
            }
        }
    }

    private void ceiling(EmbeddedPostgres server, CookiePaySimulator simulator) throws Exception {
        try (RenewalCeiling ceiling = new RenewalCeiling(server, simulator, senders)) {
            for (int round = 0; round < MONTHS; round++) {
                out.printf("| ceiling %d | %.0f |%n", round, ceiling.perSecond(due));
            }
        }
    }

    private void measure(int month, BenchApp app, CookiePaySimulator simulator, EmbeddedPostgres server, LocalDate day)
            throws Exception {
        Cpu before = Cpu.now(app);
        StatementCount statements = StatementCount.from(server);
        long commits = ChargeBench.commits(server);
        int requests = simulator.ledger().received(Step.CHARGE);
        long start = System.nanoTime();
        simulator.knobs().baseLatencyMillis = millis;
        travel(app.api(), simulator, day, LocalTime.of(10, 0));
        simulator.knobs().baseLatencyMillis = 0;
        double seconds = (System.nanoTime() - start) / 1e9;
        Cpu used = Cpu.now(app).minus(before);
        int renewed = simulator.ledger().received(Step.CHARGE) - requests;
        out.printf(
                "| %s | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %d | %d |%n",
                month == 0 ? "warm-up" : Integer.toString(month),
                renewed / seconds,
                (double) used.app() / renewed,
                (double) used.simulator() / renewed,
                (double) used.database() / renewed,
                (double) statements.sum() / renewed,
                (double) (ChargeBench.commits(server) - commits) / renewed,
                app.liveHeapMiB(),
                renewed);
        statements.most(20).forEach(line -> out.println("    " + line));
    }

    private static void travel(Api api, CookiePaySimulator simulator, LocalDate day, LocalTime time) {
        Instant to = day.atTime(time).atZone(SEOUL).toInstant();
        simulator.clock().moveTo(to);
        require(api.put("/v1/test-clock", "{\"now\":\"" + to + "\"}"), 200);
    }

    private static void require(Api.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    /** Milliseconds of CPU time; the simulator lives in this process, which does little else. */
    private record Cpu(long app, long simulator, long database) {
        static Cpu now(BenchApp app) {
            return new Cpu(app.cpuMillis(), millis(ProcessHandle.current()), ofDatabase());
        }

        private static long ofDatabase() {
            return ProcessHandle.allProcesses()
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .mapToLong(Cpu::millis)
                    .sum();
        }

        private static long millis(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        }

        Cpu minus(Cpu before) {
            return new Cpu(app - before.app, simulator - before.simulator, database - before.database);
        }
    }
}

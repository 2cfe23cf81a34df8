package io.dalmada.bootstrap;

import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.Step;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

    private RenewalBench(PrintStream out, int due, int senders, int millis) {
        this.out = out;
        this.due = due;
        this.senders = senders;
        this.millis = millis;
    }

    /** @param args due subscriptions, senders, milliseconds that a charge takes at the gateway (10000 64 0) */
    public static void main(String[] args) throws Exception {
        int due = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int senders = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int millis = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        new RenewalBench(System.out, due, senders, millis).run();
    }

    private void run() throws Exception {
        Path log = Files.createTempFile("dalmada-bench", ".log");
        try (EmbeddedPostgres server = Database.durable();
                CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
                BenchApp app = BenchApp.start(
                        simulator.baseUri(),
                        server,
                        log,
                        "--dalmada.work.enabled=false",
                        "--dalmada.billing.senders=" + senders,
                        "--dalmada.gateways.cookiepay.rate-per-second=1000000")) {
            subscribe(app.api());
            if (millis > 0) {
                simulator.knobs().baseLatencyMillis = millis;
            }
            LocalDate day = LocalDate.now(SEOUL).plusDays(1);
            out.println(
                    "| month | renewals/s | app CPU ms | simulator CPU ms | database CPU ms | commits | requests |");
            out.println("|---|---|---|---|---|---|---|");
            for (int month = 0; month < MONTHS; month++) {
                travel(app.api(), simulator, day.plusMonths(month), LocalTime.of(9, 59));
                measure(month, app, simulator, server, day.plusMonths(month));
            }
        }
    }

    private void subscribe(Api api) throws Exception {
        Api.Answer key = api.post("/v1/billing-keys", Api.card("9410000000001235"));
        require(key, 201);
        require(api.post("/v1/plans", """
                {"code":"BENCH","name":"월간 구독","interval":{"unit":"MONTH","count":1},
                 "price":{"amount":9900},"trialDays":1}"""), 201);
        String body = "{\"customerId\":\"cust-1001\",\"planCode\":\"BENCH\",\"billingKeyId\":\"" + key.at("id") + "\"}";
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<Api.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < due; i++) {
            answers.add(clients.submit(() -> api.post("/v1/subscriptions", body)));
        }
        for (Future<Api.Answer> answer : answers) {
            require(answer.get(), 201);
        }
        clients.shutdown();
    }

    private void measure(int month, BenchApp app, CookiePaySimulator simulator, EmbeddedPostgres server, LocalDate day)
            throws Exception {
        Cpu before = Cpu.now(app);
        long commits = ChargeBench.commits(server);
        int requests = simulator.ledger().received(Step.CHARGE);
        long start = System.nanoTime();
        travel(app.api(), simulator, day, LocalTime.of(10, 0));
        double seconds = (System.nanoTime() - start) / 1e9;
        Cpu used = Cpu.now(app).minus(before);
        int renewed = simulator.ledger().received(Step.CHARGE) - requests;
        out.printf(
                "| %s | %.0f | %.2f | %.2f | %.2f | %.2f | %d |%n",
                month == 0 ? "warm-up" : Integer.toString(month),
                renewed / seconds,
                (double) used.app() / renewed,
                (double) used.simulator() / renewed,
                (double) used.database() / renewed,
                (double) (ChargeBench.commits(server) - commits) / renewed,
                renewed);
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

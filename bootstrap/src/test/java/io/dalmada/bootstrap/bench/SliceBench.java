package io.dalmada.bootstrap.bench;

import com.sun.management.OperatingSystemMXBean;
import io.dalmada.bootstrap.harness.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * 10,000 payments through the three transactions of a billing run (intent, claim, outcome), 50 at once, on PostgreSQL with
 * durable commits and without a gateway; beside it plain JDBC that writes the same rows in the same commits. See
 * docs/benchmarks.md.
 */
final class SliceBench {
    private static final int SLICE = 50;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final PrintStream out;
    private final int payments;

    private SliceBench(PrintStream out, int payments) {
        this.out = out;
        this.payments = payments;
    }

    public static void main(String[] args) throws Exception {
        new SliceBench(System.out, args.length > 0 ? Integer.parseInt(args[0]) : 10_000).run();
    }

    private void run() throws Exception {
        try (EmbeddedPostgres server = Database.durable();
                ConfigurableApplicationContext context = start(server)) {
            Slices ours = Slices.in(context);
            SliceCeiling ceiling = new SliceCeiling(server.getJdbcUrl("postgres", "postgres"));
            for (int i = 0; i < 2; i++) {
                measure(1, ours.prepared(payments, SLICE));
                measure(1, ceiling.prepared(payments, SLICE));
            }
            out.println("| threads | | payments/s | app CPU ms/payment |");
            out.println("|---|---|---|---|");
            for (int threads : new int[] {1, 4}) {
                print(threads, "ceiling", measure(threads, ceiling.prepared(payments, SLICE)));
                print(threads, "Dalmada", measure(threads, ours.prepared(payments, SLICE)));
            }
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres server) {
        return new SpringApplicationBuilder(Slices.App.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
                        "spring.jpa.open-in-view=false",
                        "spring.profiles.active=bench",
                        "logging.level.root=warn")
                .run();
    }

    private record Result(double perSecond, double cpuMillis) {}

    private Result measure(int threads, List<Runnable> slices) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            System.gc();
            long cpu = PROCESS.getProcessCpuTime();
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            slices.forEach(slice -> running.add(pool.submit(slice)));
            for (Future<?> slice : running) {
                slice.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double count = slices.size() * (double) SLICE;
            return new Result(count / seconds, (PROCESS.getProcessCpuTime() - cpu) / 1e6 / count);
        } finally {
            pool.shutdown();
        }
    }

    private void print(int threads, String who, Result result) {
        out.printf("| %d | %s | %.0f | %.3f |%n", threads, who, result.perSecond(), result.cpuMillis());
    }
}

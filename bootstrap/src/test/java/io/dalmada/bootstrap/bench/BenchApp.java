package io.dalmada.bootstrap.bench;

import io.dalmada.bootstrap.DalmadaApplication;
import io.dalmada.bootstrap.harness.Api;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application in a process of its own, as the bench measures it; with -Dbench.recording=FILE it records a profile. */
final class BenchApp implements AutoCloseable {
    private static final int PORT = 18_090;

    private final Process process;

    private BenchApp(Process process) {
        this.process = process;
    }

    static BenchApp start(URI simulator, EmbeddedPostgres server, Path log, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                DalmadaApplication.class.getName(),
                "--server.port=" + PORT,
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.datasource.hikari.maximum-pool-size=16",
                "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
                "--dalmada.simulator.enabled=false",
                "--dalmada.gateways.cookiepay.url=" + simulator));
        command.addAll(List.of(more));
        Optional.ofNullable(System.getProperty("bench.recording"))
                .ifPresent(file -> command.add(1, "-XX:StartFlightRecording=settings=profile,filename=" + file));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        BenchApp app = new BenchApp(process);
        long limit = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!app.isHealthy()) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException(Files.readString(log));
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return app;
    }

    private boolean isHealthy() {
        try {
            return api().get("/actuator/health").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    Api api() {
        return new Api("http://127.0.0.1:" + PORT);
    }

    long cpuMillis() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    /** What is left of the heap after a full collection. */
    long liveHeapMiB() throws IOException {
        jcmd("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("no figure in the heap's info");
        }
        return Long.parseLong(used.group(1)) / 1024;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
    }
}

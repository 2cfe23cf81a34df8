package io.dalmada.bootstrap.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The application in a process of its own, which can be killed. */
public final class ChildApp implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private static final List<String> SHORT_TIMES = List.of(
            "dalmada.gateways.cookiepay.read-timeout=700ms",
            "dalmada.gateways.cookiepay.longest-call=1s",
            "dalmada.gateways.cookiepay.absence.settle=1s",
            "dalmada.gateways.cookiepay.absence.spacing=150ms",
            "dalmada.gateways.cookiepay.refund-absence.settle=1s",
            "dalmada.gateways.cookiepay.refund-absence.spacing=150ms",
            "dalmada.work.tick=50ms",
            "dalmada.work.resolve-every=50ms",
            "dalmada.work.resume-after=300ms",
            "dalmada.work.sender-margin=200ms");

    private final Process process;
    private final int port;

    private ChildApp(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static ChildApp start(URI simulator, List<String> database, Path trigger, Path log) {
        return start(CrashingApp.class, List.of("-Dcrash.trigger=" + trigger), simulator, database, log);
    }

    /** @param main what the process runs; @param jvm its own switches; @param more settings beside those of all children */
    public static ChildApp start(Class<?> main, List<String> jvm, URI simulator, List<String> more, Path log) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        List<String> properties = new ArrayList<>(List.of(
                "server.port=" + port,
                "spring.main.banner-mode=off",
                "dalmada.simulator.enabled=false",
                "dalmada.gateways.cookiepay.url=" + simulator));
        properties.addAll(more);
        SHORT_TIMES.stream().filter(setting -> isLeftOut(more, setting)).forEach(properties::add);
        properties.forEach(p -> command.add("--" + p));
        ChildApp app = new ChildApp(spawn(command, log), port);
        try {
            app.awaitHealth(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return app;
    }

    private static boolean isLeftOut(List<String> settings, String setting) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        return settings.stream().noneMatch(each -> each.startsWith(name));
    }

    private static Process spawn(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitHealth(Path log) throws IOException {
        Instant limit = Instant.now().plus(LONGEST_START);
        while (!isHealthy()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException("the child did not start:\n" + Files.readString(log));
            }
            Thread.onSpinWait();
            awaitALittle();
        }
    }

    private boolean isHealthy() {
        try {
            return api().get("/actuator/health").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /** Between two looks at a process that cannot tell us; nothing depends on how long it is. */
    private void awaitALittle() {
        try {
            process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public Api api() {
        return new Api("http://127.0.0.1:" + port);
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** Stops it in the middle of whatever it does, as a long pause of the machine would. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void awaitDeath() {
        process.onExit().orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
        awaitDeath();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

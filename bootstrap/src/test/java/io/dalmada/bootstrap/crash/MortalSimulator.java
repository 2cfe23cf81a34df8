package io.dalmada.bootstrap.crash;

import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.Main;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, with its ledger in a file: it can be killed, and goes on with what it had written. */
final class MortalSimulator implements AutoCloseable {
    private final Path ledger;
    private final int port;
    private Process process;

    MortalSimulator(Path ledger) {
        this.ledger = ledger;
        this.port = freePort();
        this.process = start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    void rise() {
        process = start();
    }

    /** What the ledger's file says; the process must be gone. */
    CookiePaySimulator reopened() {
        return CookiePaySimulator.start(SimulatorOptions.inMemory().withLedger(ledger));
    }

    private Process start() {
        try {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "--port=" + port,
                            "--ledger=" + ledger)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitPort(started);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitPort(Process started) {
        while (!listens()) {
            if (!started.isAlive()) {
                throw new IllegalStateException("the simulator did not start");
            }
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

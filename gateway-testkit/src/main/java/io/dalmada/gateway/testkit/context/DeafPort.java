package io.dalmada.gateway.testkit.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that takes connections and ends each at once. */
public final class DeafPort implements AutoCloseable {
    private final ServerSocket socket;

    public DeafPort() {
        try {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread thread = new Thread(this::endEach, "deaf-port");
        thread.setDaemon(true);
        thread.start();
    }

    public int number() {
        return socket.getLocalPort();
    }

    private void endEach() {
        try {
            while (!socket.isClosed()) {
                socket.accept().close();
            }
        } catch (IOException closed) {
            // The behaviour is over.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}

package io.dalmada.simulator.base;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Accepts connections and serves each on a thread of its own. */
public final class WireServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WireServer.class.getName());

    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool(WireServer::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final String host;
    private final int port;
    private volatile ServerSocket listener;
    private volatile Future<?> accepting;
    private volatile boolean closed;

    /** Serves one request; false ends the connection. */
    public interface Handler {
        boolean serve(Request request, Connection connection) throws IOException;
    }

    public WireServer(String host, int port, Handler handler) throws IOException {
        this.handler = handler;
        this.host = host;
        this.listener = listen(port);
        this.port = listener.getLocalPort();
        this.accepting = accept(listener);
    }

    public int port() {
        return port;
    }

    /** Refuses connections for this long; the port is kept free for the return. */
    public void refuse(long millis) {
        threads.execute(() -> {
            stopListening();
            Waits.millis(millis);
            reopen();
        });
    }

    /** Refuses connections, and ends those that are open, until {@link #reopen}. */
    public void shut() {
        stopListening();
        open.forEach(WireServer::closeQuietly);
    }

    /** A thread that waits in accept still takes one connection after the close: so wait for its end. */
    private void stopListening() {
        closeQuietly(listener);
        try {
            accepting.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void reopen() {
        if (!closed && listener.isClosed()) {
            try {
                listener = listen(port);
                accepting = accept(listener);
            } catch (IOException taken) {
                throw new IllegalStateException("port " + port + " was taken meanwhile", taken);
            }
        }
    }

    private Future<?> accept(ServerSocket from) {
        return threads.submit(() -> {
            while (!from.isClosed()) {
                try {
                    welcome(from, from.accept());
                } catch (IOException stopped) {
                    return;
                }
            }
        });
    }

    private void welcome(ServerSocket from, Socket socket) {
        if (from.isClosed()) {
            closeQuietly(socket);
            return;
        }
        open.add(socket);
        threads.execute(() -> serve(socket));
    }

    private void serve(Socket socket) {
        try (Connection connection = new Connection(socket)) {
            Optional<Request> request = connection.read();
            while (request.isPresent() && serve(request.get(), connection)) {
                request = connection.read();
            }
        } catch (IOException gone) {
            // The client went away or a fault closed the connection: both are normal here.
        } finally {
            open.remove(socket);
        }
    }

    /** A handler that throws is answered like a failure of the vendor's web server: a page with status 500. */
    private boolean serve(Request request, Connection connection) throws IOException {
        try {
            return handler.serve(request, connection);
        } catch (RuntimeException broken) {
            // Without the address: keys stand in some.
            LOG.log(System.Logger.Level.ERROR, "the simulator failed at a " + request.method(), broken);
            connection.write(Reply.html(500, "Internal Server Error"));
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        stopListening();
        open.forEach(WireServer::closeQuietly);
        threads.shutdownNow();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(host, at), 512);
        return socket;
    }

    private static void closeQuietly(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException ignored) {
            // Closing is all that was wanted.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "simulator");
        thread.setDaemon(true);
        return thread;
    }
}

package io.dalmada.simulator.cookiepay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accepts connections and serves each on a thread of its own. */
final class WireServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WireServer.class.getName());

    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool(WireServer::daemon);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final String host;
    private final int port;
    private volatile ServerSocket listener;
    private volatile boolean closed;

    /** Serves one request; false ends the connection. */
    interface Handler {
        boolean serve(Request request, Connection connection) throws IOException;
    }

    WireServer(String host, int port, Handler handler) throws IOException {
        this.handler = handler;
        this.host = host;
        this.listener = listen(port);
        this.port = listener.getLocalPort();
        threads.execute(this::accept);
    }

    int port() {
        return port;
    }

    /** Refuses connections for this long; the port is kept free for the return. */
    void refuse(long millis) {
        threads.execute(() -> {
            closeQuietly(listener);
            Waits.millis(millis);
            reopen();
        });
    }

    /** Refuses connections, and ends those that are open, until {@link #reopen}. */
    void shut() {
        closeQuietly(listener);
        open.forEach(WireServer::closeQuietly);
    }

    void reopen() {
        if (!closed && listener.isClosed()) {
            try {
                listener = listen(port);
                threads.execute(this::accept);
            } catch (IOException taken) {
                throw new IllegalStateException("port " + port + " was taken meanwhile", taken);
            }
        }
    }

    private void accept() {
        ServerSocket accepting = listener;
        while (!accepting.isClosed()) {
            try {
                Socket socket = accepting.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException stopped) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (Connection connection = new Connection(socket)) {
            Optional<Request> request = connection.read();
            while (request.isPresent() && serve(request.get(), connection)) {
                request = connection.read();
            }
        } catch (IOException gone) {
            // The client went away or a fault closed the connection: both are this server's daily life.
        } finally {
            open.remove(socket);
        }
    }

    /** A handler that breaks shows what the vendor's web server shows: a page with status 500. */
    private boolean serve(Request request, Connection connection) throws IOException {
        try {
            return handler.serve(request, connection);
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "the simulator failed at " + request.path(), broken);
            connection.write(Reply.html(500, "Internal Server Error"));
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(listener);
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
        Thread thread = new Thread(task, "cookiepay-simulator");
        thread.setDaemon(true);
        return thread;
    }
}

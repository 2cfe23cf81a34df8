package io.dalmada.simulator.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One kept-alive connection: a minimal HTTP/1.1 with full control of how it ends. */
public final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final RequestReader requests;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.requests = new RequestReader(in, out);
    }

    /** The next request; empty when the client has closed. */
    public Optional<Request> read() throws IOException {
        return requests.read();
    }

    public void write(Reply reply) throws IOException {
        byte[] head = head(reply);
        byte[] all = new byte[head.length + reply.body().length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(reply.body(), 0, all, head.length, reply.body().length);
        out.write(all);
        out.flush();
    }

    /** Announces the whole length and sends half. */
    public void writeHalf(Reply reply) throws IOException {
        out.write(head(reply));
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
    }

    /** Byte by byte, over this long. */
    public void trickle(Reply reply, long millis) throws IOException {
        out.write(head(reply));
        out.flush();
        for (byte b : reply.body()) {
            out.write(b);
            out.flush();
            Waits.millis(Math.max(1, millis / reply.body().length));
        }
    }

    /** Says nothing until the client leaves or the time is over (0: until the client leaves), then closes. */
    public void hang(long millis) throws IOException {
        try {
            socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            while (in.read() >= 0) {
                continue; // What a client still sends is of no interest.
            }
        } catch (SocketTimeoutException over) {
            // The hang was to last so long.
        } finally {
            close();
        }
    }

    /** Ends the connection with a reset instead of a close. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] head(Reply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(reply.status())
                .append(reply.status() == 200 ? " OK" : " Status")
                .append("\r\nContent-Type: ")
                .append(reply.contentType())
                .append("\r\nContent-Length: ")
                .append(reply.body().length);
        reply.headers()
                .forEach((name, value) ->
                        head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}

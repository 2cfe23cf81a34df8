package io.dalmada.simulator.cookiepay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One kept-alive connection: just enough of HTTP/1.1, and full power over how it ends. */
final class Connection implements AutoCloseable {
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
    Optional<Request> read() throws IOException {
        return requests.read();
    }

    void write(Reply reply) throws IOException {
        byte[] head = head(reply);
        byte[] all = new byte[head.length + reply.body().length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(reply.body(), 0, all, head.length, reply.body().length);
        out.write(all);
        out.flush();
    }

    /** Promises the whole and delivers half. */
    void writeHalf(Reply reply) throws IOException {
        out.write(head(reply));
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
    }

    /** Byte by byte, over this long. */
    void trickle(Reply reply, long millis) throws IOException {
        out.write(head(reply));
        out.flush();
        for (byte b : reply.body()) {
            out.write(b);
            out.flush();
            Waits.millis(Math.max(1, millis / reply.body().length));
        }
    }

    /** Says nothing until the client leaves or the time is over (0: until the client leaves), then closes. */
    void hang(long millis) throws IOException {
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
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] head(Reply reply) {
        return ("HTTP/1.1 " + reply.status() + " " + (reply.status() == 200 ? "OK" : "Status") + "\r\nContent-Type: "
                        + reply.contentType() + "\r\nContent-Length: " + reply.body().length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

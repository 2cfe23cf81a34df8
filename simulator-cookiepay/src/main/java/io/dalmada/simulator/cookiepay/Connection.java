package io.dalmada.simulator.cookiepay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One kept-alive connection: just enough of HTTP/1.1, and full power over how it ends. */
final class Connection implements AutoCloseable {
    private static final int LONGEST_LINE = 16_384;
    private static final int LARGEST_BODY = 4 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
        this.out = socket.getOutputStream();
    }

    /** The next request; empty when the client has closed. */
    Optional<Request> read() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = first.split(" ");
        if (parts.length < 2) {
            throw new IOException("not HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String target = parts[1];
        int mark = target.indexOf('?');
        return Optional.of(new Request(
                parts[0],
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                body(headers)));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if ("chunked".equalsIgnoreCase(headers.getOrDefault("transfer-encoding", ""))) {
            return chunks();
        }
        int length = number(headers.getOrDefault("content-length", "0"), 10);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("request cut short");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().split(";", 2)[0].strip(), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= LARGEST_BODY) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, with those that are too large.
        }
        throw new IOException("no such length");
    }

    void write(Reply reply) throws IOException {
        byte[] head = head(reply, reply.body().length);
        byte[] all = new byte[head.length + reply.body().length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(reply.body(), 0, all, head.length, reply.body().length);
        out.write(all);
        out.flush();
    }

    /** Promises the whole and delivers half. */
    void writeHalf(Reply reply) throws IOException {
        out.write(head(reply, reply.body().length));
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
    }

    /** Byte by byte, over this long. */
    void trickle(Reply reply, long millis) throws IOException {
        out.write(head(reply, reply.body().length));
        out.flush();
        for (byte b : reply.body()) {
            out.write(b);
            out.flush();
            Waits.millis(Math.max(1, millis / reply.body().length));
        }
    }

    private static byte[] head(Reply reply, int length) {
        return ("HTTP/1.1 " + reply.status() + " " + (reply.status() == 200 ? "OK" : "Status") + "\r\nContent-Type: "
                        + reply.contentType() + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
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

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(80);
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
            if (text.length() > LONGEST_LINE) {
                throw new IOException("line too long");
            }
        }
        return text.toString();
    }
}

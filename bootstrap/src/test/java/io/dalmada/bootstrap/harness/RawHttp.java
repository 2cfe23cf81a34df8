package io.dalmada.bootstrap.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 as bytes: what no client library would send, {@code %zz} in an address or Korean letters in a header. */
public final class RawHttp {
    /** A moved clock lets two months happen before it answers. */
    private static final int PATIENCE_MILLIS = 120_000;

    private final String host;
    private final int port;

    public RawHttp(String base) {
        URI address = URI.create(base);
        this.host = address.getHost();
        this.port = address.getPort();
    }

    /** A header as it is written; its value goes out in UTF-8. */
    public record Header(String name, String value) {}

    /** @param headers by name in lower case, the last value of each */
    public record Reply(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** All of it, to be searched. */
        public String whole() {
            return headers + "\n" + body;
        }
    }

    public Reply send(String method, String target, List<Header> headers, byte[] body) {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes(method, target, headers, body));
            socket.getOutputStream().flush();
            return read(socket.getInputStream().readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + target, broken);
        }
    }

    private byte[] bytes(String method, String target, List<Header> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(host).append(':').append(port).append("\r\nConnection: close\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static Reply read(byte[] all) throws IOException {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no HTTP in " + all.length + " bytes");
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        String rest = text.substring(end + 4);
        String body = "chunked".equalsIgnoreCase(headers.get("transfer-encoding")) ? joined(rest) : rest;
        byte[] utf8 = body.getBytes(StandardCharsets.ISO_8859_1);
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(utf8, StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, line).trim(), 16);
            if (length == 0) {
                return body.toString();
            }
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
    }
}

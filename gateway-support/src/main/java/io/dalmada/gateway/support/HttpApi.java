package io.dalmada.gateway.support;

import static java.net.http.HttpClient.Redirect.NEVER;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.http2client.Http2Client;
import feign.jackson.JacksonEncoder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * HTTP for gateways, set once for all adapters: HTTP/1.1 over pooled connections, every time-out explicit, no repetition,
 * no redirect, no log. Each method of the interface returns an {@link Answer}, for any status.
 */
public final class HttpApi {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    /** Bytes; the longest list that a vendor documents (5,000 rows) has about half of it. */
    private static final int LARGEST = 8 << 20;

    private static final String REPEAT_POSTS = "jdk.httpclient.enableAllMethodRetry";

    /**
     * The JDK's client tells whole addresses at TRACE, and keys stand in some. The reference keeps it, and so its level,
     * from being collected.
     */
    private static final java.util.logging.Logger TALKATIVE =
            java.util.logging.Logger.getLogger("jdk.internal.httpclient.debug");

    static {
        TALKATIVE.setLevel(Level.OFF);
        // Idle connections end before a usual server ends them (Apache: 5 s): a charge should not meet a dying one. The
        // JDK
        // has no setting per client; a value that is set already stays.
        System.setProperty(KEEP_ALIVE, System.getProperty(KEEP_ALIVE, "4"));
    }

    private HttpApi() {}

    /**
     * Connects to nothing yet. Feign's client makes a JDK client of its own unless options and client agree on redirects and
     * connect time-out.
     *
     * @param api a Feign interface
     * @throws IllegalArgumentException when the JVM is told to repeat POSTs by itself
     */
    public static <T> T of(Class<T> api, URI base, Timeouts timeouts) {
        if (System.getProperty(REPEAT_POSTS) != null) {
            throw new IllegalArgumentException(REPEAT_POSTS + " would charge twice");
        }
        long connect = timeouts.connect().toMillis();
        long read = timeouts.read().toMillis();
        return Feign.builder()
                .client(client(timeouts))
                .options(new Request.Options(connect, MILLISECONDS, read, MILLISECONDS, false))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder(new JacksonEncoder(Fields.JSON))
                .decoder((reply, type) -> answer(reply))
                .errorDecoder((method, reply) -> new NoSuccess(answer(reply)))
                .target(api, base.toString());
    }

    /** A body may hold a card and is wiped when the client is done with it. */
    private static Client client(Timeouts timeouts) {
        Http2Client http = new Http2Client(HttpClient.newBuilder()
                .version(HTTP_1_1)
                .followRedirects(NEVER)
                .connectTimeout(timeouts.connect())
                .build());
        return (request, options) -> {
            try {
                return http.execute(request, options);
            } finally {
                wipe(request.body());
            }
        };
    }

    private static void wipe(byte @Nullable [] body) {
        if (body != null) {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** For any status. */
    static Answer answer(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (NoSuccess other) {
            return other.answer;
        }
    }

    private static Answer answer(Response reply) {
        Map<String, String> headers = new HashMap<>();
        reply.headers()
                .forEach((name, values) -> values.stream()
                        .findFirst()
                        .ifPresent(value -> headers.put(name.toLowerCase(Locale.ROOT), value)));
        return new Answer(reply.status(), body(reply), headers);
    }

    /** A body that breaks off or is too long counts as empty: the outcome is in doubt. */
    private static Fields body(Response reply) {
        try (var stream = reply.body() == null ? null : reply.body().asInputStream()) {
            byte[] text = stream == null ? new byte[0] : stream.readNBytes(LARGEST + 1);
            return text.length > LARGEST ? Fields.NONE : Fields.parsed(text);
        } catch (IOException brokenOff) {
            return Fields.NONE;
        }
    }

    /** Carries an answer that is no success past Feign. */
    private static final class NoSuccess extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        NoSuccess(Answer answer) {
            super("no success", null, false, false);
            this.answer = answer;
        }
    }
}

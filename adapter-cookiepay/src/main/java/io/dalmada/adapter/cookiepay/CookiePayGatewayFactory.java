package io.dalmada.adapter.cookiepay;

import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.codec.DecodeException;
import feign.http2client.Http2Client;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.shared.Money;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Builds the gateway of one CookiePay account. */
public final class CookiePayGatewayFactory {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String REPEAT_POSTS = "jdk.httpclient.enableAllMethodRetry";

    static {
        // Idle connections end before any usual server ends them (Apache: 5 s), so that a charge rarely meets a dying
        // one.
        // The JDK has no setting per client; whoever knows better sets the property himself.
        System.setProperty(KEEP_ALIVE, System.getProperty(KEEP_ALIVE, "4"));
    }

    private CookiePayGatewayFactory() {}

    /**
     * Connects to nothing yet.
     *
     * @param clock business time: for tokens, list days and time stamps; time-outs are reckoned by the system's
     * @throws IllegalArgumentException when the JVM is told to repeat POSTs by itself
     */
    public static PaymentGateway create(CookiePaySettings settings, Clock clock, MeterRegistry meters) {
        CookiePaySettings.require(
                "false".equals(System.getProperty(REPEAT_POSTS, "false")), REPEAT_POSTS + " charges twice");
        Wire wire = new Wire(settings, api(settings), threads(), clock, meters, new Tokens());
        return new CookiePayGateway(wire, profile(settings), new Inquiries(wire));
    }

    /** Feign's client makes a JDK client of its own unless options and client agree on redirects and connect time-out. */
    private static CookiePayApi api(CookiePaySettings settings) {
        long connect = settings.timeouts().connect().toMillis();
        long read = settings.timeouts().read().toMillis();
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        var client = new Http2Client(
                builder.connectTimeout(settings.timeouts().connect()).build());
        var json = new JacksonDecoder(Wire.JSON);
        return Feign.builder()
                .client((request, options) -> sent(client, request, options))
                .options(new Request.Options(connect, TimeUnit.MILLISECONDS, read, TimeUnit.MILLISECONDS, false))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder(new JacksonEncoder(Wire.JSON))
                .decoder((response, type) -> json.decode(answer(response), type))
                .errorDecoder((method, response) -> new DecodeException(response.status(), "", response.request()))
                .target(CookiePayApi.class, settings.baseUri().toString());
    }

    /** The body may hold a card: it is wiped when the client is done with it. */
    private static Response sent(Http2Client client, Request request, Request.Options options) throws IOException {
        try {
            return client.execute(request, options);
        } finally {
            Arrays.fill(request.body(), (byte) 0);
        }
    }

    /** Other successes than 200 are no answers either. */
    private static Response answer(Response response) {
        if (response.status() != 200) {
            throw new DecodeException(response.status(), "", response.request());
        }
        return response;
    }

    private static ExecutorService threads() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cookiepay");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static GatewayProfile profile(CookiePaySettings settings) {
        return new GatewayProfile(
                "CookiePay",
                settings.mode() == CookiePaySettings.Mode.SANDBOX,
                Set.of(Money.KRW),
                Money.won(1),
                Set.of(GatewayProfile.IssueRoute.CARD_ENTRY),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.none(),
                GatewayProfile.OrderNoReuse.UNSAFE,
                Set.of(GatewayProfile.InquiryRoute.values()),
                settings.absence(),
                new GatewayProfile.RefundRule(true, true, false, false, true, settings.refundAbsence()),
                GatewayProfile.RevokeRule.SUPPORTED,
                GatewayProfile.TaxRule.FLAG,
                Set.of(0),
                GatewayProfile.NoticeRule.NONE,
                settings.timeouts().longestCall());
    }
}

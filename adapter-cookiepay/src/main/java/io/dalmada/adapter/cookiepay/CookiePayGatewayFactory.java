package io.dalmada.adapter.cookiepay;

import static java.net.http.HttpClient.Redirect.NEVER;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.node.MissingNode;
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
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.shared.Money;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Builds the gateway of one CookiePay account. */
public final class CookiePayGatewayFactory {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String REPEAT_POSTS = "jdk.httpclient.enableAllMethodRetry";

    static {
        // Idle connections end before a usual server ends them (Apache: 5 s): a charge should not meet a dying one.
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
        CookiePaySettings.require(System.getProperty(REPEAT_POSTS) == null, REPEAT_POSTS + " would charge twice");
        Wire wire = new Wire(settings, api(settings), clock, meters, new Tokens());
        return new CookiePayGateway(wire, profile(settings), new Inquiries(wire));
    }

    /**
     * Feign's client makes a JDK client of its own unless options and client agree on redirects and connect time-out. Other
     * successes than 200 are no answers either; a body may hold a card and is wiped when the client is done with it.
     */
    private static CookiePayApi api(CookiePaySettings settings) {
        Duration connect = settings.timeouts().connect();
        long read = settings.timeouts().read().toMillis();
        var client =
                HttpClient.newBuilder().version(HTTP_1_1).followRedirects(NEVER).connectTimeout(connect);
        var http = new Http2Client(client.build());
        var json = new JacksonDecoder(Wire.JSON);
        return Feign.builder()
                .client((request, options) -> wiped(http, request, options))
                .options(new Request.Options(connect.toMillis(), MILLISECONDS, read, MILLISECONDS, false))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder(new JacksonEncoder(Wire.JSON))
                .decoder((reply, type) -> reply.status() == 200 ? json.decode(reply, type) : MissingNode.getInstance())
                .errorDecoder((method, reply) -> new DecodeException(reply.status(), "no answer", reply.request()))
                .target(CookiePayApi.class, settings.baseUri().toString());
    }

    private static Response wiped(Http2Client client, Request request, Request.Options options) throws IOException {
        try {
            return client.execute(request, options);
        } finally {
            Arrays.fill(request.body(), (byte) 0);
        }
    }

    private static GatewayProfile profile(CookiePaySettings settings) {
        var refunds = new GatewayProfile.RefundRule(true, true, false, false, true, settings.refundAbsence());
        return new GatewayProfile(
                "CookiePay",
                settings.mode() == CookiePaySettings.Mode.SANDBOX,
                Set.of(Money.KRW),
                Money.won(1),
                Set.of(GatewayProfile.IssueRoute.CARD_ENTRY),
                GatewayProfile.FirstCharge.NONE,
                GatewayProfile.Replay.none(),
                GatewayProfile.OrderNoReuse.UNSAFE,
                Set.of(InquiryRoute.BY_TRANSACTION, InquiryRoute.BY_ORDER_IN_LISTS, InquiryRoute.BY_DAY),
                settings.absence(),
                refunds,
                GatewayProfile.RevokeRule.SUPPORTED,
                GatewayProfile.TaxRule.TAXABLE_ONLY,
                Set.of(0),
                GatewayProfile.NoticeRule.NONE,
                settings.timeouts().longestCall());
    }
}

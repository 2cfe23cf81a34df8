package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Retryer;
import feign.codec.Decoder;
import feign.http2client.Http2Client;
import feign.jackson.JacksonDecoder;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.shared.Money;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Builds the gateway of one CookiePay account. */
public final class CookiePayGatewayFactory {
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final String RETRY_EVERYTHING = "jdk.httpclient.enableAllMethodRetry";

    static {
        // Idle connections end before any usual server closes them (Apache: 5 s), so that a charge rarely meets a dying
        // one.
        // The JDK has no setting per client; whoever knows better sets the property himself.
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "4");
        }
    }

    private CookiePayGatewayFactory() {}

    /**
     * Connects to nothing yet.
     *
     * @param clock business time: for tokens, list days and time stamps; time-outs are reckoned by the system's
     * @throws IllegalStateException when the JVM is told to repeat POSTs by itself
     */
    public static PaymentGateway create(CookiePaySettings settings, Clock clock, MeterRegistry meters) {
        String retry = System.getProperty(RETRY_EVERYTHING);
        if (retry != null && !retry.equalsIgnoreCase("false")) {
            throw new IllegalStateException(RETRY_EVERYTHING + " must not be set: it would send charges twice");
        }
        ObjectMapper json = JsonMapper.builder(JsonFactory.builder()
                        // Recycled buffers would keep card numbers until they are overwritten.
                        .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        CodeTable table = CodeTable.load();
        LoggerFactory.getLogger(CookiePayGatewayFactory.class)
                .info("gateway {}: CookiePay {}, code table {}", settings.id(), settings.mode(), table.version());
        Exchange exchange = new Exchange(
                settings.id(),
                api(settings, json),
                table,
                threads(),
                settings.timeouts().longestCall(),
                clock,
                meters);
        Session session = new Session(settings, exchange, new Tokens(settings, exchange, json), json);
        return new CookiePayGateway(session, profile(settings));
    }

    /** Feign's client makes another JDK client unless options and client agree on redirects and the connect time-out. */
    private static CookiePayApi api(CookiePaySettings settings, ObjectMapper json) {
        Duration connect = settings.timeouts().connect();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
        return Feign.builder()
                .client(new Http2Client(client))
                .options(new Request.Options(
                        connect.toMillis(),
                        TimeUnit.MILLISECONDS,
                        settings.timeouts().read().toMillis(),
                        TimeUnit.MILLISECONDS,
                        false))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .encoder((body, type, request) -> request.body((byte[]) body, null))
                .decoder(onlyAnswers(new JacksonDecoder(json)))
                .errorDecoder((method, response) -> new Exchange.NotAnAnswer(response.status()))
                .target(CookiePayApi.class, settings.baseUri().toString());
    }

    private static Decoder onlyAnswers(Decoder json) {
        return (response, type) -> {
            if (response.status() != 200) {
                throw new Exchange.NotAnAnswer(response.status());
            }
            return json.decode(response, type);
        };
    }

    /** Virtual threads where the JDK has them. */
    private static ExecutorService threads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJdk) {
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "cookiepay");
                thread.setDaemon(true);
                return thread;
            });
        }
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

package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.shared.SecretText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With every logger at its most talkative and a server that repeats all it was told: no secret shows anywhere. */
class LeakTest {
    private static final String TOKEN = "eyJ0eXAiOiJKV1QifQ.eyJzZWNyZXQiOiJ0b2tlbiJ9.signature-of-the-token";
    private static final String SEALED_TEXT = "c2VhbGVkLXJlcGx5LW9mLWEtY2hhcmdl";
    private static final List<String> SECRETS = List.of(
            Shop.PAN,
            "1234567890",
            "9010123",
            "900101",
            "7d0k3f5a9w2s8s4c1xyz",
            Shop.API_KEY,
            TOKEN,
            SEALED_TEXT,
            "홍길동",
            "hong@example.com",
            "01012345678",
            Shop.CUSTOMER.value());

    private final StubServer server = new StubServer();
    private final Shop shop = new Shop();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
    private final Level before = root.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            seen.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                seen.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            seen.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        jul.addHandler(handler);
        jul.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void close() {
        root.detachAppender(appender);
        root.setLevel(before);
        jul.removeHandler(handler);
        jul.setLevel(java.util.logging.Level.INFO);
        server.close();
    }

    @Test
    void nothingShows() {
        server.always(
                StubServer.TOKEN,
                json("{\"RTN_CD\":\"0000\",\"RTN_MSG\":\"" + Shop.API_KEY + "\",\"TOKEN\":\"" + TOKEN + "\"}"));
        PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
        callEverything(gateway);
        for (StubServer.Behaviour trouble : List.of(
                StubServer.closing(),
                StubServer.reply(500, "text/html", "<html>" + Shop.PAN),
                StubServer.truncating("{\"BILLKEY\":\"7d0k3f5a9w2s8s4c1xyz\",\"more\":\"" + Shop.PAN + "\"}"),
                json("{\"BILLKEY\":\"7d0k3f5a9w2s8s4c1xyz\", broken " + Shop.PAN),
                json("{\"RESULTCODE\":\"0000\",\"ENC_DATA\":\"" + SEALED_TEXT + "\"}"),
                LeakTest::echo,
                LeakTest::namesTheCard)) {
            paths().forEach(path -> server.always(path, trouble));
            callEverything(gateway);
        }
        server.close();
        callEverything(shop.gateway(Shop.settings(server.uri())));
        seen.add(Shop.settings(server.uri()).toString());
        seen.add(gateway.toString());
        shop.meters.getMeters().forEach(meter -> seen.add(meter.getId().toString()));

        assertThat(seen).as("the ear is not deaf").anyMatch(line -> line.contains("status=200"));
        assertThat(seen).allSatisfy(line -> assertThat(line).doesNotContain(SECRETS));
    }

    /** Answers with the request's own body as the text of a refusal, with every digit and key in it. */
    private static boolean echo(StubServer.Received request, java.net.Socket client) throws java.io.IOException {
        String heard = request.raw().replace("홍길동", "").replace("900101", "").replace("\"", " ");
        String token = request.headers().getOrDefault("token", "");
        String key = request.headers().getOrDefault("apikey", "");
        String text = heard + " " + token + " " + key;
        return json("{\"RESULTCODE\":\"" + text + "\",\"RESULTMSG\":\"" + text + "\"}")
                .act(request, client);
    }

    /** An approval with the card's number wherever a text may stand. */
    private static boolean namesTheCard(StubServer.Received request, java.net.Socket client)
            throws java.io.IOException {
        String card = "BC " + Shop.PAN;
        return json("{\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"" + card
                        + "\",\"TID\":\"cTS26112300150412345\",\"ORDERNO\":\""
                        + request.body().path("ORDERNO").asText() + "\",\"AMOUNT\":\"9900\",\"ACCEPTNO\":\"" + card
                        + "\",\"ACCEPTDATE\":\"20261123001504\",\"CARDNAME\":\"" + card + "\",\"CARDCODE\":\"" + card
                        + "\"}")
                .act(request, client);
    }

    private static List<String> paths() {
        return List.of(
                StubServer.ISSUE,
                StubServer.CHARGE,
                StubServer.DECRYPT,
                StubServer.REVOKE,
                StubServer.CANCEL,
                StubServer.ACCOUNT,
                StubServer.PAYCERT,
                StubServer.PAYSEARCH);
    }

    private void callEverything(PaymentGateway gateway) {
        ChargeCommand charge = Shop.charge(9900);
        GatewayTxnId txn = new GatewayTxnId("cTS26112300150412345");
        List<Object> outcomes = new ArrayList<>(List.of(
                gateway.issueBillingKey(Shop.issue()),
                gateway.charge(charge),
                gateway.refund(Shop.refund(txn, 9900, 9900, 9900)),
                gateway.revokeBillingKey(new RevokeCommand(Shop.KEY, "x"))));
        outcomes.add(gateway.inquire(new InquiryKey.ByOrder(charge.orderNo(), Shop.NOW)));
        outcomes.add(gateway.sealedReplies().orElseThrow().read(new SealedReply(SecretText.of(SEALED_TEXT)), charge));
        outcomes.forEach(outcome -> seen.add(outcome.toString()));
    }
}

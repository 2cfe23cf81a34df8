package io.dalmada.adapter.rest.billingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.domain.billingkey.CardEntry;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Card data rests nowhere: not in logs at any level, not in answers, not in arrays after the request. */
class CardLeakTest extends ApiTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private Level before = root.getLevel();

    @BeforeEach
    void logEverything() {
        before = root.getLevel();
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        root.setLevel(before);
        root.detachAppender(log);
        usual.forEach(root::addAppender);
    }

    /** All that was logged, exceptions included. */
    private String logged() {
        return new ArrayList<>(log.list)
                .stream()
                        .map(event -> event.getLoggerName() + " " + event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void logs_nothing_of_a_card_at_the_most_talkative_level() {
        ports.onRegister = command -> new RegistrationResult.Registered(Samples.billingKey());
        String[] bodies = {
            CARD,
            CARD.replace("4242424242424242", "4242424242424241"),
            CARD.replace("\"4242424242424242\"", "4242424242424242"),
            CARD.replace("\"holderId\"", "\"cvc\":\"987\",\"holderId\""),
            CARD.substring(0, CARD.length() - 3),
            CARD.replace("\"buyer\"", "\"number\":\"4242424242424242\",\"buyer\"")
        };
        for (String body : bodies) {
            assertThat(client().post("/v1/billing-keys", body).body())
                    .doesNotContain("4242424242", "900101", "2028-12");
        }

        assertThat(logged())
                .contains("DispatcherServlet", "org.apache.")
                .doesNotContain("4242424242", "900101", "2028-12", "홍길동", "a@example.com")
                .doesNotContain(RestTestApplication.KEY);
    }

    /** Who puts a card where none belongs is refused, and nothing of it is repeated or logged. */
    @Test
    void logs_nothing_of_a_card_that_was_sent_to_the_wrong_route() {
        String card = "\"card\":{\"number\":\"4242424242424242\",\"expiry\":\"2028-12\",\"holderId\":\"900101\"}";
        String[][] requests = {
            {"/v1/payments", CHARGE.replace("\"구독\"", "\"4242424242424242 | 900101\"")},
            {"/v1/plans", PLAN.replace("{\"code\"", "{" + card + ",\"code\"")},
            {"/v1/plans", PLAN.replace("\"PRO\"", "\"4242424242424242 900101\"")},
            {"/v1/subscriptions", SUBSCRIBE.replace("{\"customerId\"", "{" + card + ",\"customerId\"")},
            {"/v1/subscriptions", SUBSCRIBE.replace("0193589d-0000-7000-8000-000000000002", "4242424242424242")},
            {"/v1/subscriptions", SUBSCRIBE.replace("2026-11-23", "4242424242424242")},
            {SUBSCRIPTION_PATH + "/cancel", "{\"when\":\"4242424242424242\"}"},
            {SUBSCRIPTION_PATH + "/pause", "{" + card + "}"},
            {"/v1/billing-runs", "{\"gateway\":\"4242424242424242\"}"}
        };
        for (String[] request : requests) {
            Client.Reply reply = client().post(request[0], request[1]);
            assertThat(reply.status()).as(reply.body()).isBetween(400, 422);
            assertThat(reply.body()).doesNotContain("4242424242", "900101", "2028-12");
        }

        assertThat(logged()).contains("DispatcherServlet").doesNotContain("4242424242", "900101", "2028-12");
    }

    @Test
    void wipes_the_body_and_the_card_it_read() {
        byte[] body = CARD.getBytes(StandardCharsets.UTF_8);
        RegisterBillingKeyRequest read = new ApiJson().read(body, RegisterBillingKeyRequest.class);
        CardFields card = java.util.Objects.requireNonNull(read.card());

        assertThat(body).containsOnly(0);
        assertThat(new String(card.number())).isEqualTo("4242424242424242");
        assertThat(read.toString() + card).doesNotContain("4242", "900101");

        read.close();
        assertThat(card.number()).containsOnly('\0');
        assertThat(card.expiry()).containsOnly('\0');
        assertThat(card.holderId()).containsOnly('\0');
        assertThat(card.password()).containsOnly('\0');
    }

    @Test
    void refuses_to_write_a_card() {
        CardEntry entry = CardEntry.of(
                "4242424242424242".toCharArray(), YearMonth.of(2028, 12), "900101".toCharArray(), "12".toCharArray());

        assertThatThrownBy(() -> new ApiJson().write(Map.of("card", entry))).hasMessageContaining("never written");
    }

    @Test
    void refuses_to_write_a_card_as_it_was_read() {
        CardFields fields = new CardFields(
                "4242424242424242".toCharArray(), "2028-12".toCharArray(), "12".toCharArray(), "900101".toCharArray());

        assertThatThrownBy(() -> new ApiJson().write(Map.of("card", fields))).hasMessageContaining("never written");
    }
}

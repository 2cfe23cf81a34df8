package io.dalmada.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.domain.billingkey.CardEntry;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Card data rests nowhere: not in logs at any level, not in answers, not in arrays after the request. */
@ExtendWith(OutputCaptureExtension.class)
class CardLeakTest extends ApiTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level before = root.getLevel();

    @BeforeEach
    void logEverything() {
        before = root.getLevel();
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        root.setLevel(before);
    }

    @Test
    void logs_nothing_of_a_card_at_the_most_talkative_level(CapturedOutput log) {
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

        assertThat(log.getAll()).contains("DispatcherServlet");
        assertThat(log.getAll()).doesNotContain("4242424242", "900101", "2028-12", "홍길동", "a@example.com");
        assertThat(log.getAll()).doesNotContain(RestTestApplication.KEY);
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
}

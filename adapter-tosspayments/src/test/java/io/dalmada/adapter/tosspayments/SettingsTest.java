package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static TossPaymentsSettings settings(String secretKey, String clientKey, String uri) {
        var usual = Shop.settings(URI.create(uri), Duration.ofSeconds(60));
        return new TossPaymentsSettings(
                usual.id(),
                SecretText.of(secretKey),
                clientKey,
                usual.baseUri(),
                usual.script(),
                usual.timeouts(),
                usual.absence(),
                usual.refundAbsence());
    }

    @ParameterizedTest
    @CsvSource({
        "test_gsk_widget, test_ck_1, https://api.example, widget",
        "sk_test_1, test_ck_1, https://api.example, test_sk_ or live_sk_",
        "\uFEFFtest_sk_1, test_ck_1, https://api.example, test_sk_ or live_sk_",
        "test_sk_1, live_ck_1, https://api.example, test_ck_",
        "live_sk_1, test_ck_1, https://api.example, live_ck_",
        "live_sk_1, live_ck_1, http://api.example, https"
    })
    void what_is_wrong_is_said(String secretKey, String clientKey, String uri, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(secretKey, clientKey, uri))
                .withMessageContaining(says)
                .withMessageNotContaining(secretKey);
    }

    @Test
    void the_keys_prefix_tells_test_from_live() {
        assertThat(settings("test_sk_1", "test_ck_1", "http://127.0.0.1:1").isTest())
                .isTrue();
        assertThat(settings("live_sk_1", "live_ck_1", "https://api.example").isTest())
                .isFalse();
    }

    @Test
    void a_jvm_that_repeats_posts_is_refused() {
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "");
        try {
            var settings = Shop.settings(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TossPaymentsGatewayFactory.create(
                            settings,
                            Clock.systemUTC(),
                            new io.micrometer.core.instrument.simple.SimpleMeterRegistry()));
        } finally {
            System.clearProperty("jdk.httpclient.enableAllMethodRetry");
        }
    }
}

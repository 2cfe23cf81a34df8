package io.dalmada.adapter.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.adapter.cookiepay.CookiePaySettings.Mode;
import io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.port.out.gateway.GatewayProfile.InquiryRoute;
import io.dalmada.application.port.out.gateway.GatewayProfile.IssueRoute;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may be configured, and what the gateway says of itself. */
class SettingsTest {
    private static final URI LOCAL = URI.create("http://127.0.0.1:1");

    @Test
    void theVendorsHosts() {
        assertThat(Mode.SANDBOX.host()).hasToString("https://sandbox.cookiepayments.com");
        assertThat(Mode.LIVE.host()).hasToString("https://www.cookiepayments.com");
    }

    @Test
    void whatCannotWorkIsRefusedAndTheKeyIsNotRepeated() {
        refused(Mode.LIVE, LOCAL, "id", "key", "CODE");
        refused(Mode.SANDBOX, LOCAL, "", "key", "CODE");
        refused(Mode.SANDBOX, LOCAL, "id", "s3cret\r\nX: y", "CODE");
        refused(Mode.SANDBOX, LOCAL, "id", "key", "LONGER-THAN-TEN");
        assertThatCode(() -> settings(Mode.LIVE, Mode.LIVE.host(), "id", "key", "CODE"))
                .doesNotThrowAnyException();
    }

    @Test
    void aJvmThatRepeatsPostsIsRefused() {
        String property = "jdk.httpclient.enableAllMethodRetry";
        System.setProperty(property, "true");
        try {
            assertThatIllegalArgumentException().isThrownBy(() -> new Shop().gateway(Shop.settings(LOCAL)));
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void theProfile() {
        GatewayProfile profile = new Shop().gateway(Shop.settings(LOCAL)).profile();
        assertThat(profile.sandbox()).isTrue();
        assertThat(profile.currencies()).containsExactly(Money.KRW);
        assertThat(profile.issueRoutes()).containsExactly(IssueRoute.CARD_ENTRY);
        assertThat(profile.firstCharge()).isEqualTo(GatewayProfile.FirstCharge.NONE);
        assertThat(profile.replay().isPossible()).isFalse();
        assertThat(profile.orderNoReuse()).isEqualTo(GatewayProfile.OrderNoReuse.UNSAFE);
        assertThat(profile.inquiryRoutes())
                .containsExactlyInAnyOrder(
                        InquiryRoute.BY_TRANSACTION, InquiryRoute.BY_ORDER_IN_LISTS, InquiryRoute.BY_DAY);
        assertThat(profile.absence().settle()).isEqualTo(Duration.ofMinutes(60));
        assertThat(profile.refunds().guardedByRemaining()).isFalse();
        assertThat(profile.refunds().mayPend()).isTrue();
        assertThat(profile.longestCall()).isEqualTo(Duration.ofSeconds(5));
    }

    private static void refused(Mode mode, URI uri, String apiId, String apiKey, String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(mode, uri, apiId, apiKey, code))
                .withMessageNotContaining("s3cret");
    }

    private static CookiePaySettings settings(Mode mode, URI uri, String apiId, String apiKey, String code) {
        CookiePaySettings base = Shop.settings(LOCAL);
        return new CookiePaySettings(
                Shop.ID,
                mode,
                uri,
                apiId,
                SecretText.of(apiKey),
                code,
                TokenPolicy.CACHED,
                ListCall.PAYSEARCH,
                false,
                base.timeouts(),
                base.absence(),
                base.refundAbsence());
    }
}

package io.dalmada.adapter.tosspayments;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import java.net.URI;

/**
 * One MID of a billing contract (자동결제) and how to use it.
 *
 * @param secretKey 시크릿 키 of the API key pair ({@code …_sk_…}); its prefix tells test from live
 * @param clientKey 클라이언트 키 of the same pair, for the browser
 * @param baseUri {@link #HOST}, or a simulator's
 * @param script {@link #SCRIPT}, or a simulator's
 * @param timeouts the vendor may take 60 s
 * @param absence when a look-up without a charge proves that it never happened, where a replay cannot tell; 10 minutes and
 *     one look-up would do (docs/wire/tosspayments.md, 5)
 */
public record TossPaymentsSettings(
        GatewayId id,
        SecretText secretKey,
        String clientKey,
        URI baseUri,
        URI script,
        Timeouts timeouts,
        AbsenceRule absence,
        AbsenceRule refundAbsence) {
    public static final URI HOST = URI.create("https://api.tosspayments.com");
    public static final URI SCRIPT = URI.create("https://js.tosspayments.com/v2/standard");

    public TossPaymentsSettings {
        boolean api = secretKey.use(key -> key.matches("(test|live)_sk_[\\x21-\\x7e]{1,200}"));
        require(api, "the secret key begins with test_sk_ or live_sk_: billing refuses the widget's keys (…_gsk_)");
        String mode = secretKey.use(key -> key.substring(0, "live".length()));
        require(clientKey.matches(mode + "_ck_[\\x21-\\x7e]{1,200}"), "the client key begins with " + mode + "_ck_");
        require(mode.equals("test") || "https".equals(baseUri.getScheme()), "a live account needs https");
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Toss Payments: " + what);
        }
    }

    /** True when no real money moves. */
    public boolean isTest() {
        return clientKey.startsWith("test");
    }
}

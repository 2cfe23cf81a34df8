package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Duration;

/**
 * One merchant account at CookiePay: the pair (연동ID, 연동 시크릿키) of its 비인증 정기결제 contract and how to use it.
 *
 * @param baseUri the mode's host as a rule; another one for a simulator or a white label of the same API
 * @param apiId 연동ID, called API_ID and pay2_id on the wire
 * @param apiKey 연동 시크릿키, called ApiKey and pay2_key on the wire
 * @param productCode sent where an order title has no code of its own; at most 10 characters
 * @param plainReplies asks for unsealed replies (ENC_YN=N, known from the vendor's plug-ins); both kinds are read anyway
 * @param absence when a day list without a charge proves that it never happened
 * @param refundAbsence when a look-up without a refund proves that it never happened
 */
public record CookiePaySettings(
        GatewayId id,
        Mode mode,
        URI baseUri,
        String apiId,
        SecretText apiKey,
        String productCode,
        TokenPolicy tokenPolicy,
        ListCall listCall,
        boolean plainReplies,
        Timeouts timeouts,
        AbsenceRule absence,
        AbsenceRule refundAbsence) {

    public CookiePaySettings {
        require(
                baseUri.isAbsolute() && baseUri.getRawUserInfo() == null,
                "the address must be absolute, without a login");
        require(mode == Mode.SANDBOX || "https".equals(baseUri.getScheme()), "a live account must be reached by https");
        require(apiId.matches("[\\x21-\\x7e]{1,30}"), "the API id must be 1 to 30 printable characters");
        require(
                apiKey.use(key -> key.matches("[\\x21-\\x7e]{1,50}")),
                "the API key must be 1 to 50 printable characters");
        require(productCode.matches("[A-Za-z0-9_-]{1,10}"), "the product code must be 1 to 10 letters, digits, - or _");
    }

    /** The defaults that the vendor's documents suggest. */
    public static CookiePaySettings of(GatewayId id, Mode mode, String apiId, SecretText apiKey) {
        return new CookiePaySettings(
                id,
                mode,
                mode.host(),
                apiId,
                apiKey,
                "DALMADA",
                TokenPolicy.CACHED,
                ListCall.PAYSEARCH,
                false,
                Timeouts.DEFAULT,
                new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10)),
                new AbsenceRule(Duration.ofMinutes(10), 2, Duration.ofMinutes(1)));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("CookiePay settings: " + message);
        }
    }

    /** The vendor's environments; their key pairs differ. */
    public enum Mode {
        SANDBOX("https://sandbox.cookiepayments.com"),
        LIVE("https://www.cookiepayments.com");

        private final URI host;

        Mode(String host) {
            this.host = URI.create(host);
        }

        public URI host() {
            return host;
        }
    }

    /** Whether a token serves until it is nearly over, or for one call only (the vendor's plug-ins log in for each). */
    public enum TokenPolicy {
        CACHED,
        PER_CALL
    }

    /** The day list to scan: the public manual's, or the paged one of the staging manual. */
    public enum ListCall {
        PAYSEARCH,
        PAYLIST
    }

    /**
     * How long to wait.
     *
     * @param connect until connected
     * @param read until the reply's head is there
     * @param longestCall for everything that one operation does, trickling bodies included
     */
    public record Timeouts(Duration connect, Duration read, Duration longestCall) {
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(60));

        public Timeouts {
            require(connect.toMillis() > 0 && read.toMillis() > 0, "time-outs must be at least a millisecond");
            require(longestCall.compareTo(read) >= 0, "the longest call must not be shorter than the read time-out");
        }
    }
}

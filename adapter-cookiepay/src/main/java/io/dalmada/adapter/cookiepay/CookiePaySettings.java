package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import java.net.URI;

/**
 * One merchant account at CookiePay: the pair (연동ID, 연동 시크릿키) of its 비인증 정기결제 contract and how to use it.
 *
 * @param baseUri the mode's host as a rule; a simulator or a white label of the same API otherwise
 * @param apiId 연동ID, called API_ID and pay2_id on the wire
 * @param apiKey 연동 시크릿키, called ApiKey and pay2_key on the wire
 * @param productCode sent where an order title has no code of its own; at most 10 characters
 * @param plainReplies asks for unsealed replies (ENC_YN=N, known from the vendor's plug-ins); both kinds are read anyway
 * @param timeouts the vendor's samples connect in 3 s and read for 30 s
 * @param absence when day lists without a charge prove that it never happened: 60 minutes, 3 scans, 10 minutes apart
 *     (docs/wire/cookiepay.md, 21)
 * @param refundAbsence the same for refunds, as strict
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
        require(mode == Mode.SANDBOX || "https".equals(baseUri.getScheme()), "a live account needs https");
        require(apiId.matches("[\\x21-\\x7e]{1,30}"), "the API id is 1 to 30 printable characters");
        require(apiKey.use(key -> key.matches("[\\x21-\\x7e]{1,200}")), "the API key is 1 to 200 printable characters");
        require(productCode.matches("[A-Za-z0-9_-]{1,10}"), "a product code is 1 to 10 letters, digits, - or _");
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("CookiePay: " + what);
        }
    }

    /** The vendor's environments; their key pairs differ. */
    public enum Mode {
        SANDBOX,
        LIVE;

        public URI host() {
            return URI.create("https://" + (this == LIVE ? "www" : "sandbox") + ".cookiepayments.com");
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
}

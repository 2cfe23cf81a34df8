package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.time.Duration;

/**
 * One merchant account at CookiePay: the pair (연동ID, 연동 시크릿키) of its 비인증 정기결제 contract and how to use it.
 *
 * @param sandbox whether the pair belongs to the vendor's test environment
 * @param baseUri {@link #SANDBOX} or {@link #LIVE} as a rule; a simulator or a white label of the same API otherwise
 * @param apiId 연동ID, called API_ID and pay2_id on the wire
 * @param apiKey 연동 시크릿키, called ApiKey and pay2_key on the wire
 * @param productCode sent where an order title has no code of its own; at most 10 characters
 * @param tokenPerCall logs in before every call, as the vendor's plug-ins do, instead of keeping the token
 * @param pagedList scans {@code paylist} of the staging manual instead of the public manual's {@code paysearch}
 * @param plainReplies asks for unsealed replies (ENC_YN=N, known from the vendor's plug-ins); both kinds are read anyway
 * @param connectTimeout until connected; the vendor's samples wait 3 s
 * @param readTimeout until the reply's head is there
 * @param longestCall for all that one operation does, trickling bodies included
 * @param absence when day lists without a charge prove that it never happened (wire document, 21)
 * @param refundAbsence when look-ups without a refund prove that it never happened
 */
public record CookiePaySettings(
        GatewayId id,
        boolean sandbox,
        URI baseUri,
        String apiId,
        SecretText apiKey,
        String productCode,
        boolean tokenPerCall,
        boolean pagedList,
        boolean plainReplies,
        Duration connectTimeout,
        Duration readTimeout,
        Duration longestCall,
        AbsenceRule absence,
        AbsenceRule refundAbsence) {
    public static final URI SANDBOX = URI.create("https://sandbox.cookiepayments.com");
    public static final URI LIVE = URI.create("https://www.cookiepayments.com");
    public static final AbsenceRule ABSENCE = new AbsenceRule(Duration.ofMinutes(60), 3, Duration.ofMinutes(10));
    public static final AbsenceRule REFUND_ABSENCE = new AbsenceRule(Duration.ofMinutes(10), 2, Duration.ofMinutes(1));

    public CookiePaySettings {
        require(baseUri.isAbsolute() && (sandbox || "https".equals(baseUri.getScheme())), "a live account needs https");
        require(apiId.matches("[\\x21-\\x7e]{1,30}"), "the API id is 1 to 30 printable characters");
        require(apiKey.use(key -> key.matches("[\\x21-\\x7e]{1,50}")), "the API key is 1 to 50 printable characters");
        require(productCode.matches("[A-Za-z0-9_-]{1,10}"), "a product code is 1 to 10 letters, digits, - or _");
        require(longestCall.compareTo(readTimeout) >= 0, "the longest call is not shorter than the read time-out");
    }

    /** The usual way: kept tokens, the public day list, 3 s to connect, 30 s for a reply and a minute for everything. */
    public static CookiePaySettings of(GatewayId id, boolean sandbox, URI baseUri, String apiId, SecretText apiKey) {
        Duration read = Duration.ofSeconds(30);
        return new CookiePaySettings(
                id,
                sandbox,
                baseUri,
                apiId,
                apiKey,
                "DALMADA",
                false,
                false,
                false,
                read.dividedBy(10),
                read,
                read.multipliedBy(2),
                ABSENCE,
                REFUND_ABSENCE);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("CookiePay: " + what);
        }
    }
}

package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire: everything is a POST of a JSON object. Bodies are made and wiped by us, so they travel as bytes. */
@Headers("Content-Type: application/json; charset=utf-8")
interface CookiePayApi {
    @RequestLine("POST /{path}")
    @Nullable
    JsonNode post(@Param("path") String path, @HeaderMap Map<String, String> headers, byte[] body);

    /** The calls that we make, and whether they carry the ApiKey header; all but the login and the decryption carry TOKEN. */
    enum Call {
        LOGIN("payAuth/token", false),
        ISSUE("Subscribe/billkeygen", true),
        CHARGE("Subscribe/payments", true),
        DECRYPT("EdiAuth/cookiepay_edi_decrypt", true),
        REVOKE("Subscribe/billingkeycancel", true),
        REFUND("api/cancel", true),
        DEPOSIT_ACCOUNT("api/get_cancel_bank_account", true),
        VERIFY("api/paycert", false),
        PAYSEARCH("api/paysearch", false),
        PAYLIST("api/paylist", false);

        final String path;
        final boolean needsKey;

        Call(String path, boolean needsKey) {
            this.path = path;
            this.needsKey = needsKey;
        }

        /** The name used in traces, logs and metrics, in place of an address. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

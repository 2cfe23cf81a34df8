package io.dalmada.adapter.rest.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Recognises a repeated request: a keyed hash over its operation and the fields named for it. Card number, expiry,
 * birth date and password are never among them.
 */
public final class Fingerprints {
    private final SecretKey key;

    public Fingerprints(SecretKey key) {
        this.key = key;
    }

    /** @param fields in a fixed order; empty ones count */
    String of(String operation, List<Optional<String>> fields) {
        StringBuilder canonical = new StringBuilder(part(operation));
        fields.forEach(field -> canonical.append(field.map(Fingerprints::part).orElse("-")));
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unusableKey) {
            throw new IllegalStateException(unusableKey);
        }
    }

    /** Length first, so that no two lists of fields look alike; in one Unicode form. */
    private static String part(String text) {
        String form = Normalizer.normalize(text, Normalizer.Form.NFC);
        return form.length() + ":" + form;
    }
}

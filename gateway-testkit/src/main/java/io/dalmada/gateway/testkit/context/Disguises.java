package io.dalmada.gateway.testkit.context;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms under which a secret may turn up in a text. */
final class Disguises {
    private static final HexFormat HEX = HexFormat.of();
    private static final int BITS_PER_CHARACTER = 6;

    private Disguises() {}

    /** Each form by its name. */
    static Map<String, String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("in plain", secret);
        String forUrls = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        if (!forUrls.equals(secret)) {
            forms.put("URL-encoded", forUrls);
        }
        forms.put("percent-encoded", HexFormat.ofDelimiter("%").withUpperCase().formatHex(bytes));
        forms.put("in hex", HEX.formatHex(bytes));
        forms.put("in upper-case hex", HEX.withUpperCase().formatHex(bytes));
        for (int offset = 0; offset < 3; offset++) {
            forms.put("in base64, offset " + offset, base64(bytes, offset, Base64.getEncoder()));
            forms.put("in base64url, offset " + offset, base64(bytes, offset, Base64.getUrlEncoder()));
        }
        return forms;
    }

    /** The characters that depend on the secret alone when it stands {@code offset} bytes into a group of three. */
    private static String base64(byte[] bytes, int offset, Base64.Encoder encoder) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        int first = (offset * Byte.SIZE + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER;
        int last = shifted.length * Byte.SIZE / BITS_PER_CHARACTER;
        return encoder.encodeToString(shifted).substring(first, last);
    }
}

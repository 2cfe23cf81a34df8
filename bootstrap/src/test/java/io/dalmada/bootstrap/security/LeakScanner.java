package io.dalmada.bootstrap.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for marked secrets in anything that rests, in the forms that a careless writer gives them. */
public final class LeakScanner {
    private final Map<String, String> forms = new LinkedHashMap<>();

    /** @param name what to call it in a report; the secret itself is never printed */
    public LeakScanner mark(String name, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.put(name, secret);
        forms.put(name + " in hex", HexFormat.of().formatHex(bytes));
        forms.put(name + " in base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.put(name + " URL-encoded", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        if (secret.matches("[0-9]{15,16}")) {
            forms.put(name + " with spaces", secret.replaceAll("(....)(?=.)", "$1 "));
            forms.put(name + " with dashes", secret.replaceAll("(....)(?=.)", "$1-"));
            forms.put(name + " first eight", secret.substring(0, 8));
        }
        return this;
    }

    /** What was found where; empty when nothing leaks. */
    public List<String> scan(String place, String text) {
        List<String> hits = new ArrayList<>();
        forms.forEach((name, form) -> {
            int at = text.indexOf(form);
            if (at >= 0) {
                String before = text.substring(Math.max(0, at - 120), at).replaceAll("\\s+", " ");
                hits.add(place + " holds the " + name + " after: …" + before);
            }
        });
        return hits;
    }
}

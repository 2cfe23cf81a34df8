package io.dalmada.gateway.support;

import java.util.regex.Pattern;

/**
 * A gateway may repeat anything in its texts: addresses, names of mailboxes, keys, tokens and long numbers are struck out.
 */
public final class Scrub {
    static final int CODE = 64;
    static final int MESSAGE = 512;
    private static final Pattern SUSPECT =
            Pattern.compile("(?i)https?://\\S*|\\S+@\\S+|[0-9A-Za-z_.+/=%-]{16,}|[0-9](?:[ -]?[0-9]){6,}");

    private Scrub() {}

    /** @param max of characters */
    public static String text(String text, int max) {
        // Text far behind the cut is not shown anyway; text at this cut may be half of a secret.
        String near =
                text.length() <= 8 * max ? text : text.substring(0, 8 * max).replaceAll("\\S*$", "***");
        String clean = SUSPECT.matcher(near).replaceAll("***");
        return clean.substring(0, Math.min(max, clean.length()));
    }

    /** A long code that consists of words is kept: a key does not. */
    static String code(String code) {
        return code.matches("[A-Z]+(_[A-Z]+)+") ? code.substring(0, Math.min(CODE, code.length())) : text(code, CODE);
    }

    /** An id of the vendor's, which is long by nature; anything that is none is dropped. */
    static String printable(String id) {
        return id.matches("[0-9A-Za-z_., -]{1,200}") ? id : "***";
    }
}

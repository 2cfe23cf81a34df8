package io.dalmada.adapter.rest.web;

import java.util.regex.Pattern;

/** Recognises what could be a card's number where only names and ids belong. */
public final class CardLike {
    private static final Pattern NUMBER = Pattern.compile(
            "[0-9]{13,}|[0-9]{4}[ ._-](?:[0-9]{4}[ ._-][0-9]{4}[ ._-][0-9]{3,4}|[0-9]{6}[ ._-][0-9]{5})");
    /** One of a thousand ids has groups of digits alone, and would be missing from the audit log. */
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private CardLike() {}

    public static boolean in(String text) {
        return NUMBER.matcher(ID.matcher(text).replaceAll("")).find();
    }
}

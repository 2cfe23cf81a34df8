package io.dalmada.adapter.rest;

import java.util.regex.Pattern;

/** Recognises what could be a card's number where only names and ids belong; a UUID hardly ever looks like one. */
final class CardLike {
    private static final Pattern NUMBER = Pattern.compile(
            "[0-9]{13,}|[0-9]{4}[ ._-](?:[0-9]{4}[ ._-][0-9]{4}[ ._-][0-9]{3,4}|[0-9]{6}[ ._-][0-9]{5})");

    private CardLike() {}

    static boolean in(String text) {
        return NUMBER.matcher(text).find();
    }
}

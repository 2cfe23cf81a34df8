package io.dalmada.domain.gateway;

import io.dalmada.domain.shared.CardNumbers;

/**
 * A gateway's text as it may be kept, shown and logged. A gateway may repeat anything, at any length: digits of a card are
 * struck out, what no database takes is replaced, and the text is cut to its length.
 */
public final class GatewayText {
    /** Of names and numbers, such as an issuer's name or an approval number. */
    private static final int WORD = 100;

    private GatewayText() {}

    public static String word(String text) {
        return kept(text, WORD);
    }

    /** @param max characters; a number that the cut would split is masked before it */
    public static String kept(String text, int max) {
        // Masking takes time with the length, and what is far behind the cut is not shown anyway.
        String near = near(text, 4 * max);
        String clean = CardNumbers.masked(near).replaceAll("\\p{Cntrl}|\\p{Cs}", " ");
        return cut(clean, max);
    }

    /** Without the digits at its own cut, which may be half a number. */
    private static String near(String text, int max) {
        return text.length() <= max ? text : cut(text, max).replaceAll("[0-9][0-9 \\-._:+]*$", "***");
    }

    /** Never in the middle of a letter that takes two characters. */
    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}

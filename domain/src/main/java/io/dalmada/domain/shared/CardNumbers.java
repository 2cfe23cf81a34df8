package io.dalmada.domain.shared;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Recognises digits that could be a card's number, at any place and with any separators: refused in every text of a caller,
 * masked in every text of a gateway.
 */
public final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /** Digits of any script, with anything between them but letters and what counts as a number without being a digit. */
    private static final Pattern RUN = Pattern.compile("\\p{Nd}(?:[^\\p{L}\\p{Nl}\\p{No}]*\\p{Nd})?");

    private static final Pattern GROUP = Pattern.compile("[0-9]+");
    private static final Pattern TOO_LONG = Pattern.compile("[0-9]{20}");
    /**
     * Dates with a time, as gateways' numbers often hold them, and milli-, micro- and nanoseconds since 1970: no card's
     * number begins with 20, no bank's with 1.
     */
    private static final Pattern TIME = Pattern.compile("1[0-9]{12}(?:[0-9]{3}){0,2}|"
            + "20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}[0-9]{0,6}");

    private CardNumbers() {}

    /**
     * True when 13 to 19 digits, in one group or in several with anything but letters between them, pass Luhn's test: what a
     * caller may not write. A time is none, nor is one in milliseconds.
     */
    public static boolean in(String text) {
        return RUN.matcher(text).results().anyMatch(run -> holdsOne(run.group()));
    }

    /** As {@link #in}, or more digits than a card has follow each other: what is not kept of a gateway's text. */
    public static boolean suspectedIn(String text) {
        return RUN.matcher(text).results().anyMatch(run -> isSuspect(run.group()));
    }

    /** The same text with every suspected run of digits struck out; for texts whose sense does not hang on it. */
    public static String masked(String text) {
        return RUN.matcher(text).replaceAll(run -> isSuspect(run.group()) ? "***" : run.group());
    }

    private static boolean isSuspect(String run) {
        return holdsOne(run) || TOO_LONG.matcher(plain(run)).find();
    }

    private static boolean holdsOne(String run) {
        List<String> groups =
                GROUP.matcher(plain(run)).results().map(MatchResult::group).toList();
        for (int from = 0; from < groups.size(); from++) {
            StringBuilder digits = new StringBuilder();
            for (int to = from; to < groups.size() && digits.length() < LONGEST; to++) {
                if (isOne(digits.append(groups.get(to)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Fullwidth digits, for example, are the same number to a reader. */
    private static String plain(String run) {
        StringBuilder plain = new StringBuilder(run.length());
        run.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isOne(CharSequence digits) {
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && !TIME.matcher(digits).matches()
                && passesLuhn(digits);
    }

    private static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}

package io.dalmada.domain.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Recognises digits that could be a card's number, wherever they stand and whatever stands between them: refused in every
 * text of a caller, masked in every text of a gateway.
 */
public final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final Pattern RUN = Pattern.compile("[0-9](?:[0-9 \\-._:+]*[0-9])?");
    private static final Pattern GROUP = Pattern.compile("[0-9]+");
    /** Dates with a time, as gateways' numbers often hold them; no card's number begins with 20. */
    private static final Pattern TIME = Pattern.compile(
            "20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}[0-9]{0,6}");
    /** Milli-, micro- and nanoseconds since 1970, as {@code date +%s%N} prints them; no bank's card begins with 1. */
    private static final Pattern EPOCH = Pattern.compile("1[0-9]{12}(?:[0-9]{3}){0,2}");

    private CardNumbers() {}

    /**
     * True when 13 to 19 digits, in one group or in several with at most separators between them, pass Luhn's test, or when
     * more than 19 follow each other.
     */
    public static boolean in(String text) {
        return RUN.matcher(text).results().anyMatch(run -> holdsOne(run.group()));
    }

    /** The same text with every such run of digits struck out; for texts whose sense does not hang on it. */
    public static String masked(String text) {
        return RUN.matcher(text).replaceAll(run -> holdsOne(run.group()) ? "***" : run.group());
    }

    private static boolean holdsOne(String run) {
        List<String> groups = new ArrayList<>(
                GROUP.matcher(run).results().map(MatchResult::group).toList());
        for (int from = 0; from < groups.size(); from++) {
            StringBuilder digits = new StringBuilder();
            for (int to = from; to < groups.size() && digits.length() <= LONGEST; to++) {
                if (mayBeOne(digits.append(groups.get(to)), from == to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayBeOne(CharSequence digits, boolean oneGroup) {
        if (digits.length() < SHORTEST
                || TIME.matcher(digits).matches()
                || EPOCH.matcher(digits).matches()) {
            return false;
        }
        return digits.length() > LONGEST ? oneGroup : passesLuhn(digits);
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

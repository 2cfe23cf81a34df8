package io.dalmada.application.service;

import java.util.regex.Pattern;

/** Recognises digits that could be a card's number, wherever they stand and whatever stands between them. */
final class CardNumbers {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final String SEPARATORS = " -._:+";
    /** Dates with a time, as gateways' numbers often hold them; no card's number begins with 20. */
    private static final Pattern TIME = Pattern.compile(
            "20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}[0-9]{0,6}");

    private CardNumbers() {}

    /** True when 13 to 19 digits with at most separators between them pass Luhn's test, or more follow each other. */
    static boolean in(String text) {
        StringBuilder run = new StringBuilder();
        for (char sign : text.toCharArray()) {
            if (sign >= '0' && sign <= '9') {
                run.append(sign);
            } else if (SEPARATORS.indexOf(sign) < 0) {
                if (mayBeOne(run)) {
                    return true;
                }
                run.setLength(0);
            }
        }
        return mayBeOne(run);
    }

    private static boolean mayBeOne(CharSequence digits) {
        if (digits.length() < SHORTEST || TIME.matcher(digits).matches()) {
            return false;
        }
        return digits.length() > LONGEST || passesLuhn(digits);
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

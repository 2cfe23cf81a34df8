package io.dalmada.domain.billingkey;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Checks on digits that work on the borrowed arrays, so that no text copy of them is ever made. */
final class CardDigits {
    private static final int[] BUSINESS_WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3, 5};

    private CardDigits() {}

    static boolean digitsOnly(char[] text) {
        for (char c : text) {
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean luhn(char[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i] - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** YYMMDD that is a date in 19YY or in 20YY. */
    static boolean birthDate(char[] text) {
        if (text.length != 6 || !digitsOnly(text)) {
            return false;
        }
        return isDate(1900 + pair(text, 0), text) || isDate(2000 + pair(text, 0), text);
    }

    /** Ten digits with the tax office's check digit. */
    static boolean businessNumber(char[] text) {
        if (text.length != 10 || !digitsOnly(text)) {
            return false;
        }
        int sum = (text[8] - '0') * 5 / 10;
        for (int i = 0; i < 9; i++) {
            sum += (text[i] - '0') * BUSINESS_WEIGHTS[i];
        }
        return (10 - sum % 10) % 10 == text[9] - '0';
    }

    private static boolean isDate(int year, char[] text) {
        try {
            LocalDate.of(year, pair(text, 2), pair(text, 4));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int pair(char[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }
}

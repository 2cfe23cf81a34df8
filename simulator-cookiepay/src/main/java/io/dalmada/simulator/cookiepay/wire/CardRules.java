package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import java.time.DateTimeException;
import java.time.LocalDate;

/** What the fields about a card's owner must look like (docs/wire/cookiepay.md, 4). */
final class CardRules {
    private static final int[] WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3, 5};

    private CardRules() {}

    /** Two digits of the PIN, and a birth date YYMMDD or a company's number. */
    static boolean fit(ObjectNode body) {
        String owner = Json.text(body, "CARDAUTH");
        return Json.text(body, "CARDPWD").matches("[0-9]{2}") && (isDate(owner) || isBusinessNumber(owner));
    }

    private static boolean isDate(String text) {
        if (!text.matches("[0-9]{6}")) {
            return false;
        }
        try {
            int year = 2000 + Integer.parseInt(text.substring(0, 2));
            LocalDate.of(year, Integer.parseInt(text.substring(2, 4)), Integer.parseInt(text.substring(4)));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isBusinessNumber(String text) {
        if (!text.matches("[0-9]{10}")) {
            return false;
        }
        int sum = (text.charAt(8) - '0') * 5 / 10;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (text.charAt(i) - '0') * WEIGHTS[i];
        }
        return (10 - sum % 10) % 10 == text.charAt(9) - '0';
    }
}

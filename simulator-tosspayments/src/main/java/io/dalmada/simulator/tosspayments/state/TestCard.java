package io.dalmada.simulator.tosspayments.state;

import java.util.Optional;

/** What a card does, told by the last four digits of its number; every other number approves. */
public enum TestCard {
    APPROVES("7890", ""),
    LIMIT_OR_BALANCE("0001", "REJECT_CARD_PAYMENT"),
    STOPPED("0002", "INVALID_STOPPED_CARD"),
    LOST_OR_STOLEN("0003", "INVALID_CARD_LOST_OR_STOLEN"),
    REFUSED_BY_ISSUER("0004", "REJECT_CARD_COMPANY"),
    /** Gives a key all the same, as measured. */
    NOT_SUPPORTED("0005", "NOT_SUPPORTED_CARD_TYPE"),
    /** Approves once; every later charge says that the card has expired. */
    EXPIRES("0006", "INVALID_CARD_EXPIRATION"),
    /** Passes the window; the exchange is refused. */
    NO_KEY("0007", "INVALID_CARD_NUMBER"),
    /** Does not pass the window. */
    NO_WINDOW("0008", "REJECT_CARD_COMPANY");

    private final String lastFour;
    private final String code;

    TestCard(String lastFour, String code) {
        this.lastFour = lastFour;
        this.code = code;
    }

    public String lastFour() {
        return lastFour;
    }

    /** What it is refused with; empty for none. */
    public String code() {
        return code;
    }

    /** A number that behaves so. */
    public String number() {
        return "941000123456" + lastFour;
    }

    public static TestCard of(String number) {
        for (TestCard card : values()) {
            if (number.endsWith(card.lastFour)) {
                return card;
            }
        }
        return APPROVES;
    }

    /** @param charged how many charges the key has had; @return why the next is refused */
    public Optional<String> refusal(int charged) {
        return switch (this) {
            case APPROVES, NO_KEY, NO_WINDOW -> Optional.empty();
            case EXPIRES -> charged == 0 ? Optional.empty() : Optional.of(code);
            case LIMIT_OR_BALANCE, STOPPED, LOST_OR_STOLEN, REFUSED_BY_ISSUER, NOT_SUPPORTED -> Optional.of(code);
        };
    }

    /** As the vendor shows it. */
    static String masked(String number) {
        String end = number.substring(number.length() - 4, number.length() - 1);
        return number.substring(0, 8) + "*".repeat(number.length() - 12) + end + "*";
    }
}

package io.dalmada.domain.billingkey;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.YearMonth;

/**
 * What the parts of a card must be, one by one, so that the customer learns of all that is wrong at once. The arrays stay
 * the caller's, to be wiped; no refusal repeats anything of them.
 */
public final class CardRules {
    private CardRules() {}

    /** @throws DomainException unless these are 15 or 16 digits whose check digit fits */
    public static void requireNumber(char[] number) {
        require(
                (number.length == 15 || number.length == 16) && CardDigits.digitsOnly(number),
                Refusal.CARD_NUMBER_INVALID,
                "card.number",
                "card.number must be the 15 or 16 digits of a card, without spaces");
        require(
                CardDigits.luhn(number),
                Refusal.CARD_NUMBER_MISTYPED,
                "card.number",
                "a digit of card.number is wrong: its check digit does not fit");
    }

    /** @throws DomainException for a month of no sensible year, or one before {@code thisMonth} (in Korea) */
    public static void requireExpiry(YearMonth expiry, YearMonth thisMonth) {
        requireExpiry(expiry);
        require(!expiry.isBefore(thisMonth), Refusal.CARD_EXPIRED, "card.expiry", "the card has expired");
    }

    static void requireExpiry(YearMonth expiry) {
        require(
                expiry.getYear() >= 2000 && expiry.getYear() <= 2099,
                Refusal.CARD_EXPIRY_INVALID,
                "card.expiry",
                "card.expiry must be a year and month such as 2028-12");
    }

    /** @throws DomainException unless it is a birth date or a business number */
    public static void requireOwnerProof(char[] ownerProof) {
        require(
                CardDigits.birthDate(ownerProof) || CardDigits.businessNumber(ownerProof),
                Refusal.CARD_HOLDER_ID_INVALID,
                "card.holderId",
                "card.holderId must be a birth date YYMMDD or a 10-digit business number");
    }

    /** @throws DomainException unless these are two digits */
    public static void requirePasswordHead(char[] passwordHead) {
        require(
                passwordHead.length == 2 && CardDigits.digitsOnly(passwordHead),
                Refusal.CARD_PASSWORD_INVALID,
                "card.password",
                "card.password must be the first two digits of the card's password");
    }

    private static void require(boolean holds, Refusal refusal, String field, String message) {
        if (!holds) {
            throw DomainException.field(refusal, field, message);
        }
    }
}

package io.dalmada.adapter.rest.billingkey;

import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.NeverWritten;
import io.dalmada.domain.billingkey.CardEntry;
import io.dalmada.domain.billingkey.CardRules;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.time.YearMonth;
import java.util.Arrays;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** A card as it was read, in arrays that are wiped; an empty array stands for a missing field. */
@JsonDeserialize(using = CardReader.class)
@JsonSerialize(using = NeverWritten.class)
record CardFields(char[] number, char[] expiry, char[] password, char[] holderId) implements AutoCloseable {

    /** A card that passed; its arrays belong to the domain from here on, which wipes them. */
    CardEntry toEntry() {
        return CardEntry.of(number, lastMonth(), holderId, password);
    }

    /** Notes all that is wrong with it, so that the customer can correct everything at once. */
    void check(FieldChecks checks, YearMonth thisMonth) {
        checks.require(() -> CardRules.requireNumber(number));
        checks.require(() -> CardRules.requireExpiry(lastMonth(), thisMonth));
        checks.require(() -> CardRules.requireOwnerProof(holderId));
        checks.require(() -> CardRules.requirePasswordHead(password));
    }

    private YearMonth lastMonth() {
        int month = expiry.length == 7 && expiry[4] == '-' ? digits(5, 7) : -1;
        int year = month > 0 && month <= 12 ? digits(0, 4) : -1;
        if (year < 0) {
            throw DomainException.field(
                    Refusal.CARD_EXPIRY_INVALID, "card.expiry", "card.expiry must be a year and month such as 2028-12");
        }
        return YearMonth.of(year, month);
    }

    private int digits(int from, int to) {
        int read = 0;
        for (int i = from; i < to; i++) {
            if (expiry[i] < '0' || expiry[i] > '9') {
                return -1;
            }
            read = read * 10 + expiry[i] - '0';
        }
        return read;
    }

    @Override
    public void close() {
        for (char[] part : new char[][] {number, expiry, password, holderId}) {
            Arrays.fill(part, '\0');
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "CardFields[***]";
    }
}

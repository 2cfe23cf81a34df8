package io.dalmada.gateway.testkit;

import io.dalmada.domain.billingkey.CardEntry;
import java.time.YearMonth;

/**
 * A card of the simulator, never a real one. The suite searches everything the adapter lets out for any seven digits of
 * the number that follow each other, so they should not occur by chance: no runs of one digit, no date.
 */
public record TestCard(String number, YearMonth expiry, String ownerProof, String passwordHead) {
    /** A new entry each time: an entry is spent by its first use. */
    public CardEntry entry() {
        return CardEntry.of(number.toCharArray(), expiry, ownerProof.toCharArray(), passwordHead.toCharArray());
    }

    /** Silent, so that digits in a log can only have come from the adapter. */
    @Override
    public String toString() {
        return "TestCard[***]";
    }
}

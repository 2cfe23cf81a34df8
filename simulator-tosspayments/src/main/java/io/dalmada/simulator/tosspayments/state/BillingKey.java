package io.dalmada.simulator.tosspayments.state;

import java.time.Instant;

/**
 * A billing key.
 *
 * @param masked the card's number as it is shown
 * @param alive false once deleted
 */
public record BillingKey(
        String value, String customerKey, String mId, TestCard card, String masked, Instant issuedAt, boolean alive) {
    BillingKey gone() {
        return new BillingKey(value, customerKey, mId, card, masked, issuedAt, false);
    }

    @Override
    public String toString() {
        return "BillingKey[" + card + "]";
    }
}

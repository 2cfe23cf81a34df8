package io.dalmada.simulator.cookiepay.state;

import java.time.Instant;

/**
 * One thing that happened; entries are only ever added.
 *
 * @param tid the charge; empty for keys and declines
 * @param number the order number, the cancel's own number, or empty
 * @param amount won; 0 for keys
 */
public record LedgerEntry(long sequence, Instant at, Kind kind, String tid, String number, long amount, String detail) {
    /** What happened. */
    public enum Kind {
        KEY_ISSUED,
        KEY_DISPOSED,
        APPROVED,
        DECLINED,
        CANCELED,
        /** Paid out to the merchant, so that a cancel wants a deposit first. */
        SETTLED
    }
}

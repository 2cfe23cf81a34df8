package io.dalmada.simulator.tosspayments.state;

import java.time.Instant;

/**
 * One thing that happened; entries are only ever added.
 *
 * @param paymentKey empty for keys
 * @param number the order id, or the cancel's transaction key; empty for keys
 * @param amount won; 0 for keys
 * @param taxFree the part of it that is free of tax
 * @param exemption the part of it that is outside the tax
 * @param detail a decline's code, a cancel's reason, a key's card
 */
public record LedgerEntry(
        long sequence,
        Instant at,
        Kind kind,
        String paymentKey,
        String number,
        long amount,
        long taxFree,
        long exemption,
        String detail) {
    /** What happened. */
    public enum Kind {
        KEY_ISSUED,
        KEY_DELETED,
        APPROVED,
        DECLINED,
        CANCELED
    }
}

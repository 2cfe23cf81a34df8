package io.dalmada.domain.payment;

import java.time.Duration;

/**
 * How long nothing more is tried after so many tries in a row that never left us. A caller that repeats a request as told
 * is served at once for a quarter of an hour; one that does so for days makes a payment with few enough attempts to be
 * read.
 */
final class UnsentPause {
    private static final int MANY = 200;
    private static final int VERY_MANY = 1_000;

    private UnsentPause() {}

    static Duration after(int unsentInARow) {
        if (unsentInARow < MANY) {
            return Duration.ZERO;
        }
        return unsentInARow < VERY_MANY ? Duration.ofMinutes(1) : Duration.ofMinutes(10);
    }
}

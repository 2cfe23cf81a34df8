package io.dalmada.adapter.rest.billingkey;

import java.time.Clock;
import java.time.YearMonth;

/**
 * The months by which cards expire.
 *
 * @param clock in the zone in which a card's last month ends
 */
public record CardMonths(Clock clock) {
    YearMonth current() {
        return YearMonth.now(clock);
    }
}

package io.dalmada.application.model;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.Money;
import java.util.Map;

/**
 * @param due payments that were to be collected
 * @param charged those that are paid, refunded later or not
 * @param declined those whose last attempt was declined, by its reason
 * @param unknown those with an attempt whose outcome is open
 * @param recovered those that were paid after a decline
 * @param revenue what was charged
 * @param refunded what was given back of it
 */
public record DayFigures(
        long due,
        long charged,
        Map<DeclineReason, Long> declined,
        long unknown,
        long recovered,
        Money revenue,
        Money refunded) {
    public DayFigures {
        declined = Map.copyOf(declined);
    }
}

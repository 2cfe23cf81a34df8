package io.dalmada.application.port.out;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.Map;

/** Counts for people, straight from what is stored. */
public interface StatisticsQuery {
    /** Of payments created in [from, until). @param until exclusive */
    Figures between(Instant from, Instant until);

    /**
     * @param due payments that were to be collected
     * @param charged those that are paid, refunded later or not
     * @param declined those whose last attempt was declined, by its reason
     * @param unknown those with an attempt whose outcome is open
     * @param recovered those that were paid after a decline
     * @param revenue what was charged
     * @param refunded what was given back of it
     */
    record Figures(
            long due,
            long charged,
            Map<DeclineReason, Long> declined,
            long unknown,
            long recovered,
            Money revenue,
            Money refunded) {
        public Figures {
            declined = Map.copyOf(declined);
        }
    }
}

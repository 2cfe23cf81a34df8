package io.dalmada.domain.gateway;

import java.time.Duration;

/**
 * When "not found" proves that a charge never happened.
 *
 * @param settle how long after sending the last scan must be
 * @param scans how many complete scans must have found nothing
 * @param spacing how far apart scans must be to count
 */
public record AbsenceRule(Duration settle, int scans, Duration spacing) {
    public AbsenceRule {
        if (settle.isNegative() || spacing.isNegative() || scans < 1) {
            throw new IllegalArgumentException("absence: settle and spacing must not be negative, scans at least 1");
        }
    }
}

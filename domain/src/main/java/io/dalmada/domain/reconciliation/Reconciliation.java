package io.dalmada.domain.reconciliation;

import io.dalmada.domain.gateway.GatewayId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A gateway's day in Korea beside our books.
 *
 * @param complete false when a list could not be read to its end: then it says nothing else
 * @param matched what agrees; only counted
 * @param differences everything else, in {@link Difference#ORDER}
 */
public record Reconciliation(
        GatewayId gateway,
        LocalDate day,
        Instant lookedAt,
        boolean complete,
        Tally matched,
        List<Difference> differences) {

    public Reconciliation {
        differences = differences.stream().sorted(Difference.ORDER).toList();
        if (!complete && (matched.count() > 0 || !differences.isEmpty())) {
            throw new IllegalArgumentException("half a list is no ground for a verdict");
        }
    }

    /** The list could not be read to its end. */
    public static Reconciliation incomplete(GatewayId gateway, LocalDate day, Instant lookedAt) {
        return new Reconciliation(gateway, day, lookedAt, false, Tally.NONE, List.of());
    }

    public Tally tally(Finding finding) {
        if (finding == Finding.MATCHED) {
            return matched;
        }
        Tally sum = Tally.NONE;
        for (Difference difference : differences) {
            sum = difference.finding() == finding ? sum.and(difference.amount()) : sum;
        }
        return sum;
    }

    public List<Difference> accusations() {
        return differences.stream().filter(d -> d.finding().isAccusation()).toList();
    }

    /** How much of what could be judged agrees, from 0 to 1; 1 when there was nothing to judge. */
    public double matchedShare() {
        long judged = matched.count() + accusations().size();
        return judged == 0 ? 1 : (double) matched.count() / judged;
    }

    /** True when this may take the place of another result of the same day: it is no older, and knows no less. */
    public boolean replaces(Reconciliation earlier) {
        return !lookedAt.isBefore(earlier.lookedAt) && (complete || !earlier.complete);
    }
}

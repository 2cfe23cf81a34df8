package io.dalmada.application.service.reconciliation;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Raises an alarm for each difference, once: a day is reconciled seven times. */
final class DifferenceAlarms {
    private static final System.Logger LOG = System.getLogger(DifferenceAlarms.class.getName());
    /** A lost database must not become a lost log; the whole list is in the stored result. */
    private static final int NAMED = 20;

    private final Alarms alarms;

    DifferenceAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    void tell(Reconciliation result, Optional<Reconciliation> earlier) {
        Set<Told> told = earlier.map(Reconciliation::differences).orElse(List.of()).stream()
                .map(Told::of)
                .collect(Collectors.toSet());
        result.accusations().stream()
                .filter(difference -> !told.contains(Told.of(difference)))
                .collect(Collectors.groupingBy(Difference::finding))
                .forEach((finding, found) -> tell(result, finding, found));
    }

    /** What makes two differences the same news. */
    private record Told(Finding finding, GatewayTxnId txn) {
        static Told of(Difference difference) {
            return new Told(difference.finding(), difference.txn());
        }
    }

    /** Numbers only. */
    private void tell(Reconciliation result, Finding finding, List<Difference> found) {
        LOG.log(
                Level.ERROR,
                "reconciliation of {0} at {1}: {2} {3}, {4} in all: {5}",
                result.day(),
                result.gateway(),
                Integer.toString(found.size()),
                finding,
                Long.toString(found.stream().mapToLong(d -> d.amount().minor()).sum()),
                found.stream()
                        .limit(NAMED)
                        .map(d -> d.orderNo() + "/" + d.txn())
                        .collect(Collectors.joining(" ")));
        alarms.raise("reconciliation-" + finding.code(), result.gateway(), found.size());
    }
}

package io.dalmada.adapter.persistence.reconciliation;

import io.dalmada.adapter.persistence.jdbc.Batch;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Results of reconciliations, in {@code reconciliation} and {@code reconciliation_entry}. */
public final class JpaReconciliations implements ReconciliationRepository {
    /** One statement, so that a result and its entries are always of the same reconciliation. */
    private static final String WHOLE = """
            select r, e from ReconciliationRow r
            left join ReconciliationEntryRow e on e.id.gatewayId = r.id.gatewayId and e.id.day = r.id.day
            where r.id = :id order by e.id.entryNo""";
    /** Its row lock also keeps two nodes from replacing the entries at once. */
    private static final String REPLACE = """
            update ReconciliationRow r set r.lookedAt = :at, r.complete = :complete, r.matchedCount = :count,
            r.matchedAmount = :amount where r.id.gatewayId = :gateway and r.id.day = :day and r.lookedAt <= :at
            and (r.complete = false or :complete = true)""";

    private static final String CLEAR =
            "delete from ReconciliationEntryRow e where e.id.gatewayId = :gateway and e.id.day = :day";

    private final Rows rows;
    private final JdbcTemplate jdbc;

    public JpaReconciliations(Rows rows, JdbcTemplate jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reconciliation> find(GatewayId gateway, LocalDate day) {
        List<Object[]> found =
                rows.read(WHOLE, Object[].class, Map.of("id", new ReconciliationRow.Id(gateway.value(), day)));
        return found.stream()
                .findFirst()
                .map(row -> rows.readable()
                        .require(
                                "reconciliation",
                                gateway + "/" + day,
                                () -> ((ReconciliationRow) row[0]).toResult(differences(found))));
    }

    private static List<Difference> differences(List<Object[]> found) {
        return found.stream()
                .map(row -> (ReconciliationEntryRow) row[1])
                .filter(Objects::nonNull)
                .map(ReconciliationEntryRow::toDifference)
                .toList();
    }

    @Override
    public boolean store(Reconciliation result) {
        ReconciliationRow row = new ReconciliationRow(result);
        if (replaced(row)) {
            rows.execute(CLEAR, Map.of("gateway", row.id.gatewayId(), "day", row.id.day()));
        } else if (find(result.gateway(), result.day()).isPresent()) {
            return false;
        } else {
            Batch<ReconciliationRow> first = new Batch<>(ReconciliationRow.SHEET);
            first.add(row);
            first.write(jdbc);
        }
        writeEntries(row.id, result.differences());
        return true;
    }

    private void writeEntries(ReconciliationRow.Id of, List<Difference> differences) {
        Batch<ReconciliationEntryRow> entries = new Batch<>(ReconciliationEntryRow.SHEET);
        for (int i = 0; i < differences.size(); i++) {
            entries.add(new ReconciliationEntryRow(of, i, differences.get(i)));
        }
        entries.write(jdbc);
    }

    private boolean replaced(ReconciliationRow row) {
        Map<String, Object> values = Map.of(
                "at", row.lookedAt,
                "complete", row.complete,
                "count", row.matchedCount,
                "amount", row.matchedAmount,
                "gateway", row.id.gatewayId(),
                "day", row.id.day());
        return rows.execute(REPLACE, values) == 1;
    }
}

package io.dalmada.adapter.persistence.reconciliation;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Reconciliation;
import io.dalmada.domain.reconciliation.Tally;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The latest reconciliation of a gateway's day, as stored; its discrepancies are in {@link ReconciliationEntryRow}. */
@Entity
@Table(name = "reconciliation")
class ReconciliationRow {
    static final Sheet<ReconciliationRow> SHEET = Sheet.ofFacts(
            "reconciliation",
            List.of(
                    Cell.text("gateway_id", row -> row.id.gatewayId()),
                    Cell.day("reconciled_day", row -> row.id.day()),
                    Cell.time("looked_at", row -> row.lookedAt),
                    Cell.flag("complete", row -> row.complete),
                    Cell.number("matched_count", row -> row.matchedCount),
                    Cell.number("matched_amount", row -> row.matchedAmount)));

    @EmbeddedId
    Id id;

    @Column(name = "looked_at")
    Instant lookedAt;

    boolean complete;

    @Column(name = "matched_count")
    long matchedCount;

    @Column(name = "matched_amount")
    long matchedAmount;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    ReconciliationRow() {}

    ReconciliationRow(Reconciliation result) {
        this.id = Id.of(result);
        this.lookedAt = Columns.time(result.lookedAt());
        this.complete = result.complete();
        this.matchedCount = result.matched().count();
        this.matchedAmount = result.matched().amount();
    }

    Reconciliation toResult(List<Difference> differences) {
        return new Reconciliation(
                new GatewayId(id.gatewayId()),
                id.day(),
                lookedAt,
                complete,
                new Tally(matchedCount, matchedAmount),
                differences);
    }

    @Embeddable
    record Id(
            @Column(name = "gateway_id") String gatewayId,
            @Column(name = "reconciled_day") LocalDate day) {
        static Id of(Reconciliation result) {
            return new Id(result.gateway().value(), result.day());
        }
    }
}

package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.EventKey;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The evidence of one inquiry or one operator; written once, never changed. */
@Entity
@Table(name = "inquiry_evidence")
class EvidenceRow {
    static final Sheet<EvidenceRow> SHEET = Sheet.ofFacts(
            "inquiry_evidence",
            Sheet.cells(
                    Cell.part(row -> row.id, EventKey.CELLS),
                    List.of(
                            Cell.text("subject", row -> row.subject),
                            Cell.text("kind", row -> row.kind),
                            Cell.time("happened_at", row -> row.at),
                            Cell.text("txn", row -> row.txn),
                            Cell.text("detail", row -> row.detail),
                            Cell.text("actor", row -> row.actor))));

    @EmbeddedId
    EventKey id;

    /** An order number or a refund number. */
    String subject;

    String kind;

    @Column(name = "happened_at")
    Instant at;

    @Nullable
    String txn;

    String detail;

    @Nullable
    String actor;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    EvidenceRow() {}

    EvidenceRow(PaymentEvent.EvidenceGiven given) {
        Evidence evidence = given.evidence();
        this.id = EventKey.of(given);
        this.subject = given.subject();
        this.kind = evidence.kind().name();
        this.at = Columns.time(evidence.at());
        this.txn = evidence.txn().map(GatewayTxnId::value).orElse(null);
        this.detail = Columns.text(evidence.detail(), 4000);
        this.actor = Columns.text(evidence.actor(), 1000);
    }

    PaymentEvent toEvent() {
        return new PaymentEvent.EvidenceGiven(
                new PaymentId(id.paymentId()),
                id.version(),
                subject,
                new Evidence(
                        Evidence.Kind.valueOf(kind),
                        at,
                        Optional.ofNullable(txn).map(GatewayTxnId::new),
                        detail,
                        Optional.ofNullable(actor)));
    }
}

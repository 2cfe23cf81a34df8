package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.EventKey;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundStatus;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One move of a refund; written once, never changed. */
@Entity
@Table(name = "refund_transition")
class RefundTransitionRow {
    static final Sheet<RefundTransitionRow> SHEET = Sheet.ofFacts(
            "refund_transition",
            Sheet.cells(
                    Cell.part(row -> row.id, EventKey.CELLS),
                    List.of(
                            Cell.text("refund_no", row -> row.refundNo),
                            Cell.count("step", row -> row.step),
                            Cell.text("from_status", row -> row.fromStatus),
                            Cell.text("to_status", row -> row.toStatus),
                            Cell.time("happened_at", row -> row.at),
                            Cell.text("cause", row -> row.cause))));

    @EmbeddedId
    EventKey id;

    @Column(name = "refund_no")
    String refundNo;

    int step;

    @Column(name = "from_status")
    @Nullable
    String fromStatus;

    @Column(name = "to_status")
    String toStatus;

    @Column(name = "happened_at")
    Instant at;

    String cause;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    RefundTransitionRow() {}

    RefundTransitionRow(PaymentEvent.RefundMoved moved) {
        this.id = EventKey.of(moved);
        this.refundNo = moved.refundNo().value();
        this.step = moved.step();
        this.fromStatus = moved.from().map(Enum::name).orElse(null);
        this.toStatus = moved.to().name();
        this.at = Columns.time(moved.at());
        this.cause = Columns.text(moved.cause(), 1000);
    }

    PaymentEvent toEvent() {
        return new PaymentEvent.RefundMoved(
                new PaymentId(id.paymentId()),
                id.version(),
                new RefundNo(refundNo),
                step,
                Optional.ofNullable(fromStatus).map(RefundStatus::valueOf),
                RefundStatus.valueOf(toStatus),
                at,
                cause);
    }
}

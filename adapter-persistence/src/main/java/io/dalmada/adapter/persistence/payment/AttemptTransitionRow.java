package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.EventKey;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.AttemptStatus;
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

/** One move of an attempt; written once, never changed. */
@Entity
@Table(name = "attempt_transition")
class AttemptTransitionRow {
    static final Sheet<AttemptTransitionRow> SHEET = Sheet.ofFacts(
            "attempt_transition",
            Sheet.cells(
                    Cell.part(row -> row.id, EventKey.CELLS),
                    List.of(
                            Cell.text("order_no", row -> row.orderNo),
                            Cell.count("step", row -> row.step),
                            Cell.text("from_status", row -> row.fromStatus),
                            Cell.text("to_status", row -> row.toStatus),
                            Cell.time("happened_at", row -> row.at),
                            Cell.text("cause", row -> row.cause))));

    @EmbeddedId
    EventKey id;

    @Column(name = "order_no")
    String orderNo;

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
    AttemptTransitionRow() {}

    AttemptTransitionRow(PaymentEvent.AttemptMoved moved) {
        this.id = EventKey.of(moved);
        this.orderNo = moved.orderNo().value();
        this.step = moved.step();
        this.fromStatus = moved.from().map(Enum::name).orElse(null);
        this.toStatus = moved.to().name();
        this.at = Columns.time(moved.at());
        this.cause = Columns.text(moved.cause(), 1000);
    }

    PaymentEvent toEvent() {
        return new PaymentEvent.AttemptMoved(
                new PaymentId(id.paymentId()),
                id.version(),
                new MerchantOrderNo(orderNo),
                step,
                Optional.ofNullable(fromStatus).map(AttemptStatus::valueOf),
                AttemptStatus.valueOf(toStatus),
                at,
                cause);
    }
}

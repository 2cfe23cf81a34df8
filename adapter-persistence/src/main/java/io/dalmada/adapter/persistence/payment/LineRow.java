package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One price line as stored; its currency is the payment's. */
@Entity
@Table(name = "payment_line")
class LineRow {
    static final Sheet<LineRow> SHEET = Sheet.ofFacts(
            "payment_line",
            List.of(
                    Cell.id("payment_id", row -> row.id.paymentId),
                    Cell.count("line_no", row -> row.id.lineNo),
                    Cell.text("kind", row -> row.kind),
                    Cell.text("description", row -> row.description),
                    Cell.number("total", row -> row.total),
                    Cell.number("tax_free", row -> row.taxFree),
                    Cell.number("vat", row -> row.vat),
                    Cell.number("untaxed", row -> row.untaxed)));

    @EmbeddedId
    Id id;

    String kind;
    String description;
    long total;

    @Column(name = "tax_free")
    long taxFree;

    @Nullable
    Long vat;

    long untaxed;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the mapper
    LineRow() {}

    /** @param lineNo 0, 1, 2 … */
    @Embeddable
    record Id(
            @Column(name = "payment_id") UUID paymentId,
            @Column(name = "line_no") int lineNo) {}
}

package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Sheet;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt as stored. */
@Entity
@Table(name = "attempt")
public class AttemptRow {
    static final Sheet<AttemptRow> SHEET = Sheet.of(
            "attempt",
            List.of(
                    Cell.text("order_no", row -> row.orderNo),
                    Cell.id("payment_id", row -> row.paymentId),
                    Cell.id("billing_key_id", row -> row.billingKeyId),
                    Cell.text("gateway_id", row -> row.gatewayId),
                    Cell.count("attempt_no", row -> row.attemptNo),
                    Cell.time("created_at", row -> row.createdAt)),
            Sheet.cells(
                    List.of(
                            Cell.text("status", row -> row.status),
                            Cell.count("steps", row -> row.steps),
                            Cell.id("open_payment_id", row -> row.openPaymentId),
                            Cell.time("due_at", row -> row.dueAt),
                            Cell.time("sent_at", row -> row.sentAt),
                            Cell.text("not_attempted", row -> row.notAttempted),
                            Cell.text("sealed", row -> row.sealed),
                            Cell.text("sealed_key_id", row -> row.sealedKeyId)),
                    Cell.part(row -> row.approved, Approved.CELLS),
                    Cell.part(row -> row.declined, Declined.CELLS),
                    Cell.part(row -> row.question, QuestionPart.CELLS),
                    Cell.part(row -> row.word, WordPart.CELLS)));

    @Id
    @Column(name = "order_no")
    public String orderNo;

    @Column(name = "payment_id")
    UUID paymentId;

    /** The key it is made with; the payment's own is that of its last attempt. */
    @Column(name = "billing_key_id")
    UUID billingKeyId;

    @Column(name = "gateway_id")
    String gatewayId;

    @Column(name = "attempt_no")
    int attemptNo;

    @Column(name = "created_at")
    Instant createdAt;

    String status;
    int steps;

    /** The payment's id while the attempt is open: the unique slot. */
    @Column(name = "open_payment_id")
    @Nullable
    UUID openPaymentId;

    /** When periodic work handles it. */
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Embedded
    @Nullable
    Approved approved;

    @Embedded
    @Nullable
    Declined declined;

    @Column(name = "not_attempted")
    @Nullable
    String notAttempted;

    @Embedded
    @Nullable
    QuestionPart question;

    /** A reply that could not be opened yet, encrypted. */
    @Nullable
    public String sealed;

    @Column(name = "sealed_key_id")
    @Nullable
    String sealedKeyId;

    @Embedded
    @Nullable
    WordPart word;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the mapper
    AttemptRow() {}

    @Embeddable
    record Approved(
            @Column(name = "approval_txn") String txn,
            @Column(name = "approval_no") @Nullable String approvalNo,
            @Column(name = "approved_at") Instant at,
            @Column(name = "receipt") @Nullable String receipt) {
        static final List<Cell<Approved>> CELLS = List.of(
                Cell.text("approval_txn", Approved::txn),
                Cell.text("approval_no", Approved::approvalNo),
                Cell.time("approved_at", Approved::at),
                Cell.text("receipt", Approved::receipt));
    }

    @Embeddable
    record Declined(
            @Column(name = "decline_reason") String reason,
            @Column(name = "decline_retry") String retry,
            @Column(name = "decline_not_before") @Nullable String notBefore) {
        static final List<Cell<Declined>> CELLS = List.of(
                Cell.text("decline_reason", Declined::reason),
                Cell.text("decline_retry", Declined::retry),
                Cell.text("decline_not_before", Declined::notBefore));
    }
}

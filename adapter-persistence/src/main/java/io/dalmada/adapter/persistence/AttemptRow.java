package io.dalmada.adapter.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt as stored. */
@Entity
@Table(name = "attempt")
class AttemptRow extends PaymentPart {
    @Id
    @Column(name = "order_no")
    String orderNo;

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

    /** When periodic work looks at it. */
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
    String sealed;

    @Column(name = "sealed_key_id")
    @Nullable
    String sealedKeyId;

    @Embedded
    @Nullable
    WordPart word;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the mapper
    AttemptRow() {}

    /** What a step may change. */
    void changes(ConditionalUpdate update) {
        update.set("status", status)
                .set("steps", steps)
                .set("openPaymentId", openPaymentId)
                .set("dueAt", dueAt)
                .set("sentAt", sentAt)
                .set("approved", approved)
                .set("declined", declined)
                .set("notAttempted", notAttempted)
                .set("question", question)
                .set("sealed", sealed)
                .set("sealedKeyId", sealedKeyId)
                .set("word", word);
    }

    @Embeddable
    record Approved(
            @Column(name = "approval_txn") String txn,
            @Column(name = "approval_no") @Nullable String approvalNo,
            @Column(name = "approved_at") Instant at,
            @Column(name = "receipt") @Nullable String receipt) {}

    @Embeddable
    record Declined(
            @Column(name = "decline_reason") String reason,
            @Column(name = "decline_retry") String retry,
            @Column(name = "decline_not_before") @Nullable String notBefore) {}
}

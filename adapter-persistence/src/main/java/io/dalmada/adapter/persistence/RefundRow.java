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

/** A refund as stored; its currency is the payment's. */
@Entity
@Table(name = "refund")
class RefundRow extends PaymentPart {
    @Id
    @Column(name = "refund_no")
    String refundNo;

    @Column(name = "payment_id")
    UUID paymentId;

    @Column(name = "gateway_id")
    String gatewayId;

    /** 0, 1, 2 … within the payment. */
    @Column(name = "refund_index")
    int refundIndex;

    @Column(name = "charge_txn")
    String chargeTxn;

    @Column(name = "charge_order_no")
    String chargeOrderNo;

    long amount;

    @Column(name = "remaining_before")
    long remainingBefore;

    String reason;

    @Column(name = "created_at")
    Instant createdAt;

    String status;
    int steps;

    /** Gateway and charge while the refund is open: the unique slot. */
    @Column(name = "open_charge")
    @Nullable
    String openCharge;

    /** When periodic work looks at it. */
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Column(name = "done_at")
    @Nullable
    Instant doneAt;

    @Column(name = "refund_txn")
    @Nullable
    String refundTxn;

    @Nullable
    String refusal;

    @Column(name = "not_attempted")
    @Nullable
    String notAttempted;

    @Embedded
    @Nullable
    QuestionPart question;

    /** True even when nothing is known of the account but that a deposit is awaited. */
    @Column(name = "has_deposit")
    boolean hasDeposit;

    @Embedded
    @Nullable
    Deposit deposit;

    @Embedded
    @Nullable
    WordPart word;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate or the mapper
    RefundRow() {}

    /** What a step may change. */
    void changes(ConditionalUpdate update) {
        update.set("status", status)
                .set("steps", steps)
                .set("openCharge", openCharge)
                .set("dueAt", dueAt)
                .set("sentAt", sentAt)
                .set("doneAt", doneAt)
                .set("refundTxn", refundTxn)
                .set("refusal", refusal)
                .set("notAttempted", notAttempted)
                .set("question", question)
                .set("hasDeposit", hasDeposit)
                .set("deposit", deposit)
                .set("word", word);
    }

    @Embeddable
    record Deposit(
            @Column(name = "deposit_bank") @Nullable String bank,
            @Column(name = "deposit_account") @Nullable String account,
            @Column(name = "deposit_holder") @Nullable String holder,
            @Column(name = "deposit_until") @Nullable Instant until) {}
}

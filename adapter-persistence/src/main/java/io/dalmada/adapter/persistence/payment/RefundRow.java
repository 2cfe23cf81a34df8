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

/** A refund as stored; its currency is the payment's. */
@Entity
@Table(name = "refund")
class RefundRow {
    static final Sheet<RefundRow> SHEET = Sheet.of(
            "refund",
            List.of(
                    Cell.text("refund_no", row -> row.refundNo),
                    Cell.id("payment_id", row -> row.paymentId),
                    Cell.text("gateway_id", row -> row.gatewayId),
                    Cell.count("refund_index", row -> row.refundIndex),
                    Cell.text("charge_txn", row -> row.chargeTxn),
                    Cell.text("charge_order_no", row -> row.chargeOrderNo),
                    Cell.number("amount", row -> row.amount),
                    Cell.number("remaining_before", row -> row.remainingBefore),
                    Cell.text("reason", row -> row.reason),
                    Cell.text("origin", row -> row.origin),
                    Cell.time("created_at", row -> row.createdAt)),
            Sheet.cells(
                    List.of(
                            Cell.text("status", row -> row.status),
                            Cell.count("steps", row -> row.steps),
                            Cell.text("open_charge", row -> row.openCharge),
                            Cell.time("due_at", row -> row.dueAt),
                            Cell.time("ask_again_at", row -> row.askAgainAt),
                            Cell.time("sent_at", row -> row.sentAt),
                            Cell.time("done_at", row -> row.doneAt),
                            Cell.text("refund_txn", row -> row.refundTxn),
                            Cell.text("refusal", row -> row.refusal),
                            Cell.text("not_attempted", row -> row.notAttempted),
                            Cell.flag("has_deposit", row -> row.hasDeposit)),
                    Cell.part(row -> row.question, QuestionPart.CELLS),
                    Cell.part(row -> row.deposit, Deposit.CELLS),
                    Cell.part(row -> row.word, WordPart.CELLS)));

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

    /** Null in rows that a release before this column wrote. */
    @Nullable
    String origin;

    @Column(name = "created_at")
    Instant createdAt;

    String status;
    int steps;

    /** Gateway and charge while the refund is open: the unique slot. */
    @Column(name = "open_charge")
    @Nullable
    String openCharge;

    /** When periodic work handles it. */
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    /** When a refund that failed is requested again automatically. */
    @Column(name = "ask_again_at")
    @Nullable
    Instant askAgainAt;

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

    /** True also when the gateway awaits a deposit but has not named the account. */
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

    @Embeddable
    record Deposit(
            @Column(name = "deposit_bank") @Nullable String bank,
            @Column(name = "deposit_account") @Nullable String account,
            @Column(name = "deposit_holder") @Nullable String holder,
            @Column(name = "deposit_until") @Nullable Instant until) {
        static final List<Cell<Deposit>> CELLS = List.of(
                Cell.text("deposit_bank", Deposit::bank),
                Cell.text("deposit_account", Deposit::account),
                Cell.text("deposit_holder", Deposit::holder),
                Cell.time("deposit_until", Deposit::until));
    }
}

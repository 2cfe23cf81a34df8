package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.gateway.RefundRefusal;
import io.dalmada.domain.payment.DepositAccount;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundOrigin;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refunds to rows and back. */
final class RefundMapper {
    private RefundMapper() {}

    static RefundRow row(Payment.Snapshot of, Refund from) {
        RefundRow row = new RefundRow();
        row.refundNo = from.number().value();
        row.paymentId = of.id().value();
        row.gatewayId = of.gateway().value();
        row.refundIndex = of.refunds().indexOf(from);
        row.chargeTxn = from.charge().value();
        row.chargeOrderNo = from.chargeOrderNo().value();
        row.amount = from.amount().minor();
        row.remainingBefore = from.remainingBefore().minor();
        row.reason = from.reason().text();
        row.origin = from.origin().name();
        row.createdAt = Columns.time(from.createdAt());
        state(from, row);
        return row;
    }

    private static void state(Refund from, RefundRow row) {
        row.status = from.status().name();
        row.steps = from.steps();
        row.openCharge = from.status().isOpen() ? row.gatewayId + "|" + row.chargeTxn : null;
        row.dueAt = due(from);
        row.askAgainAt = Columns.time(from.askAgainAt());
        row.sentAt = Columns.time(from.sentAt());
        row.doneAt = Columns.time(from.doneAt());
        row.refundTxn = from.refundTxn().map(GatewayTxnId::value).orElse(null);
        row.refusal = from.refusal().map(Enum::name).orElse(null);
        row.notAttempted = from.notAttempted().map(Enum::name).orElse(null);
        row.question = from.question().map(QuestionPart::of).orElse(null);
        row.hasDeposit = from.deposit().isPresent();
        row.deposit = from.deposit().map(RefundMapper::deposit).orElse(null);
        row.word = WordPart.of(from.word());
    }

    private static @Nullable Instant due(Refund refund) {
        return switch (refund.status()) {
            case CREATED -> Columns.time(refund.createdAt());
            case SENDING -> Columns.time(refund.sentAt());
            case UNKNOWN, AWAITING_DEPOSIT, MANUAL ->
                Columns.time(refund.question().map(OpenQuestion::nextInquiryAt));
            case DONE, REFUSED, NOT_SENT, ABSENT -> null;
        };
    }

    private static RefundRow.Deposit deposit(DepositAccount from) {
        return new RefundRow.Deposit(
                Columns.text(from.bank(), 1000),
                Columns.text(from.account(), 1000),
                Columns.text(from.holder(), 1000),
                Columns.time(from.until()));
    }

    static Refund refund(RefundRow row, Currency currency) {
        return new Refund(
                new RefundNo(row.refundNo),
                new GatewayTxnId(row.chargeTxn),
                new MerchantOrderNo(row.chargeOrderNo),
                new Money(row.amount, currency),
                new Money(row.remainingBefore, currency),
                new RefundReason(row.reason),
                origin(row.origin),
                RefundStatus.valueOf(row.status),
                row.steps,
                row.createdAt,
                Optional.ofNullable(row.sentAt),
                Optional.ofNullable(row.doneAt),
                Optional.ofNullable(row.refundTxn).map(GatewayTxnId::new),
                Optional.ofNullable(row.refusal).map(RefundRefusal::valueOf),
                Optional.ofNullable(row.notAttempted).map(NotAttemptedCause::valueOf),
                Optional.ofNullable(row.question).map(question -> question.question(Optional.empty())),
                row.hasDeposit ? Optional.of(account(row.deposit)) : Optional.empty(),
                WordPart.word(row.word));
    }

    /** An unknown value of an older or newer release has no effect. */
    private static RefundOrigin origin(@Nullable String stored) {
        return Arrays.stream(RefundOrigin.values())
                .filter(known -> known.name().equals(stored))
                .findFirst()
                .orElse(RefundOrigin.CALLER);
    }

    private static DepositAccount account(RefundRow.@Nullable Deposit part) {
        return part == null
                ? new DepositAccount(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                : new DepositAccount(
                        Optional.ofNullable(part.bank()),
                        Optional.ofNullable(part.account()),
                        Optional.ofNullable(part.holder()),
                        Optional.ofNullable(part.until()));
    }
}

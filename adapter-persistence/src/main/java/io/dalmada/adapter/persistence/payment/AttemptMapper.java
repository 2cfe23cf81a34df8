package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.gateway.Retry;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attempts to rows and back. */
final class AttemptMapper {
    /** Bytes; encrypted and in Base64 they are a third more. */
    private static final int LONGEST_SEALED = 700_000;

    private final Encryption encryption;

    AttemptMapper(Encryption encryption) {
        this.encryption = encryption;
    }

    AttemptRow row(Payment.Snapshot of, Attempt from) {
        AttemptRow row = new AttemptRow();
        row.orderNo = from.orderNo().value();
        row.paymentId = of.id().value();
        row.billingKeyId = of.billingKey().value();
        row.gatewayId = of.gateway().value();
        row.attemptNo = from.number();
        row.createdAt = Columns.time(from.createdAt());
        row.status = from.status().name();
        row.steps = from.steps();
        row.openPaymentId = from.status().isOpen() ? row.paymentId : null;
        row.dueAt = due(from);
        row.sentAt = Columns.time(from.sentAt());
        row.approved = from.approval().map(AttemptMapper::approved).orElse(null);
        row.declined = from.decline().map(AttemptMapper::declined).orElse(null);
        row.notAttempted = from.notAttempted().map(Enum::name).orElse(null);
        row.question = from.question().map(QuestionPart::of).orElse(null);
        row.word = WordPart.of(from.word());
        from.question().flatMap(OpenQuestion::sealed).ifPresent(reply -> seal(reply, row));
        return row;
    }

    /** A sealed reply too long for its column is dropped: an inquiry settles the attempt, as after a lost reply. */
    private void seal(SealedReply reply, AttemptRow row) {
        byte[] clear = reply.text().use(text -> text.getBytes(StandardCharsets.UTF_8));
        if (clear.length > LONGEST_SEALED) {
            return;
        }
        row.sealed = encryption.encrypt(clear, EncryptedColumn.ATTEMPT_SEALED, row.orderNo);
        row.sealedKeyId = encryption.keyId();
    }

    private static @Nullable Instant due(Attempt attempt) {
        return switch (attempt.status()) {
            case CREATED -> Columns.time(attempt.createdAt());
            case SENDING -> Columns.time(attempt.sentAt());
            case UNKNOWN, MANUAL -> Columns.time(attempt.question().map(OpenQuestion::nextInquiryAt));
            case SUCCEEDED, DECLINED, NOT_SENT, ABSENT, VOID -> null;
        };
    }

    private static AttemptRow.Approved approved(Approval from) {
        return new AttemptRow.Approved(
                from.txn().value(),
                Columns.text(from.approvalNo(), 1000),
                Columns.time(from.approvedAt()),
                from.receipt().map(URI::toString).orElse(null));
    }

    private static AttemptRow.Declined declined(Decline from) {
        return new AttemptRow.Declined(
                from.reason().name(),
                from.retry().name(),
                from.notBefore().map(Duration::toString).orElse(null));
    }

    Attempt attempt(AttemptRow row) {
        return new Attempt(
                row.attemptNo,
                new MerchantOrderNo(row.orderNo),
                AttemptStatus.valueOf(row.status),
                row.steps,
                row.createdAt,
                Optional.ofNullable(row.sentAt),
                Optional.ofNullable(row.approved).map(AttemptMapper::approval),
                Optional.ofNullable(row.declined).map(AttemptMapper::decline),
                Optional.ofNullable(row.notAttempted).map(NotAttemptedCause::valueOf),
                Optional.ofNullable(row.question).map(question -> question.question(sealed(row))),
                WordPart.word(row.word));
    }

    private Optional<SealedReply> sealed(AttemptRow row) {
        return Optional.ofNullable(row.sealed)
                .map(stored -> encryption.decrypt(stored, EncryptedColumn.ATTEMPT_SEALED, row.orderNo))
                .map(clear -> new SealedReply(SecretText.of(new String(clear, StandardCharsets.UTF_8))));
    }

    private static Approval approval(AttemptRow.Approved part) {
        return new Approval(
                new GatewayTxnId(part.txn()),
                Optional.ofNullable(part.approvalNo()),
                part.at(),
                Optional.ofNullable(part.receipt()).map(URI::create));
    }

    private static Decline decline(AttemptRow.Declined part) {
        return new Decline(
                DeclineReason.valueOf(part.reason()),
                Retry.valueOf(part.retry()),
                Optional.ofNullable(part.notBefore()).map(Duration::parse));
    }
}

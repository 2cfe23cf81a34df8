package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Cell;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.SealedReply;
import io.dalmada.domain.payment.OpenQuestion;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pending inquiry as stored, in the row of its attempt or refund; the sealed reply has a column of its own. */
@Embeddable
record QuestionPart(
        @Column(name = "question_doubt") String doubt,
        @Column(name = "question_since") Instant since,
        @Column(name = "question_txn") @Nullable String txn,
        @Column(name = "question_scans") Integer scans,
        @Column(name = "question_last_scan_at") @Nullable Instant lastScanAt,
        @Column(name = "question_answered_at") @Nullable Instant answeredAt,
        @Column(name = "question_next_at") Instant nextAt) {
    static final List<Cell<QuestionPart>> CELLS = List.of(
            Cell.text("question_doubt", QuestionPart::doubt),
            Cell.time("question_since", QuestionPart::since),
            Cell.text("question_txn", QuestionPart::txn),
            Cell.count("question_scans", QuestionPart::scans),
            Cell.time("question_last_scan_at", QuestionPart::lastScanAt),
            Cell.time("question_answered_at", QuestionPart::answeredAt),
            Cell.time("question_next_at", QuestionPart::nextAt));

    static QuestionPart of(OpenQuestion question) {
        return new QuestionPart(
                question.doubt().name(),
                Columns.time(question.since()),
                question.txn().map(GatewayTxnId::value).orElse(null),
                question.scans(),
                Columns.time(question.lastScanAt()),
                Columns.time(question.answeredAt()),
                Columns.time(question.nextInquiryAt()));
    }

    OpenQuestion question(Optional<SealedReply> sealed) {
        return new OpenQuestion(
                Doubt.valueOf(doubt),
                since,
                Optional.ofNullable(txn).map(GatewayTxnId::new),
                sealed,
                scans,
                Optional.ofNullable(lastScanAt),
                Optional.ofNullable(answeredAt),
                nextAt);
    }
}

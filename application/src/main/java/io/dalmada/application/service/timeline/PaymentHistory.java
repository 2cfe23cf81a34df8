package io.dalmada.application.service.timeline;

import static io.dalmada.application.port.in.TimelineCodes.ATTEMPT;
import static io.dalmada.application.port.in.TimelineCodes.CHARGE;
import static io.dalmada.application.port.in.TimelineCodes.EVIDENCE;
import static io.dalmada.application.port.in.TimelineCodes.REFUND;

import io.dalmada.application.port.in.TimelineCause;
import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened to a payment, and what comes next. Pure functions. */
final class PaymentHistory {
    private PaymentHistory() {}

    static List<TimelineEntry> past(Payment payment, List<PaymentEvent> history) {
        return history.stream()
                .map(event -> entry(payment, event).of(Optional.of(payment.id())))
                .toList();
    }

    private static TimelineEntry entry(Payment payment, PaymentEvent event) {
        return event.fold(
                moved -> attempt(payment, moved),
                moved -> WrittenCause.into(
                        TimelineEntry.of(
                                        moved.at(),
                                        REFUND + moved.to(),
                                        moved.refundNo().value())
                                .over(payment.refund(moved.refundNo()).amount()),
                        moved.cause()),
                seen -> TimelineEntry.of(
                                seen.at(), CHARGE + seen.role(), seen.orderNo().value())
                        .over(seen.amount())
                        .said(Optional.empty(), Optional.of(seen.txn().value())),
                PaymentHistory::evidence);
    }

    /** An attempt's last state is shown with the gateway's own code. */
    private static TimelineEntry attempt(Payment payment, PaymentEvent.AttemptMoved moved) {
        TimelineEntry entry = WrittenCause.into(
                TimelineEntry.of(
                        moved.at(), ATTEMPT + moved.to(), moved.orderNo().value()),
                moved.cause());
        Attempt attempt = payment.attempt(moved.orderNo());
        Optional<String> code = attempt.word()
                .code()
                .filter(known -> attempt.steps() == moved.step())
                .map(known -> "gateway code " + known);
        return code.isEmpty() ? entry : entry.said(entry.actor(), code);
    }

    private static TimelineEntry evidence(PaymentEvent.EvidenceGiven given) {
        return TimelineEntry.of(given.at(), EVIDENCE + given.evidence().kind(), given.subject())
                .because(WrittenCause.word(given.evidence().detail()))
                .said(given.evidence().actor(), Optional.of(given.evidence().detail()));
    }

    static List<TimelineEntry> next(Payment payment) {
        Stream<Optional<TimelineEntry>> attempts = payment.attempts().stream().map(PaymentHistory::next);
        Stream<Optional<TimelineEntry>> refunds = payment.refunds().stream().map(PaymentHistory::next);
        return Stream.concat(attempts, refunds)
                .flatMap(Optional::stream)
                .map(entry -> entry.of(Optional.of(payment.id())))
                .toList();
    }

    private static Optional<TimelineEntry> next(Attempt attempt) {
        String about = attempt.orderNo().value();
        Instant since = attempt.sentAt().orElse(attempt.createdAt());
        return switch (attempt.status()) {
            case CREATED -> Optional.of(TimelineEntry.of(since, TimelineCodes.NEXT_SEND, about));
            case SENDING -> Optional.of(TimelineEntry.of(since, TimelineCodes.NEXT_ANSWER, about));
            case UNKNOWN -> asked(TimelineCodes.NEXT_INQUIRY, about, attempt.question());
            case MANUAL -> asked(TimelineCodes.NEXT_PERSON, about, attempt.question());
            case SUCCEEDED, DECLINED, NOT_SENT, ABSENT, VOID -> Optional.empty();
        };
    }

    private static Optional<TimelineEntry> next(Refund refund) {
        String about = refund.number().value();
        Instant since = refund.sentAt().orElse(refund.createdAt());
        Optional<TimelineEntry> next = switch (refund.status()) {
            case CREATED -> Optional.of(TimelineEntry.of(since, TimelineCodes.NEXT_SEND, about));
            case SENDING -> Optional.of(TimelineEntry.of(since, TimelineCodes.NEXT_ANSWER, about));
            case UNKNOWN -> asked(TimelineCodes.NEXT_INQUIRY, about, refund.question());
            case AWAITING_DEPOSIT ->
                asked(TimelineCodes.NEXT_INQUIRY, about, refund.question())
                        .map(e -> e.because(Optional.of(TimelineCause.DEPOSIT_AWAITED.name())));
            case MANUAL -> asked(TimelineCodes.NEXT_PERSON, about, refund.question());
            case DONE, REFUSED, NOT_SENT, ABSENT -> Optional.empty();
        };
        return next.map(entry -> entry.over(refund.amount()));
    }

    private static Optional<TimelineEntry> asked(String code, String about, Optional<OpenQuestion> question) {
        return question.map(open -> TimelineEntry.of(open.nextInquiryAt(), code, about)
                .because(Optional.of(open.doubt().name()))
                .followedAt(Optional.of(open.nextInquiryAt())));
    }
}

package io.dalmada.application.service.timeline;

import static io.dalmada.application.port.in.TimelineCodes.ARRANGED;
import static io.dalmada.application.port.in.TimelineCodes.BILL;
import static io.dalmada.application.port.in.TimelineCodes.SUBSCRIPTION;

import io.dalmada.application.port.in.TimelineCodes;
import io.dalmada.application.port.in.TimelineEntry;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Decision;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened to a subscription, and what comes next. Pure functions. */
final class SubscriptionHistory {
    private SubscriptionHistory() {}

    static List<TimelineEntry> past(List<SubscriptionEvent> history) {
        return history.stream().map(SubscriptionHistory::entry).toList();
    }

    private static TimelineEntry entry(SubscriptionEvent event) {
        String about = event.subscription().toString();
        return event.fold(
                moved -> WrittenCause.into(
                        TimelineEntry.of(moved.at(), SUBSCRIPTION + moved.to(), about), moved.cause()),
                SubscriptionHistory::bill,
                arranged -> TimelineEntry.of(arranged.at(), ARRANGED + arranged.what(), about)
                        .said(Optional.empty(), Optional.of(arranged.detail())));
    }

    private static TimelineEntry bill(SubscriptionEvent.Billed billed) {
        TimelineEntry entry = TimelineEntry.of(billed.at(), BILL + billed.step(), Integer.toString(billed.number()))
                .of(billed.payment())
                .over(billed.amount())
                .by(billed.decision().map(Decision::rule))
                .followedAt(billed.decision().flatMap(Decision::next).map(NextStep::at));
        return WrittenCause.into(entry, billed.cause());
    }

    /** The newest last. */
    static List<PaymentId> payments(List<SubscriptionEvent> history) {
        return history.stream()
                .map(event -> event.<Optional<PaymentId>>fold(
                        moved -> Optional.empty(), SubscriptionEvent.Billed::payment, arranged -> Optional.empty()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    static List<TimelineEntry> next(Subscription subscription, Instant now) {
        String about = subscription.id().toString();
        Optional<TimelineEntry> person = subscription
                .snapshot()
                .heldSince()
                .map(since ->
                        TimelineEntry.of(now, TimelineCodes.NEXT_PERSON, about).by(Optional.of(Decision.Rule.TOO_OLD)));
        Optional<TimelineEntry> answer = subscription
                .bill()
                .filter(Bill::trying)
                .map(bill -> TimelineEntry.of(now, TimelineCodes.NEXT_ANSWER, Integer.toString(bill.number()))
                        .of(bill.payment())
                        .over(bill.amount()));
        Optional<TimelineEntry> planned = subscription.next().map(step -> planned(step, about));
        return Stream.of(person, answer, planned).flatMap(Optional::stream).toList();
    }

    private static TimelineEntry planned(NextStep step, String about) {
        String code = step.kind() == NextStep.Kind.COLLECT ? TimelineCodes.NEXT_COLLECT : TimelineCodes.NEXT_TURN;
        return TimelineEntry.of(step.at(), code, about).followedAt(Optional.of(step.at()));
    }
}

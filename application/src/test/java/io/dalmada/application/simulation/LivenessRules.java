package io.dalmada.application.simulation;

import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.OpenQuestion;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Nothing waits for nobody: what is not over has a next step of its own, is on its way, or is listed for an operator. A
 * question that is open is asked again within a day.
 */
final class LivenessRules {
    private static final String NAME = "I-43 a next step";
    /** An open question, whosever: asked again at the latest after this. */
    private static final Duration ASKED_WITHIN = Duration.ofDays(1);

    private LivenessRules() {}

    /** Holds of each committed subscription, not only at rest. */
    static void of(Subscription.Snapshot s) {
        boolean goesOn = s.status().isOver()
                || s.next().isPresent()
                || s.heldSince().isPresent()
                || s.status() == SubscriptionStatus.PAUSED
                || s.bill().filter(LivenessRules::isOnItsWayOrDeclined).isPresent();
        Violation.unless(goesOn, NAME, () -> "nothing will ever happen to " + s);
    }

    /** What was declined for good stays past due by the policy, and is listed as such. */
    private static boolean isOnItsWayOrDeclined(Bill bill) {
        return bill.trying() || bill.lastDecline().isPresent();
    }

    /** Holds at rest. */
    static void of(Payment payment, Instant now) {
        payment.attempts().forEach(a -> asked(payment, isAsked(a), a.question(), now));
        payment.refunds().forEach(r -> asked(payment, isAsked(r), r.question(), now));
    }

    private static boolean isAsked(Attempt attempt) {
        return attempt.status() == AttemptStatus.UNKNOWN || attempt.status() == AttemptStatus.MANUAL;
    }

    private static boolean isAsked(Refund refund) {
        return refund.status() == RefundStatus.UNKNOWN
                || refund.status() == RefundStatus.MANUAL
                || refund.status() == RefundStatus.AWAITING_DEPOSIT;
    }

    private static void asked(Payment payment, boolean open, Optional<OpenQuestion> question, Instant now) {
        boolean soon = question.filter(q -> !q.nextInquiryAt().isAfter(now.plus(ASKED_WITHIN)))
                .isPresent();
        Violation.unless(!open || soon, NAME, () -> payment + " is not asked about within a day: " + question);
    }
}

package io.dalmada.application.simulation;

import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One request has one effect, however often its key comes: one charge, one refund, one change of the agreement. What a
 * request made is told by the commits that were made while it was served, not by what the code wrote down about it.
 */
final class RequestRules {
    private static final String NAME = "I-23 one effect per request";
    /** What is noted when something else has happened, and judged there. */
    private static final Set<SubscriptionEvent.What> BESIDE = EnumSet.of(
            SubscriptionEvent.What.REFUND_NOTED,
            SubscriptionEvent.What.REFUND_PENDING,
            SubscriptionEvent.What.REFUND_DROPPED,
            SubscriptionEvent.What.HELD,
            SubscriptionEvent.What.UNBILLED);

    private static final Set<SubscriptionStatus> ASKED_FOR =
            EnumSet.of(SubscriptionStatus.PAUSED, SubscriptionStatus.CANCELED);

    private final Map<String, String> madeBy = new HashMap<>();
    private final Map<String, String> effects = new HashMap<>();
    private final Set<String> refundsAsked = new HashSet<>();

    /** Inside the commit of an act. @param key the request that is served; @param once whether that is judged */
    void committed(String key, DomainEvent event, boolean once) {
        if (event instanceof PaymentEvent.AttemptMoved moved && moved.from().isEmpty()) {
            madeBy.put(moved.orderNo().value(), key);
        } else if (event instanceof PaymentEvent.RefundMoved moved
                && moved.from().isEmpty()) {
            madeBy.put(moved.refundNo().value(), key);
            refundsAsked.add(moved.refundNo().value());
        } else if (once && event instanceof SubscriptionEvent.Arranged arranged && !BESIDE.contains(arranged.what())) {
            once(key, arranged.what().name(), arranged);
        } else if (once && event instanceof SubscriptionEvent.Moved moved && ASKED_FOR.contains(moved.to())) {
            once(key, moved.to().name(), moved);
        }
    }

    /** Whoever finds it out: what a request has brought about. */
    void see(DomainEvent event) {
        if (event instanceof PaymentEvent.AttemptMoved moved && moved.to() == AttemptStatus.SUCCEEDED) {
            brought(moved.orderNo().value(), "a charge", moved);
        } else if (event instanceof PaymentEvent.RefundMoved moved
                && moved.to() == RefundStatus.DONE
                && !landedLate(moved)) {
            brought(moved.refundNo().value(), "a refund", moved);
        }
    }

    /** Held for absent by proof, so the key made another: what lands against the proof cannot be called back. */
    private static boolean landedLate(PaymentEvent.RefundMoved moved) {
        return moved.from().filter(RefundStatus.ABSENT::equals).isPresent();
    }

    private void brought(String number, String what, DomainEvent event) {
        String key = madeBy.get(number);
        if (key != null) {
            once(key, what, event);
        }
    }

    private void once(String key, String what, DomainEvent event) {
        String before = effects.put(key + " " + what, event.toString());
        Violation.unless(before == null, NAME, () -> key + " brought " + what + " twice: " + before + " and " + event);
    }

    boolean isAsked(String refund) {
        return refundsAsked.contains(refund);
    }
}

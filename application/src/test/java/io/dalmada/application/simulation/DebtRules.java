package io.dalmada.application.simulation;

import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What becomes of a debt that is paid late: days without service are never billed unasked, and whoever paid goes on. */
final class DebtRules {
    private static final Duration GRACE = Duration.ofDays(8);
    private static final Duration AT_ONCE = Duration.ofDays(1);

    private final Map<SubscriptionId, SubscriptionStatus> status = new HashMap<>();
    private final Map<SubscriptionId, Instant> declined = new HashMap<>();
    private final Map<SubscriptionId, Instant> healed = new HashMap<>();
    private final Map<SubscriptionId, LocalDate> servedAgainFrom = new HashMap<>();
    private final Map<SubscriptionId, Integer> newest = new HashMap<>();
    private final Set<SubscriptionId> asked = new HashSet<>();

    void see(SubscriptionEvent event) {
        if (event instanceof SubscriptionEvent.Moved moved) {
            moved(moved);
        } else if (event instanceof SubscriptionEvent.Billed billed && billed.step() == BillStep.ATTEMPTED) {
            attempted(billed);
        } else if (event instanceof SubscriptionEvent.Billed billed && billed.step() == BillStep.DECLINED) {
            declined.put(billed.subscription(), billed.at());
        } else if (event instanceof SubscriptionEvent.Arranged arranged) {
            arranged(arranged);
        }
    }

    private void moved(SubscriptionEvent.Moved moved) {
        SubscriptionStatus before = status.put(moved.subscription(), moved.to());
        if (moved.to() == SubscriptionStatus.ACTIVE && isDunned(before) && !wasForgotten(moved, before)) {
            healed.put(moved.subscription(), moved.at());
        }
        if (moved.to() == SubscriptionStatus.ACTIVE && before == SubscriptionStatus.SUSPENDED) {
            servedAgainFrom.put(moved.subscription(), ChargeWindow.STANDARD.day(moved.at()));
        }
    }

    /** Nobody was there to suspend it, for longer than bills are caught up with: then an operator is to decide. */
    private boolean wasForgotten(SubscriptionEvent.Moved moved, SubscriptionStatus before) {
        Instant since = declined.getOrDefault(moved.subscription(), Instant.MIN);
        return before == SubscriptionStatus.PAST_DUE
                && since.isBefore(moved.at().minus(GRACE));
    }

    private static boolean isDunned(SubscriptionStatus status) {
        return status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.SUSPENDED;
    }

    private void attempted(SubscriptionEvent.Billed billed) {
        boolean first = newest.getOrDefault(billed.subscription(), -1) < billed.number();
        newest.merge(billed.subscription(), billed.number(), Math::max);
        LocalDate from = servedAgainFrom.get(billed.subscription());
        Violation.unless(
                !first
                        || from == null
                        || asked.contains(billed.subscription())
                        || !billed.span().from().isBefore(from),
                "I-35 suspended time is not billed",
                () -> billed + ", but there was no service before " + from);
    }

    private void arranged(SubscriptionEvent.Arranged arranged) {
        if (arranged.what() == What.RELEASED) {
            asked.add(arranged.subscription());
        }
        Instant paid = healed.get(arranged.subscription());
        boolean soon = paid != null && arranged.at().isBefore(paid.plus(AT_ONCE));
        Violation.unless(
                arranged.what() != What.HELD || !soon,
                "I-36 who pays goes on",
                () -> arranged + ", though it was paid at " + paid);
    }
}

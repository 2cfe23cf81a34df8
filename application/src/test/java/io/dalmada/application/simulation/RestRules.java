package io.dalmada.application.simulation;

import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;

/** What must hold of a subscription once all is at rest: nothing due is forgotten, nothing is stuck. */
final class RestRules {
    private final Instant now;
    private final LocalDate today;
    private final Predicate<Bill> waits;
    private final Function<SubscriptionId, Instant> changed;

    /** @param waits whether a bill's payment waits for a person; @param changed when a subscription changed last */
    RestRules(Instant now, Predicate<Bill> waits, Function<SubscriptionId, Instant> changed) {
        this.changed = changed;
        this.waits = waits;
        this.now = now;
        this.today = ChargeWindow.STANDARD.day(now);
    }

    void of(Subscription.Snapshot s) {
        Violation.unless(s.credit().minor() >= 0, "I-27 money", () -> "credit of " + s);
        if (s.status() == SubscriptionStatus.CANCELED || s.status() == SubscriptionStatus.ENDED) {
            Violation.unless(
                    s.bill().filter(bill -> !waits.test(bill)).isEmpty()
                            && s.next().isEmpty(),
                    "I-29 nothing left open",
                    () -> "over, but " + s);
            return;
        }
        Violation.unless(
                s.bill().filter(Bill::trying).filter(bill -> !waits.test(bill)).isEmpty(),
                "I-29 nothing left open",
                () -> "still trying: " + s);
        goesOn(s);
    }

    private void goesOn(Subscription.Snapshot s) {
        boolean mayWait = s.bill().filter(waits).isPresent()
                || s.heldSince().isPresent()
                || s.status() == SubscriptionStatus.PAUSED
                || s.bill().flatMap(Bill::lastDecline).isPresent();
        Violation.unless(s.next().isPresent() || mayWait, "I-03 no lost charge", () -> "stuck: " + s);
        boolean soon = s.next()
                .filter(step -> step.at().isBefore(now.plus(Duration.ofHours(36))))
                .isPresent();
        boolean behind =
                s.arrangement().calendar().start(s.arrangement().index()).isBefore(today);
        Violation.unless(mayWait || soon || !behind, "I-03 no lost charge", () -> "not collected: " + s);
        boolean missed = s.next()
                .filter(step -> step.at().isBefore(now.minus(Duration.ofDays(1))))
                .isPresent();
        // What was settled a moment ago, for a period that had begun long before, is due since then.
        boolean settling = changed.apply(s.id()).isAfter(now.minus(Duration.ofDays(1)));
        Violation.unless(!missed || settling, "I-29 progress", () -> "due for a day: " + s);
    }
}

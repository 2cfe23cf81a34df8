package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.plan.FinalStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What holds at every store and at every attempt, whatever happens. */
final class LifeChecks {
    private final BillingRules rules;

    LifeChecks(BillingRules rules) {
        this.rules = rules;
    }

    void stored(Subscription.Snapshot before, Subscription subscription, Instant now) {
        Subscription.Snapshot after = subscription.snapshot();
        assertThat(Subscription.reconstitute(after).snapshot()).isEqualTo(after);
        numberedEvents(before, subscription, now);
        moves(before, subscription);
        numbers(before, after);
        steps(after);
        money(after);
    }

    /** Who stores only what has events would lose a change without one. */
    private static void numberedEvents(Subscription.Snapshot before, Subscription subscription, Instant now) {
        List<SubscriptionEvent> events = subscription.events();
        long version = subscription.loadedVersion();
        for (SubscriptionEvent event : events) {
            assertThat(event.version()).isEqualTo(++version);
            assertThat(event.at()).isEqualTo(now);
        }
        assertThat(subscription.snapshot().version()).isEqualTo(version);
        if (events.isEmpty()) {
            assertThat(subscription.snapshot()).isEqualTo(before);
        }
    }

    private static void moves(Subscription.Snapshot before, Subscription subscription) {
        SubscriptionStatus status = before.status();
        for (SubscriptionEvent event : subscription.events()) {
            if (event instanceof SubscriptionEvent.Moved moved && moved.from().isPresent()) {
                assertThat(moved.from()).contains(status);
                assertThat(SubscriptionStatusTest.TABLE.allows(status, moved.to()))
                        .isTrue();
                status = moved.to();
            }
        }
        assertThat(subscription.status()).isEqualTo(status);
    }

    private static void numbers(Subscription.Snapshot before, Subscription.Snapshot after) {
        assertThat(after.nextNumber()).isGreaterThanOrEqualTo(before.nextNumber());
        after.bill().ifPresent(bill -> assertThat(bill.number()).isLessThan(after.nextNumber()));
        assertThat(after.periodsLeft().orElse(0)).isNotNegative();
    }

    /** Never a step while an attempt is on its way, and always one unless a person is waited for. */
    private static void steps(Subscription.Snapshot after) {
        boolean trying = after.bill().filter(Bill::trying).isPresent();
        boolean over = after.status().isOver();
        boolean held = after.heldSince().isPresent();
        assertThat(after.bill().isPresent() && over && !trying).isFalse();
        if (trying || over || held) {
            assertThat(after.next()).as(after.toString()).isEmpty();
        } else if (after.status() != SubscriptionStatus.PAUSED && !waitsForAPerson(after)) {
            assertThat(after.next()).as(after.toString()).isPresent();
        }
        if (after.status() == SubscriptionStatus.PAST_DUE || after.status() == SubscriptionStatus.SUSPENDED) {
            assertThat(after.bill()).isPresent();
        }
    }

    private static boolean waitsForAPerson(Subscription.Snapshot after) {
        return after.status() == SubscriptionStatus.PAST_DUE
                && after.bill()
                        .filter(bill -> bill.forPeriod().terms().dunning().finalStep() == FinalStep.KEEP_PAST_DUE)
                        .isPresent();
    }

    private static void money(Subscription.Snapshot after) {
        after.bill().ifPresent(bill -> {
            long price = bill.forPeriod().price().minor();
            assertThat(bill.amount().minor()).isBetween(0L, price);
            if (!bill.trying()) {
                long usable =
                        after.balance().usable(bill.span().from()).amount().minor();
                assertThat(bill.amount().minor()).isEqualTo(Math.max(0, price - usable));
            }
            long debts = after.debts().stream()
                    .mapToLong(debt -> debt.amount().minor())
                    .sum();
            assertThat(after.status().isOver() || bill.carried().minor() <= debts)
                    .isTrue();
        });
    }

    void sent(List<Life.Sent> before, Life.Sent attempt, Subscription.Snapshot stored) {
        assertThat(stored.status().isOver()).isFalse();
        assertThat(attempt.amount())
                .isPositive()
                .isEqualTo(stored.bill().orElseThrow().total().minor());
        Optional<Life.Sent> same = before.stream()
                .filter(earlier -> earlier.number() == attempt.number())
                .findFirst();
        assertThat(attempt.demand().again()).isEqualTo(same.isPresent());
        same.ifPresent(earlier -> {
            assertThat(attempt.demand().payment()).isEqualTo(earlier.demand().payment());
            assertThat(attempt.demand().lines()).isEqualTo(earlier.demand().lines());
        });
        assertThat(before.stream().map(earlier -> earlier.demand().payment()))
                .filteredOn(attempt.demand().payment()::equals)
                .hasSize((int) before.stream()
                        .filter(e -> e.number() == attempt.number())
                        .count());
        if (!attempt.byHand()) {
            byCalendar(before, attempt);
        }
    }

    /** in the window, and no other bill on the same day. */
    private void byCalendar(List<Life.Sent> before, Life.Sent attempt) {
        assertThat(rules.window().isOpen(attempt.at())).isTrue();
        LocalDate day = rules.window().day(attempt.at());
        assertThat(before)
                .filteredOn(earlier -> rules.window().day(earlier.at()).equals(day))
                .as("one period a day")
                .allMatch(earlier -> earlier.span().equals(attempt.span()));
    }
}

package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps an account in its own way: what was charged equals the worth of the service that was given, what is left of the
 * running period included, and the credit that is left.
 */
final class MoneyOracle {
    private long charged;
    private long settledService;
    private long runningPrice;
    private Optional<Span> running = Optional.empty();

    /** @param after the state in which these events ended; what was paid is its current period */
    void saw(Iterable<SubscriptionEvent> events, Subscription.Snapshot after, LocalDate today) {
        for (SubscriptionEvent event : events) {
            if (event instanceof SubscriptionEvent.Billed billed && billed.step() == BillStep.PAID) {
                settle(billed.span().from());
                charged += billed.amount().minor();
                runningPrice = after.current().orElseThrow().value().minor();
                running = Optional.of(billed.span());
            } else if (event instanceof SubscriptionEvent.Moved moved && moved.to() == SubscriptionStatus.PAUSED) {
                settle(today);
            }
        }
    }

    /** The period that ran is over, or cut short on this day. */
    private void settle(LocalDate day) {
        running.ifPresent(span -> settledService += used(span, day));
        running = Optional.empty();
        runningPrice = 0;
    }

    /** The share of the days before this one, in the customer's favour. */
    private long used(Span span, LocalDate day) {
        long all = ChronoUnit.DAYS.between(span.from(), span.until());
        long days = Math.max(0, Math.min(all, ChronoUnit.DAYS.between(span.from(), day)));
        return BigInteger.valueOf(runningPrice)
                .multiply(BigInteger.valueOf(days))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }

    void balances(Subscription.Snapshot after) {
        assertThat(settledService + runningPrice + after.credit().minor())
                .as("service and credit, of what was charged")
                .isEqualTo(charged);
    }
}

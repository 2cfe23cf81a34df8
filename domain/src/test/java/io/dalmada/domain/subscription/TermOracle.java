package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import java.time.LocalDate;
import java.util.Optional;

/** Counts the periods of a fixed term: those that were paid or left for the next bill, less those that something else took the place of. */
final class TermOracle {
    private int whole;
    private boolean waived;
    private boolean termOver;
    private Optional<LocalDate> until = Optional.empty();

    void saw(Iterable<SubscriptionEvent> events, LocalDate today) {
        for (SubscriptionEvent event : events) {
            if (event instanceof SubscriptionEvent.Billed billed
                    && (billed.step() == BillStep.PAID || billed.step() == BillStep.CARRIED)) {
                cut(billed.span().from());
                whole++;
                until = Optional.of(billed.span().until());
            } else if (event instanceof SubscriptionEvent.Moved moved) {
                if (moved.to() == SubscriptionStatus.PAUSED) {
                    cut(today);
                }
                termOver = moved.cause().equals("term over");
            } else if (event instanceof SubscriptionEvent.Arranged arranged) {
                waived |= arranged.what() == SubscriptionEvent.What.RELEASED
                        && arranged.detail().equals("waived");
            }
        }
    }

    private void cut(LocalDate day) {
        if (until.filter(day::isBefore).isPresent()) {
            whole--;
        }
        until = Optional.empty();
    }

    /** @param agreed empty when it is open-ended */
    void holds(Optional<Integer> agreed) {
        if (agreed.isEmpty()) {
            assertThat(termOver).isFalse();
        } else if (termOver && !waived) {
            assertThat(whole).isEqualTo(agreed.get());
        } else {
            assertThat(whole).isLessThanOrEqualTo(agreed.get());
        }
    }
}

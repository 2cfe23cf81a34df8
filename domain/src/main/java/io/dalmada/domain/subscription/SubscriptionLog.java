package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Numbers what happens to one subscription: 1, 2, 3 … without gaps. */
final class SubscriptionLog {
    private final SubscriptionId id;
    private final long loadedVersion;
    private final List<SubscriptionEvent> recorded = new ArrayList<>();

    SubscriptionLog(SubscriptionId id, long loadedVersion) {
        this.id = id;
        this.loadedVersion = loadedVersion;
    }

    /** @param from empty at its creation */
    void moved(Optional<SubscriptionStatus> from, SubscriptionStatus to, String cause, Instant at) {
        add(version -> new SubscriptionEvent.Moved(id, version, from, to, cause, at));
    }

    void arranged(What what, String detail, Instant at) {
        add(version -> new SubscriptionEvent.Arranged(id, version, what, detail, at));
    }

    void billed(BillStep step, Bill of, String cause, Instant at) {
        billed(step, of, Optional.empty(), cause, at);
    }

    /** @param decision what follows */
    void billed(BillStep step, Bill of, Decision decision, String cause, Instant at) {
        billed(step, of, Optional.of(decision), cause, at);
    }

    private void billed(BillStep step, Bill of, Optional<Decision> decision, String cause, Instant at) {
        add(version -> new SubscriptionEvent.Billed(
                id, version, step, of.number(), of.span(), of.total(), of.payment(), decision, cause, at));
    }

    /** So much was left without a payment: for the next bill, or for none. */
    void unpaid(BillStep step, int number, Span span, Money amount, String cause, Instant at) {
        add(version -> new SubscriptionEvent.Billed(
                id, version, step, number, span, amount, Optional.empty(), Optional.empty(), cause, at));
    }

    private void add(LongFunction<SubscriptionEvent> event) {
        recorded.add(event.apply(version() + 1));
    }

    long version() {
        return loadedVersion + recorded.size();
    }

    long loadedVersion() {
        return loadedVersion;
    }

    List<SubscriptionEvent> recorded() {
        return List.copyOf(recorded);
    }
}

package io.dalmada.domain.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Numbers what happens to one payment: 1, 2, 3 … without gaps. */
final class EventLog {
    private final List<PaymentEvent> recorded = new ArrayList<>();
    private long version;

    EventLog(long version) {
        this.version = version;
    }

    void add(LongFunction<PaymentEvent> event) {
        recorded.add(event.apply(++version));
    }

    long version() {
        return version;
    }

    List<PaymentEvent> recorded() {
        return List.copyOf(recorded);
    }
}

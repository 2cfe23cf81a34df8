package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I-22: exactly one event for each change, and none without one. */
final class StepChecks {
    private StepChecks() {}

    static void assertOneEventForEachChange(Payment.Snapshot before, Payment after) {
        int moved = changed(states(before), states(after.snapshot()));
        List<PaymentEvent> events = after.events();
        long moves = events.stream()
                .filter(e -> e.<Boolean>fold(a -> true, r -> true, c -> false, g -> false))
                .count();
        long charges = events.stream()
                .filter(e -> e instanceof PaymentEvent.ChargeSeen)
                .count();
        assertThat(moves).as("moves told").isEqualTo(moved);
        assertThat(charges)
                .as("charges told")
                .isEqualTo(after.charges().size() - before.charges().size());
        assertThat(after.snapshot().version()).isEqualTo(before.version() + events.size());
        if (events.isEmpty()) {
            assertThat(after.snapshot()).isEqualTo(before);
        }
    }

    private static Map<String, String> states(Payment.Snapshot payment) {
        Map<String, String> states = new HashMap<>();
        payment.attempts().forEach(a -> states.put(a.orderNo().value(), a.status() + " " + a.steps()));
        payment.refunds().forEach(r -> states.put(r.number().value(), r.status() + " " + r.steps()));
        return states;
    }

    private static int changed(Map<String, String> before, Map<String, String> after) {
        return (int) after.entrySet().stream()
                .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                .count();
    }
}

package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a payment's whole history must show, told from its events alone. */
final class HistoryChecks {
    private static final Set<AttemptStatus> ENDED =
            Set.of(AttemptStatus.SUCCEEDED, AttemptStatus.DECLINED, AttemptStatus.NOT_SENT, AttemptStatus.VOID);

    private final Map<String, Enum<?>> states = new HashMap<>();
    private final Map<String, Integer> steps = new HashMap<>();
    private final Set<String> attempts = new HashSet<>();

    private HistoryChecks() {}

    static void check(List<PaymentEvent> history) {
        HistoryChecks checks = new HistoryChecks();
        for (int i = 0; i < history.size(); i++) {
            PaymentEvent event = history.get(i);
            assertThat(event.version()).as("versions without gaps (I-22)").isEqualTo(i + 1L);
            Optional<PaymentEvent> before = i == 0 ? Optional.empty() : Optional.of(history.get(i - 1));
            event.<Boolean>fold(a -> checks.attempt(a, before), r -> checks.refund(r, before), c -> true, g -> true);
        }
    }

    private boolean attempt(PaymentEvent.AttemptMoved moved, Optional<PaymentEvent> before) {
        String subject = moved.orderNo().value();
        if (moved.from().isEmpty()) {
            assertThat(states.entrySet().stream()
                            .filter(e -> attempts.contains(e.getKey()))
                            .map(Map.Entry::getValue))
                    .as("no attempt is open or paid when another starts (I-08, I-09)")
                    .allMatch(s -> ((AttemptStatus) s).allowsAnother());
            attempts.add(subject);
        }
        step(subject, moved.step(), moved.from(), moved.to());
        assertThat(moved.from().filter(ENDED::contains))
                .as("what has ended stays (I-12)")
                .isEmpty();
        assertThat(attempts.stream().filter(a -> Oracle.isOpen((AttemptStatus) state(a))))
                .as("open attempts (I-08)")
                .hasSizeLessThanOrEqualTo(1);
        boolean wasOpenQuestion = moved.from()
                .filter(f -> f == AttemptStatus.UNKNOWN || f == AttemptStatus.MANUAL)
                .isPresent();
        if (wasOpenQuestion && moved.to() != AttemptStatus.SUCCEEDED) {
            assertEvidence(subject, before);
        }
        return true;
    }

    private boolean refund(PaymentEvent.RefundMoved moved, Optional<PaymentEvent> before) {
        String subject = moved.refundNo().value();
        step(subject, moved.step(), moved.from(), moved.to());
        if (moved.to() == RefundStatus.ABSENT) {
            assertEvidence(subject, before);
        }
        return true;
    }

    private void step(String subject, int step, Optional<? extends Enum<?>> from, Enum<?> to) {
        assertThat(step).as("steps without gaps (I-12)").isEqualTo(steps.merge(subject, 1, Integer::sum));
        assertThat(from.<Enum<?>>map(f -> f)).as("from").isEqualTo(Optional.ofNullable(states.put(subject, to)));
    }

    /** I-11: unknown is not failure. */
    private static void assertEvidence(String subject, Optional<PaymentEvent> before) {
        assertThat(before.filter(e ->
                        e instanceof PaymentEvent.EvidenceGiven g && g.subject().equals(subject)))
                .as("evidence right before (I-11)")
                .isPresent();
    }

    private Enum<?> state(String subject) {
        return java.util.Objects.requireNonNull(states.get(subject));
    }
}

package io.dalmada.application.service.billing;

import io.dalmada.application.model.BillingRun.Counts;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.subscription.NextStep;
import java.util.List;

/** What a run's batches add to its counts. */
final class RunCounts {
    private RunCounts() {}

    /** @param taken subscriptions that were taken up; @param written payments that were written for them */
    static Counts taken(int taken, int written, NextStep.Kind kind) {
        return kind == NextStep.Kind.TURN
                ? new Counts(0, 0, 0, 0, 0, 0, taken)
                : new Counts(written, 0, 0, 0, 0, taken - written, 0);
    }

    static Counts of(List<Payment> recorded) {
        return recorded.stream().map(RunCounts::of).reduce(Counts.NONE, Counts::plus);
    }

    private static Counts of(Payment payment) {
        return switch (payment.lastAttempt().status()) {
            case SUCCEEDED -> new Counts(0, 1, 0, 0, 0, 0, 0);
            case DECLINED -> new Counts(0, 0, 1, 0, 0, 0, 0);
            case CREATED, SENDING, UNKNOWN, MANUAL -> new Counts(0, 0, 0, 1, 0, 0, 0);
            case NOT_SENT, ABSENT, VOID -> new Counts(0, 0, 0, 0, 1, 0, 0);
        };
    }
}

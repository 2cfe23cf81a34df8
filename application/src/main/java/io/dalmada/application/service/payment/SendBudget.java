package io.dalmada.application.service.payment;

import io.dalmada.application.port.in.ClockWrong;
import io.dalmada.application.port.out.gateway.SendPermit;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How long after its claim a request may still leave. Measured by the monotonic and by the wall clock of the machine, never
 * by business time: a suspended machine may stop the former.
 */
public final class SendBudget {
    private final long nanos = System.nanoTime();
    private final long millis = System.currentTimeMillis();
    private final Duration limit;

    private SendBudget(Duration limit) {
        this.limit = limit;
    }

    public static SendBudget starting(Duration limit) {
        return new SendBudget(limit);
    }

    /** Spent as well when business time cannot be told any more: a request that is not sent does no harm. */
    public boolean isSpent(Clock business) {
        long spent =
                Math.max(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos), System.currentTimeMillis() - millis);
        return spent > limit.toMillis() || !isTold(business);
    }

    /** To be asked once more right before the first byte. */
    public SendPermit over(Clock business) {
        return () -> !isSpent(business);
    }

    private static boolean isTold(Clock business) {
        try {
            Objects.requireNonNull(business.instant());
            return true;
        } catch (ClockWrong wrong) {
            return false;
        }
    }
}

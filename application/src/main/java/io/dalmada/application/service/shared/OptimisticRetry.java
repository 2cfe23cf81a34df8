package io.dalmada.application.service.shared;

import io.dalmada.application.port.out.ConcurrentChange;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Decides anew after losing a race: each try reads the winner's state. */
public final class OptimisticRetry {
    private static final int TRIES = 5;

    private OptimisticRetry() {}

    public static <T> T retrying(Supplier<T> work) {
        return retrying((int attempt) -> work.get());
    }

    /** @param work is told which try this is, from 0 */
    public static <T> T retrying(IntFunction<T> work) {
        for (int attempt = 0; ; attempt++) {
            try {
                return work.apply(attempt);
            } catch (ConcurrentChange lost) {
                if (attempt + 1 >= TRIES) {
                    throw lost;
                }
            }
        }
    }
}

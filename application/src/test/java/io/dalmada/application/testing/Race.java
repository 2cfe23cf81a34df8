package io.dalmada.application.testing;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.TransactionRunner;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Two transactions on two threads that have both read before either of them writes. */
final class Race {
    private static final int RUNNERS = 2;
    private static final int PATIENCE_SECONDS = 30;

    private Race() {}

    /** @return how many came through; the others lost by {@link ConcurrentChange}, anything else is thrown */
    static <T> long winners(TransactionRunner transactions, Supplier<T> read, Consumer<T> write) throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(RUNNERS);
        Callable<Boolean> runner = () -> {
            try {
                transactions.inTransaction(() -> {
                    T found = read.get();
                    await(bothHaveRead);
                    write.accept(found);
                });
                return true;
            } catch (ConcurrentChange lost) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
        try {
            List<Future<Boolean>> results = List.of(threads.submit(runner), threads.submit(runner));
            long winners = 0;
            for (Future<Boolean> result : results) {
                winners += result.get(PATIENCE_SECONDS, TimeUnit.SECONDS) ? 1 : 0;
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError("the other transaction did not come", broken);
        }
    }
}

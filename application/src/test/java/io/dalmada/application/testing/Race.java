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
import java.util.function.Function;
import java.util.function.Supplier;

/** Two transactions on two threads that have both read before either of them writes. */
final class Race {
    private static final int RUNNERS = 2;
    private static final int PATIENCE_SECONDS = 30;

    private Race() {}

    /** @return how many came through; the others lost by {@link ConcurrentChange}, anything else is thrown */
    static <T> long winners(TransactionRunner transactions, Supplier<T> read, Consumer<T> write) throws Exception {
        return winners(transactions, List.of("one", "other"), name -> read.get(), write);
    }

    /** As above, each of the two with its own subject. */
    static <S, T> long winners(TransactionRunner transactions, List<S> subjects, Function<S, T> read, Consumer<T> write)
            throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(RUNNERS);
        Function<S, Callable<Boolean>> runner = subject -> () -> {
            try {
                transactions.inTransaction(() -> {
                    T found = read.apply(subject);
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
            List<Future<Boolean>> results = subjects.stream()
                    .map(subject -> threads.submit(runner.apply(subject)))
                    .toList();
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

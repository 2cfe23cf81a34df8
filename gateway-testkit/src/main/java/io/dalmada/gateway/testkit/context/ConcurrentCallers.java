package io.dalmada.gateway.testkit.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Many callers at once. */
public final class ConcurrentCallers {
    private static final int CALLERS = 8;

    private ConcurrentCallers() {}

    /** What each of eight got who set out together. */
    public static <T> List<T> of(Supplier<T> call) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> sent = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                sent.add(callers.submit(() -> {
                    start.await();
                    return call.get();
                }));
            }
            start.countDown();
            return answers(sent);
        } finally {
            callers.shutdownNow();
        }
    }

    private static <T> List<T> answers(List<Future<T>> sent) {
        List<T> answers = new ArrayList<>();
        for (Future<T> each : sent) {
            try {
                answers.add(each.get());
            } catch (ExecutionException thrown) {
                throw new AssertionError("a caller got an exception", thrown);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
        }
        return answers;
    }
}

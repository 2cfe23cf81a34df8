package io.dalmada.application.service.shared;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Goes through what is due, batch by batch, each item once. One that throws stops no other and takes no other's place in a
 * batch: it is set aside on this node, for longer each time, up to an hour, and then tried again. What fails alike in a
 * round is logged once, with its count and the stack trace of the first.
 *
 * @param <K> what names an item
 */
public final class DueItems<K> {
    private static final System.Logger LOG = System.getLogger(DueItems.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private final String what;
    private final int batch;
    private final Map<K, Failure> failures = new ConcurrentHashMap<>();

    private record Failure(int times, Instant until) {}

    /** @param what an item is called in the log */
    public DueItems(String what, int batch) {
        this.what = what;
        this.batch = batch;
    }

    /**
     * Does the work for each item that is due now.
     *
     * @param due the longest due first, as many as it is told at most
     */
    public void each(Instant now, IntFunction<List<K>> due, Consumer<K> work) {
        each(now, due, work, () -> false);
    }

    /** The same until it is enough, which is asked before each item. */
    public void each(Instant now, IntFunction<List<K>> due, Consumer<K> work, BooleanSupplier enough) {
        forget(now);
        Set<K> seen = new HashSet<>();
        Map<Class<?>, Alike<K>> failed = new LinkedHashMap<>();
        for (List<K> fresh = unseen(due, seen); !fresh.isEmpty(); fresh = unseen(due, seen)) {
            for (K item : fresh) {
                if (enough.getAsBoolean()) {
                    failed.values().forEach(this::tell);
                    return;
                }
                if (!isAside(item, now)) {
                    alone(item, now, work)
                            .ifPresent(why -> failed.merge(
                                    why.getClass(), new Alike<>(item, why, 1), (first, another) -> first.oneMore()));
                }
            }
        }
        failed.values().forEach(this::tell);
    }

    /** Failures of one kind in a round. */
    private record Alike<K>(K first, RuntimeException why, int count) {
        Alike<K> oneMore() {
            return new Alike<>(first, why, count + 1);
        }
    }

    /** What was seen may still be due, and is asked for beside what is new. */
    private List<K> unseen(IntFunction<List<K>> due, Set<K> seen) {
        return due.apply(batch + seen.size()).stream().filter(seen::add).toList();
    }

    /** What has been left alone for twice the longest time is not due any more. */
    private void forget(Instant now) {
        failures.values().removeIf(failure -> failure.until().plus(LONGEST).isBefore(now));
    }

    private boolean isAside(K item, Instant now) {
        Failure failure = failures.get(item);
        return failure != null && failure.until().isAfter(now);
    }

    /** @return why it failed, if it did */
    private Optional<RuntimeException> alone(K item, Instant now, Consumer<K> work) {
        try {
            work.accept(item);
            failures.remove(item);
            return Optional.empty();
        } catch (RuntimeException failed) {
            failures.merge(item, new Failure(1, now.plus(FIRST)), (before, first) -> again(before, now));
            return Optional.of(failed);
        }
    }

    private static Failure again(Failure before, Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(before.times(), MOST_DOUBLINGS));
        return new Failure(before.times() + 1, now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
    }

    private void tell(Alike<K> failed) {
        String others = failed.count() == 1 ? "" : " and " + (failed.count() - 1) + " more";
        String said = what + " " + failed.first() + others + " could not be settled now: " + failed.why();
        LOG.log(Level.ERROR, said, failed.why());
    }
}

package io.dalmada.simulator.cookiepay;

import io.dalmada.simulator.cookiepay.state.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The moments that calls have reached. A supervisor can wait for one, and can have calls held there: so a client is killed
 * exactly while its charge is on the way.
 */
public final class Events {
    private final Map<String, Long> counts = new HashMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private Optional<String> held = Optional.empty();
    private long releases;
    private boolean dropping;

    /** Calls the listener in the midst of every call, before the simulator goes on. */
    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** How many calls have reached the moment. */
    public synchronized long count(Step step, Event.Moment moment) {
        return count(Event.name(step, moment));
    }

    /** Waits until more than {@code after} calls have reached the moment, or the time is over; returns their number. */
    public long await(Step step, Event.Moment moment, long after, Duration patience) throws InterruptedException {
        return await(Event.name(step, moment), after, patience);
    }

    /** From now on every call that reaches the moment is held there. */
    public void hold(Step step, Event.Moment moment) {
        hold(Optional.of(Event.name(step, moment)));
    }

    /** Lets go of every held call and holds no more. */
    public void release() {
        release(false);
    }

    /** Forgets every held call: its connection closes, and what had not happened yet never does. */
    public void drop() {
        release(true);
    }

    synchronized void hold(Optional<String> name) {
        held = name;
    }

    synchronized Optional<String> held() {
        return held;
    }

    synchronized void release(boolean drop) {
        held = Optional.empty();
        dropping = drop;
        releases++;
        notifyAll();
    }

    synchronized long await(String name, long after, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); count(name) <= after && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return count(name);
    }

    synchronized Map<String, Long> counts() {
        return new java.util.TreeMap<>(counts);
    }

    /** @return false when the call was held and is to be dropped */
    boolean reached(Event event) {
        Optional<Long> heldBefore = count(event);
        listeners.forEach(listener -> listener.accept(event));
        return heldBefore.map(this::passes).orElse(true);
    }

    /**
     * Who has seen the count may let go at once, and this call is among those that are let go.
     *
     * @return the number of releases so far, when the call is to be held
     */
    private synchronized Optional<Long> count(Event event) {
        counts.merge(event.name(), 1L, Long::sum);
        notifyAll();
        return held.filter(event.name()::equals).map(name -> releases);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    private synchronized boolean passes(long releasesBefore) {
        try {
            while (releases == releasesBefore) {
                wait();
            }
            return !dropping;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

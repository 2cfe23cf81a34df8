package io.dalmada.application.simulation;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who runs, and where it is interrupted. One thread plays all nodes: whoever is overtaken stays where it is, in its port
 * call, while the others run inside that call, up to {@link #DEEPEST} of them. Chance alone decides, so a seed repeats it.
 */
final class Baton {
    private static final int DEEPEST = 3;
    private static final int MOST_CALLS = 60_000;

    /** What goes on while somebody is stopped. */
    interface Meanwhile {
        /** @param timeMoves whether hours may pass */
        void goOn(boolean timeMoves);
    }

    private final Chance chance;
    private final Clock clock;
    private final InMemoryStore store;
    private final Trace trace;
    private final Tally tally;
    private final double rate;
    private final Meanwhile others;
    private final Deque<Activity> stack = new ArrayDeque<>();
    private boolean faults;
    private boolean thaws;
    private boolean quiet;
    private int calls;
    private long portCalls;

    Baton(Chance chance, Clock clock, InMemoryStore store, Trace trace, Tally tally, double rate, Meanwhile others) {
        this.chance = chance;
        this.clock = clock;
        this.store = store;
        this.trace = trace;
        this.tally = tally;
        this.rate = rate;
        this.others = others;
    }

    void faults(boolean on) {
        faults = on;
    }

    /** Whoever is about to send may be frozen, too: its vendor's way must then not let the request out. */
    void thaws() {
        thaws = true;
    }

    boolean faults() {
        return faults;
    }

    Activity current() {
        return stack.element();
    }

    /** True while nobody works: the world itself looks at things. */
    boolean isIdle() {
        return quiet || stack.isEmpty();
    }

    /** The world looks at something in the middle of somebody's work. */
    <T> T quietly(Supplier<T> look) {
        boolean before = quiet;
        quiet = true;
        try {
            return look.get();
        } finally {
            quiet = before;
        }
    }

    /** True while a thread of this process is at that work already. */
    boolean isBusy(Process process, String what) {
        return stack.stream().anyMatch(a -> a.process() == process && a.what().equals(what));
    }

    /** Locked by another transaction that is under way. */
    boolean isLocked(SubscriptionId id) {
        return stack.stream().skip(1).anyMatch(activity -> activity.holds(id));
    }

    /** Runs something on a process until its end, or the process'. */
    void run(Process process, String what, Runnable work) {
        run(process, what, Optional.empty(), work);
    }

    /** @param request the key of the request that is served, if it is one */
    void run(Process process, String what, Optional<String> request, Runnable work) {
        if (stack.isEmpty()) {
            calls = 0;
        }
        stack.push(new Activity(process, what, request, clock.instant()));
        trace.add(process.toString(), what);
        tally.count("work " + what);
        try {
            store.aside(work);
        } catch (Death died) {
            trace.add(process.toString(), what + " died");
        } finally {
            stack.pop();
        }
    }

    /** A port call: a point where something may happen. @param possible what may happen here, each as often as it is named */
    void at(String point, List<Fault> possible) {
        Activity me = current();
        me.process().requireAlive();
        Violation.unless(++calls < MOST_CALLS, "I-29 progress", () -> me + " goes on and on at " + point);
        trace.add(me.process().toString(), point);
        portCalls++;
        if (faults && chance.hit(rate)) {
            happens(chance.of(possible), point, me);
        }
    }

    private void happens(Fault fault, String point, Activity me) {
        count(fault.name(), point);
        switch (fault) {
            case OVERTAKEN -> overtaken(me, false);
            case FROZEN -> overtaken(me, thaws || stack.stream().noneMatch(Activity::isAboutToSend));
            case DEATH -> {
                me.process().die();
                throw new Death();
            }
            case FAILED -> throw new ConnectionLost(point);
            case LOST_RACE -> throw new ConcurrentChange("simulated: lost at " + point);
            case UNKNOWN_COMMIT, HELD, GATEWAY -> throw new IllegalStateException(fault + " is not for " + point);
        }
    }

    void count(String fault, String point) {
        tally.count("fault " + fault);
        trace.add(current().process().toString(), "! " + fault + " at " + point);
    }

    private void overtaken(Activity me, boolean timeMoves) {
        if (stack.size() < DEEPEST) {
            store.aside(() -> others.goOn(timeMoves));
            me.process().requireAlive();
        }
    }

    /** Whether one more fault is due at a point that makes its own. */
    boolean strikes(double share) {
        return faults && chance.hit(rate * share);
    }

    /** Requests that wait for their sender may leave now. @param all whether none may wait any longer */
    void senders(boolean all) {
        Activity me = current();
        while (me.pending() > 0 && (all || chance.hit(0.3))) {
            store.aside(() -> me.runOne(chance));
        }
    }

    /** The world's time. */
    Instant now() {
        return clock.instant();
    }

    long portCalls() {
        return portCalls;
    }

    Chance chance() {
        return chance;
    }
}

package io.dalmada.application.simulation;

import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one thread of a process is at. Several are under way at once: each but the last is stopped in a port call. */
final class Activity {
    private final Process process;
    private final String what;
    private final Optional<String> request;
    private final Instant begun;
    private final List<Runnable> pending = new ArrayList<>();
    private final Set<String> claiming = new HashSet<>();
    private final Set<String> unsent = new HashSet<>();
    private final Set<SubscriptionId> locked = new HashSet<>();
    private final List<Runnable> onCommit = new ArrayList<>();
    private final Map<String, Instant> claimedAt = new HashMap<>();
    private Instant lastCommit = Instant.MIN;
    private int awaitedTasks;
    private int runningTasks;
    private boolean preparing;

    /** @param request the key of the request that is served, if it is one */
    Activity(Process process, String what, Optional<String> request, Instant begun) {
        this.process = process;
        this.begun = begun;
        this.what = what;
        this.request = request;
    }

    Process process() {
        return process;
    }

    String what() {
        return what;
    }

    Optional<String> request() {
        return request;
    }

    /** When it began, by the world's time. */
    Instant begun() {
        return begun;
    }

    // ---- its transaction

    void begins() {
        claiming.clear();
        onCommit.clear();
    }

    /** Inside a transaction, requests of this number become ours to send. */
    void claims(String number) {
        claiming.add(number);
    }

    void onCommit(Runnable then) {
        onCommit.add(then);
    }

    /** @param known false when the caller will never hear of it */
    void committed(boolean known, Instant now) {
        claiming.forEach(number -> claimedAt.put(number, now));
        lastCommit = now;
        if (known) {
            unsent.addAll(claiming);
            awaitedTasks += claiming.size();
        }
        onCommit.forEach(Runnable::run);
        ended();
    }

    void ended() {
        begins();
        preparing = false;
        locked.clear();
    }

    void lock(SubscriptionId id) {
        locked.add(id);
    }

    boolean holds(SubscriptionId id) {
        return locked.contains(id);
    }

    // ---- its requests

    /** From here on the budget of the request runs, by real time. */
    void prepares() {
        preparing = true;
    }

    void sent(String number) {
        unsent.remove(number);
        if (runningTasks == 0) {
            awaitedTasks = 0; // Sent by itself, without a sender.
        }
    }

    /** Since when the budget of this request runs: its claim, or the commit by which it is sent again. */
    Instant claimedAt(String number) {
        return claimedAt.getOrDefault(number, lastCommit);
    }

    /** A request that is ours to send has not left: a real process would not send it late, so time must not pass. */
    boolean isAboutToSend() {
        return preparing || !claiming.isEmpty() || !unsent.isEmpty() || !pending.isEmpty();
    }

    /** @return true when all requests of the claimed batch have been handed over */
    boolean handOver(Runnable task) {
        pending.add(task);
        awaitedTasks = Math.max(0, awaitedTasks - 1);
        return awaitedTasks == 0;
    }

    int pending() {
        return pending.size();
    }

    /** Runs one of the requests that wait. */
    void runOne(Chance chance) {
        Runnable task = pending.remove(chance.below(pending.size()));
        runningTasks++;
        try {
            task.run();
        } finally {
            runningTasks--;
        }
    }

    @Override
    public String toString() {
        return process + "/" + what;
    }
}

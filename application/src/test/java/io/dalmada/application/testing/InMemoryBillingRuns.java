package io.dalmada.application.testing;

import io.dalmada.application.port.out.BillingRun;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.port.out.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Billing runs in an {@link InMemoryStore}. */
final class InMemoryBillingRuns implements BillingRunRecords {
    private final InMemoryStore store;

    InMemoryBillingRuns(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void start(BillingRun run) {
        store.step(state -> {
            StoredState.putOnce(state.runs, run.id(), run);
            return run;
        });
    }

    @Override
    public void add(UUID run, BillingRun.Counts more) {
        change(run, r -> with(r, r.status(), r.finishedAt(), r.counts().plus(more), r.nextDue()));
    }

    @Override
    public void finish(UUID run, BillingRun.Status how, Instant at, Optional<Instant> nextDue) {
        change(run, r -> with(r, how, Optional.of(at), r.counts(), nextDue));
    }

    /** The result is always the same, so that additions of two transactions do not meet. */
    private void change(UUID run, UnaryOperator<BillingRun> change) {
        store.step(state -> {
            state.runs.computeIfPresent(run, (id, found) -> change.apply(found));
            return run;
        });
    }

    private static BillingRun with(
            BillingRun run,
            BillingRun.Status status,
            Optional<Instant> finishedAt,
            BillingRun.Counts counts,
            Optional<Instant> nextDue) {
        return new BillingRun(
                run.id(),
                run.gateway(),
                run.node(),
                run.trigger(),
                status,
                run.startedAt(),
                finishedAt,
                run.due(),
                counts,
                nextDue);
    }

    @Override
    public Optional<BillingRun> find(UUID run) {
        return store.read(state -> Optional.ofNullable(state.runs.get(run)));
    }

    @Override
    public Page<BillingRun> list(Optional<String> cursor, int limit) {
        List<BillingRun> newestFirst =
                all().sorted(Comparator.comparing(BillingRun::id).reversed()).toList();
        return Pages.after(cursor, newestFirst, BillingRun::id, limit);
    }

    @Override
    public List<BillingRun> leftRunning(Instant before) {
        return all().filter(run -> run.status() == BillingRun.Status.RUNNING)
                .filter(run -> run.startedAt().isBefore(before))
                .sorted(Comparator.comparing(BillingRun::startedAt))
                .toList();
    }

    private Stream<BillingRun> all() {
        return store.read(state -> List.copyOf(state.runs.values())).stream();
    }
}

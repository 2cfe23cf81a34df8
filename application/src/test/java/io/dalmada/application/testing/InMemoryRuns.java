package io.dalmada.application.testing;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.testing.Storage.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Billing runs in an {@link InMemoryStore}. */
final class InMemoryRuns implements BillingRunRecords {
    private final InMemoryStore store;

    InMemoryRuns(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void start(BillingRun run) {
        store.step(state -> {
            StoredState.putOnce(state.runs, run.id(), run);
            return true;
        });
    }

    @Override
    public void add(UUID run, BillingRun.Counts more) {
        change(
                run,
                known -> copy(
                        known,
                        known.status(),
                        known.finishedAt(),
                        known.counts().plus(more),
                        known.nextDue()));
    }

    @Override
    public void finish(UUID run, BillingRun.Status how, Instant at, Optional<Instant> nextDue) {
        change(run, known -> copy(known, how, Optional.of(at), known.counts(), nextDue));
    }

    private void change(UUID run, UnaryOperator<BillingRun> change) {
        store.step(state -> state.runs.computeIfPresent(run, (id, known) -> change.apply(known)) != null);
    }

    private static BillingRun copy(
            BillingRun known,
            BillingRun.Status status,
            Optional<Instant> finishedAt,
            BillingRun.Counts counts,
            Optional<Instant> nextDue) {
        return new BillingRun(
                known.id(),
                known.gateway(),
                known.node(),
                known.trigger(),
                status,
                known.startedAt(),
                finishedAt,
                known.due(),
                counts,
                nextDue);
    }

    @Override
    public Optional<BillingRun> find(UUID run) {
        return store.read(state -> Optional.ofNullable(state.runs.get(run)))
                .map(found -> store.required(Kind.BILLING_RUN, run, found));
    }

    @Override
    public Page<BillingRun> list(Optional<String> cursor, int limit) {
        List<BillingRun> newest = store.read(state -> List.copyOf(state.runs.values())).stream()
                .sorted(Comparator.comparing(BillingRun::id).reversed())
                .toList();
        return Pages.readable(Pages.after(cursor, newest, BillingRun::id, limit), this::isReadable);
    }

    private boolean isReadable(BillingRun run) {
        return store.isReadable(Kind.BILLING_RUN, run.id());
    }

    @Override
    public List<BillingRun> leftRunning(Instant before) {
        return store.read(state -> List.copyOf(state.runs.values())).stream()
                .filter(this::isReadable)
                .filter(run -> run.status() == BillingRun.Status.RUNNING
                        && run.startedAt().isBefore(before))
                .toList();
    }
}

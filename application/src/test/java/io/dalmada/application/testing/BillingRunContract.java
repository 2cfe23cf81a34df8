package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.BillingRun.Counts;
import io.dalmada.application.model.BillingRun.Status;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.BillingRunRecords} promises. */
public abstract class BillingRunContract extends StorageContract {
    private static final Counts SOME = new Counts(64, 32, 16, 8, 4, 2, 1);
    private static final int WORKERS = 4;
    private static final int ADDITIONS = 25;

    @Test
    void findsARunAsItStarted() {
        BillingRun run = started(NOW);

        assertThat(store.billingRuns().find(run.id())).contains(run);
        assertThat(store.billingRuns().find(TestIds.next())).isEmpty();
    }

    @Test
    void addsToEachCount() {
        BillingRun run = started(NOW);
        run(() -> store.billingRuns().add(run.id(), SOME));
        run(() -> store.billingRuns().add(run.id(), SOME));
        run(() -> store.billingRuns().add(run.id(), Counts.NONE));

        assertThat(found(run).counts()).isEqualTo(SOME.plus(SOME));
    }

    @Test
    void aRollbackAddsNothing() {
        BillingRun run = started(NOW);

        assertThatThrownBy(() -> run(() -> {
                    store.billingRuns().add(run.id(), SOME);
                    throw new UnsupportedOperationException("something else went wrong");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(found(run).counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void losesNothingThatIsAddedAtOnce() {
        BillingRun run = started(NOW);
        CompletableFuture<?>[] workers = Stream.generate(() -> CompletableFuture.runAsync(() -> addOften(run)))
                .limit(WORKERS)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(workers).join();

        Counts expected = Stream.generate(() -> SOME).limit(WORKERS * ADDITIONS).reduce(Counts.NONE, Counts::plus);
        assertThat(found(run).counts()).isEqualTo(expected);
    }

    private void addOften(BillingRun run) {
        for (int i = 0; i < ADDITIONS; i++) {
            run(() -> store.billingRuns().add(run.id(), SOME));
        }
    }

    @Test
    void finishesKeepingTheCounts() {
        BillingRun run = started(NOW);
        Instant end = NOW.plusSeconds(90);
        Instant next = NOW.plusSeconds(86_400);
        run(() -> store.billingRuns().add(run.id(), SOME));
        run(() -> store.billingRuns().finish(run.id(), Status.FINISHED, end, Optional.of(next)));

        BillingRun finished = found(run);
        assertThat(finished.status()).isEqualTo(Status.FINISHED);
        assertThat(finished.finishedAt()).contains(end);
        assertThat(finished.nextDue()).contains(next);
        assertThat(finished.counts()).isEqualTo(SOME);
        assertThat(finished.startedAt()).isEqualTo(NOW);
    }

    @Test
    void canEndInEachWay() {
        for (Status how : List.of(Status.FINISHED, Status.STOPPED, Status.LOST)) {
            BillingRun run = started(NOW);
            run(() -> store.billingRuns().finish(run.id(), how, NOW, Optional.empty()));
            assertThat(found(run).status()).isEqualTo(how);
            assertThat(found(run).nextDue()).isEmpty();
        }
    }

    @Test
    void listsNewestFirstInPages() {
        List<UUID> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, started(NOW).id());
        }

        Page<BillingRun> first = store.billingRuns().list(Optional.empty(), 3);
        Page<BillingRun> second = store.billingRuns().list(first.nextCursor(), 3);

        assertThat(first.items()).extracting(BillingRun::id).isEqualTo(newestFirst.subList(0, 3));
        assertThat(second.items()).extracting(BillingRun::id).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void findsWhatWasLeftRunning() {
        BillingRun young = started(NOW.plusSeconds(20));
        BillingRun old = started(NOW);
        BillingRun finished = started(NOW);
        run(() -> store.billingRuns().finish(finished.id(), Status.STOPPED, NOW, Optional.empty()));

        assertThat(store.billingRuns().leftRunning(NOW.plusSeconds(21)))
                .extracting(BillingRun::id)
                .containsExactlyInAnyOrder(old.id(), young.id());
        assertThat(store.billingRuns().leftRunning(NOW.plusSeconds(20)))
                .extracting(BillingRun::id)
                .containsExactly(old.id());
        assertThat(store.billingRuns().leftRunning(NOW)).isEmpty();
    }

    @Test
    void startsARunOnce() {
        BillingRun run = started(NOW);

        assertThatThrownBy(() -> run(() -> store.billingRuns().start(run))).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void writesOnlyInsideATransaction() {
        BillingRun run = started(NOW);

        assertThatThrownBy(() -> store.billingRuns().start(run)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.billingRuns().add(run.id(), SOME)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.billingRuns().finish(run.id(), Status.LOST, NOW, Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    private BillingRun started(Instant at) {
        BillingRun run = new BillingRun(
                TestIds.next(),
                PaymentFixture.GATEWAY,
                "node-1",
                "schedule",
                Status.RUNNING,
                at,
                Optional.empty(),
                10_000,
                Counts.NONE,
                Optional.empty());
        run(() -> store.billingRuns().start(run));
        return run;
    }

    private BillingRun found(BillingRun run) {
        return store.billingRuns().find(run.id()).orElseThrow();
    }
}

package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.SubscriptionRepository} promises about finding what is due. */
public abstract class DueSubscriptionContract extends SubscriptionContract {
    private static final GatewayId OTHER = new GatewayId("other");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Instant MUCH_LATER = NOW.plusSeconds(86_400L * 365);
    private static final int ROUNDS = 5;

    @Test
    void locksWhatIsDueLongestDueFirst() {
        SubscriptionId young = stored(dueAt(NOW.plusSeconds(20))).id();
        SubscriptionId old = stored(dueAt(NOW)).id();
        SubscriptionId middle = stored(dueAt(NOW.plusSeconds(10))).id();
        stored(SubscriptionFixture.active());
        stored(SubscriptionFixture.trying());
        stored(SubscriptionFixture.canceled());

        assertThat(locked(LATER, 10)).containsExactly(old, middle, young);
        assertThat(locked(LATER, 2)).containsExactly(old, middle);
        assertThat(locked(NOW.plusSeconds(10), 10)).containsExactly(old, middle);
        assertThat(locked(NOW.minusSeconds(1), 10)).isEmpty();
        assertThat(store.subscriptions().countDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, LATER))
                .isEqualTo(3);
        assertThat(store.subscriptions().countDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, NOW))
                .isOne();
    }

    @Test
    void asksEachGatewayAndEachKindAlone() {
        SubscriptionId collect = stored(dueAt(NOW)).id();
        Subscription turn = stored(SubscriptionFixture.ending());
        stored(SubscriptionFixture.started(TestIds.customer(), OTHER, PlanFixture.monthly(), 1, NOW));

        assertThat(locked(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, MUCH_LATER))
                .containsExactly(collect);
        assertThat(locked(PaymentFixture.GATEWAY, NextStep.Kind.TURN, MUCH_LATER))
                .containsExactly(turn.id());
        assertThat(locked(OTHER, NextStep.Kind.COLLECT, MUCH_LATER)).hasSize(1);
        assertThat(locked(OTHER, NextStep.Kind.TURN, MUCH_LATER)).isEmpty();
        assertThat(store.subscriptions().countDue(OTHER, NextStep.Kind.TURN, MUCH_LATER))
                .isZero();
    }

    @Test
    void knowsWhenTheEarliestIsDue() {
        stored(dueAt(NOW.plusSeconds(20)));
        Subscription turn = stored(SubscriptionFixture.ending());
        stored(dueAt(NOW.plusSeconds(10)));

        assertThat(store.subscriptions().earliestDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT))
                .contains(NOW.plusSeconds(10));
        assertThat(store.subscriptions().earliestDue(PaymentFixture.GATEWAY, NextStep.Kind.TURN))
                .contains(SubscriptionFixture.next(turn));
        assertThat(store.subscriptions().earliestDue(OTHER, NextStep.Kind.COLLECT))
                .isEmpty();
    }

    @Test
    void givesWhatIsDueAsItIsStored() {
        Subscription due = stored(SubscriptionFixture.pastDue());

        List<Subscription> found =
                tx(() -> store.subscriptions().lockDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, MUCH_LATER, 10));

        assertThat(found).extracting(Subscription::snapshot).containsExactly(due.snapshot());
    }

    @Test
    void isNotDueAnyMoreOnceItWasTakenUp() {
        stored(dueAt(NOW));

        run(() -> {
            List<Subscription> due = lock(NOW, 10);
            due.forEach(s -> SubscriptionFixture.demanded(s, NOW));
            store.subscriptions().saveAll(due);
        });

        assertThat(locked(MUCH_LATER, 10)).isEmpty();
    }

    @Test
    void locksOnlyInsideATransaction() {
        stored(dueAt(NOW));

        assertThatThrownBy(() -> lock(NOW, 10)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void passesOverWhatAnotherTransactionHolds() {
        stored(dueAt(NOW));

        run(() -> {
            assertThat(lock(NOW, 10)).hasSize(1);
            assertThat(CompletableFuture.supplyAsync(() -> locked(NOW, 10)))
                    .succeedsWithin(20, TimeUnit.SECONDS)
                    .satisfies(others -> assertThat(others).isEmpty());
            assertThat(lock(NOW, 10)).as("one's own lock").hasSize(1);
        });

        assertThat(locked(NOW, 10)).as("when the transaction is over").hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void twoTransactionsNeverGetTheSame() throws Exception {
        for (int i = 0; i < 6; i++) {
            stored(dueAt(NOW));
        }
        List<SubscriptionId> taken = new ArrayList<>();

        long winners = Race.winners(store.transactions(), () -> lock(NOW, 3), due -> {
            synchronized (taken) {
                taken.addAll(due.stream().map(Subscription::id).toList());
            }
            due.forEach(s -> SubscriptionFixture.demanded(s, NOW));
            store.subscriptions().saveAll(due);
        });

        assertThat(winners).isEqualTo(2);
        assertThat(taken).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void manyWorkersTakeEachOnce() {
        Set<SubscriptionId> all = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            all.add(stored(dueAt(NOW.plusSeconds(i % 3))).id());
        }
        List<CompletableFuture<List<SubscriptionId>>> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(CompletableFuture.supplyAsync(this::workUntilNothingIsLeft));
        }

        List<SubscriptionId> done =
                workers.stream().flatMap(worker -> worker.join().stream()).toList();

        assertThat(done).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    private List<SubscriptionId> workUntilNothingIsLeft() {
        List<SubscriptionId> done = new ArrayList<>();
        while (store.subscriptions().countDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, LATER) > 0) {
            try {
                done.addAll(tx(this::takeUp));
            } catch (ConcurrentChange lost) {
                // Normal: what is left is looked at again.
            }
        }
        return done;
    }

    private List<SubscriptionId> takeUp() {
        List<Subscription> due = lock(LATER, 3);
        due.forEach(s -> SubscriptionFixture.demanded(s, LATER));
        return store.subscriptions().saveAll(due).stream().map(Subscription::id).toList();
    }

    private static Subscription dueAt(Instant at) {
        return SubscriptionFixture.started(TestIds.customer(), PaymentFixture.GATEWAY, PlanFixture.monthly(), 1, at);
    }

    private List<Subscription> lock(Instant now, int limit) {
        return store.subscriptions().lockDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, now, limit);
    }

    private List<SubscriptionId> locked(Instant now, int limit) {
        return tx(() -> lock(now, limit)).stream().map(Subscription::id).toList();
    }

    private List<SubscriptionId> locked(GatewayId gateway, NextStep.Kind kind, Instant now) {
        return tx(() -> store.subscriptions().lockDue(gateway, kind, now, 10)).stream()
                .map(Subscription::id)
                .toList();
    }
}

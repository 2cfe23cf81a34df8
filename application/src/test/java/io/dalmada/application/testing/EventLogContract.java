package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.EventLog} promises. */
public abstract class EventLogContract extends StorageContract {
    private static final int PATIENCE_SECONDS = 60;
    private static final int WRITERS = 4;
    private static final int PAYMENTS_EACH = 40;

    @Test
    void showsNothingBeforeItIsTaken() {
        assertThat(store.eventLog().waitingSince()).isEmpty();
        append(PaymentFixture.requested());

        assertThat(store.eventLog().waitingSince()).contains(NOW);
        assertThat(read(0)).isEmpty();
        assertThat(store.eventLog().end()).isZero();
    }

    @Test
    void takesEventsInTheirOrderAndOnce() {
        Payment one = PaymentFixture.partlyRefunded();
        Payment other = PaymentFixture.declined();
        append(one);
        append(other);

        assertThat(take(500)).isEqualTo(one.events().size() + other.events().size());
        assertThat(take(500)).isZero();

        List<LoggedEvent> log = read(0);
        assertThat(log.stream().map(EventLogContract::told))
                .containsExactlyElementsOf(Stream.of(one, other)
                        .flatMap(payment -> payment.events().stream())
                        .map(EventLogContract::told)
                        .toList());
        assertThat(log.stream().map(LoggedEvent::position)).isSorted().doesNotHaveDuplicates();
        assertThat(log.stream().map(LoggedEvent::id)).doesNotHaveDuplicates();
        assertThat(store.eventLog().end()).isEqualTo(log.get(log.size() - 1).position());
        assertThat(store.eventLog().waitingSince()).isEmpty();
    }

    @Test
    void takesWhatWaitsOfAnAggregateTogether() {
        Payment first = PaymentFixture.partlyRefunded();
        append(first);
        append(PaymentFixture.requested());

        assertThat(take(1)).isEqualTo(first.events().size());
        assertThat(take(1)).isOne();
    }

    @Test
    void aRollbackLeavesEverythingWaiting() {
        append(PaymentFixture.paid());

        assertThatThrownBy(() -> run(() -> {
                    store.eventLog().take(500);
                    throw new UnsupportedOperationException("the relay died");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(read(0)).isEmpty();
        assertThat(take(500)).isPositive();
        assertThat(read(0)).hasSize(PaymentFixture.paid().events().size());
    }

    @Test
    void isReadByTypeAndByAggregate() {
        Payment paid = PaymentFixture.paid();
        Payment declined = PaymentFixture.declined();
        append(paid);
        append(declined);
        take(500);

        EventLogFilter ends =
                new EventLogFilter(Set.of("payment.attempt.succeeded", "payment.attempt.declined"), Optional.empty());
        EventLogFilter declines = new EventLogFilter(
                Set.of("payment.attempt.declined"), Optional.of(declined.id().toString()));
        List<LoggedEvent> both = store.eventLog().after(0, ends, 10);

        assertThat(both).hasSize(2);
        assertThat(store.eventLog().after(0, ends, 1)).isEqualTo(both.subList(0, 1));
        assertThat(store.eventLog().after(both.get(0).position(), ends, 10)).isEqualTo(both.subList(1, 2));
        assertThat(store.eventLog().after(0, declines, 10)).isEqualTo(both.subList(1, 2));
        assertThat(store.eventLog()
                        .after(0, EventLogFilter.ofAggregate(paid.id().toString()), 100))
                .hasSize(paid.events().size());
    }

    @Test
    void isReadById() {
        append(PaymentFixture.paid());
        take(500);
        LoggedEvent some = read(0).get(2);

        assertThat(store.eventLog().find(some.id())).contains(some);
        assertThat(store.eventLog().find(java.util.UUID.randomUUID())).isEmpty();
    }

    @Test
    void tellsWhatHappenedToASubscriptionWhetherItWasTakenOrWaits() {
        Subscription subscription = SubscriptionFixture.suspended();
        List<SubscriptionEvent> events = subscription.events();
        run(() -> store.outbox().append(events.subList(0, 2)));
        take(500);
        run(() -> store.outbox().append(events.subList(2, events.size())));
        run(() -> store.outbox().append(SubscriptionFixture.active().events()));

        assertThat(store.eventLog().history(subscription.id(), 100)).isEqualTo(events);
        assertThat(store.eventLog().history(subscription.id(), 3))
                .isEqualTo(events.subList(events.size() - 3, events.size()));
        assertThat(store.eventLog().history(new SubscriptionId(TestIds.next()), 3))
                .isEmpty();
    }

    @Test
    void aSlowerTransactionIsNotMissed() throws Exception {
        Payment slow = PaymentFixture.requested();
        Payment quick = PaymentFixture.requested();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> slower = other.submit(() -> run(() -> {
                store.outbox().append(slow.events());
                written.countDown();
                await(goOn);
            }));
            await(written);
            append(quick);
            take(500);
            List<LoggedEvent> before = read(0);
            goOn.countDown();
            slower.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            take(500);

            assertThat(before.stream().map(LoggedEvent::aggregateId))
                    .containsExactly(quick.id().toString());
            assertThat(read(before.get(0).position()).stream().map(LoggedEvent::aggregateId))
                    .containsExactly(slow.id().toString());
        } finally {
            goOn.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void oneRelayAtATime() throws Exception {
        append(PaymentFixture.requested());
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            run(() -> {
                assertThat(store.eventLog().take(500)).isOne();
                Future<Integer> second = other.submit(() -> take(500));
                assertThat(second)
                        .succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .isEqualTo(0);
            });
        } finally {
            other.shutdownNow();
        }
        assertThat(read(0)).hasSize(1);
    }

    /** Writers, relays and a reader that follows the log, all at once. */
    @Test
    void aReaderThatFollowsSeesEachEventOnceAndInOrder() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                all.add(threads.submit(writer(writing)));
            }
            for (int relay = 0; relay < 2; relay++) {
                all.add(threads.submit(relay(writing)));
            }
            List<LoggedEvent> seen = threads.submit(follow(WRITERS * PAYMENTS_EACH * eventsOf()))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (Future<?> each : all) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            requireEachOnceInOrder(seen);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int eventsOf() {
        return PaymentFixture.partlyRefunded().events().size();
    }

    /** Each payment in two transactions, the second of which begins after the first has been committed. */
    private Callable<Void> writer(AtomicInteger writing) {
        return () -> {
            for (int i = 0; i < PAYMENTS_EACH; i++) {
                List<PaymentEvent> events = PaymentFixture.partlyRefunded().events();
                again(() -> run(() -> store.outbox().append(events.subList(0, 3))));
                again(() -> run(() -> store.outbox().append(events.subList(3, events.size()))));
            }
            writing.decrementAndGet();
            return null;
        };
    }

    private Callable<Void> relay(AtomicInteger writing) {
        return () -> {
            while (writing.get() > 0 || store.eventLog().waitingSince().isPresent()) {
                again(() -> take(7));
            }
            return null;
        };
    }

    private Callable<List<LoggedEvent>> follow(int expected) {
        return () -> {
            List<LoggedEvent> seen = new ArrayList<>();
            while (seen.size() < expected && !Thread.currentThread().isInterrupted()) {
                long position = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
                seen.addAll(store.eventLog().after(position, EventLogFilter.all(), 20));
            }
            return seen;
        };
    }

    private static void requireEachOnceInOrder(List<LoggedEvent> seen) {
        Map<String, Long> versions = new HashMap<>();
        seen.forEach(event -> assertThat(event.aggregateVersion())
                .as("after what came before of %s", event.aggregateId())
                .isEqualTo(versions.merge(event.aggregateId(), 1L, Long::sum)));
        assertThat(IntStream.range(1, seen.size()))
                .allMatch(i -> seen.get(i - 1).position() < seen.get(i).position());
    }

    /** Losing a race is normal; whoever lost tries again. */
    private static void again(Runnable work) {
        boolean done = false;
        while (!done) {
            try {
                work.run();
                done = true;
            } catch (ConcurrentChange lost) {
                Thread.onSpinWait();
            }
        }
    }

    private void append(Payment payment) {
        run(() -> store.outbox().append(payment.events()));
    }

    private int take(int most) {
        return tx(() -> store.eventLog().take(most));
    }

    private List<LoggedEvent> read(long after) {
        return store.eventLog().after(after, EventLogFilter.all(), 1000);
    }

    private static String told(DomainEvent event) {
        return event.aggregateId() + " " + event.version() + " " + event.type();
    }

    private static String told(LoggedEvent event) {
        return event.aggregateId() + " " + event.aggregateVersion() + " " + event.type();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}

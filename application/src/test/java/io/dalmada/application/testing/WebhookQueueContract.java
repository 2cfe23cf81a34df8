package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.application.port.out.WebhookQueue.Due;
import io.dalmada.application.port.out.WebhookQueue.ReceiverQueue;
import io.dalmada.application.port.out.WebhookQueue.Rest;
import io.dalmada.application.port.out.WebhookQueue.Tried;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookQueue} promises. */
public abstract class WebhookQueueContract extends StorageContract {
    private static final Rest WELL = new Rest(0, NOW, Optional.empty());
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(2));

    private final WebhookEndpoint endpoint = WebhookFixture.enabled();
    private final WebhookEndpointId id = endpoint.id();

    @SuppressWarnings("NullAway.Init") // set before each test
    private WebhookQueue queue;

    /** An endpoint, and five events in the log. */
    @BeforeEach
    void prepare() {
        queue = store.webhookQueue();
        run(() -> {
            store.webhookEndpoints().save(endpoint);
            queue.open(id, 0);
            store.outbox().append(PaymentFixture.partlyRefunded().events());
        });
        run(() -> store.eventLog().take(100));
    }

    private List<WebhookDelivery> read(int last) {
        List<WebhookDelivery> wanted = LongStream.rangeClosed(1, last)
                .mapToObj(position -> WebhookFixture.delivery(id, position, NOW))
                .toList();
        run(() -> {
            assertThat(queue.startReading(id)).contains(0L);
            queue.haveRead(id, last, wanted);
        });
        return wanted;
    }

    @Test
    void hasALaneForEachEnabledEndpoint() {
        WebhookEndpoint disabled = WebhookFixture.enabled();
        disabled.disable("requested", NOW);
        run(() -> {
            store.webhookEndpoints().save(disabled);
            queue.open(disabled.id(), 3);
        });

        assertThat(queue.lanes()).map(ReceiverQueue::endpoint).containsExactly(id);
        assertThat(queue.lane(id))
                .contains(new ReceiverQueue(id, 0, Optional.empty(), new Rest(0, Instant.EPOCH, Optional.empty())));
        assertThat(queue.lane(disabled.id())).map(ReceiverQueue::position).contains(3L);
        assertThat(queue.lane(new WebhookEndpointId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void givesWhatIsDueInTheOrderOfTheLogWithItsPayload() {
        List<WebhookDelivery> wanted = read(5);

        List<Due> due = queue.due(id, NOW, 4);

        assertThat(due).map(Due::delivery).isEqualTo(wanted.subList(0, 4));
        assertThat(due).map(Due::payload).isEqualTo(payloads().subList(0, 4));
        assertThat(queue.due(id, NOW.minusSeconds(1), 4)).isEmpty();
        assertThat(queue.lane(id)).map(ReceiverQueue::position).contains(5L);
        assertThat(queue.lanes().get(0).dueAt()).contains(NOW);
    }

    private List<String> payloads() {
        return store.eventLog().after(0, io.dalmada.application.model.EventLogFilter.all(), 100).stream()
                .map(io.dalmada.application.model.LoggedEvent::payload)
                .toList();
    }

    @Test
    void letsOneIntoALane() {
        read(1);

        assertThat(tx(() -> queue.enter(id, NOW, LATER))).isTrue();
        assertThat(tx(() -> queue.enter(id, NOW, LATER))).isFalse();
        assertThat(queue.lanes().get(0).dueAt()).contains(LATER);

        run(() -> queue.leave(id, new Rest(2, NOW, Optional.of(NOW))));
        assertThat(queue.lane(id)).map(ReceiverQueue::rest).contains(new Rest(2, NOW, Optional.of(NOW)));
        assertThat(tx(() -> queue.enter(id, NOW, LATER))).isTrue();
        assertThat(tx(() -> queue.enter(id, LATER, LATER.plusSeconds(1)))).isTrue();
    }

    @Test
    void oneOfTwoThatComeTogetherEnters() throws Exception {
        long entered = Race.winners(store.transactions(), () -> true, free -> {
            if (!queue.enter(id, NOW, LATER)) {
                throw new ConcurrentChange("somebody is in the lane");
            }
        });

        assertThat(entered).isOne();
    }

    @Test
    void oneAtATimeReadsForAnEndpoint() throws Exception {
        long reading = Race.winners(store.transactions(), () -> queue.startReading(id), from -> {
            if (from.isEmpty()) {
                throw new ConcurrentChange("somebody reads");
            }
        });

        assertThat(reading).isOne();
    }

    @Test
    void keepsWhatTriesCameTo() {
        List<WebhookDelivery> wanted = read(3);
        List<WebhookDelivery> after = List.of(
                wanted.get(0).tried(ReceiverAnswer.of(204), NOW, 0.5),
                wanted.get(1).tried(ReceiverAnswer.of(503), NOW, 0.5),
                wanted.get(2).tried(ReceiverAnswer.none("timeout"), NOW, 0.5));

        run(() -> {
            queue.record(List.of(new Tried(wanted.get(0), after.get(0)), new Tried(wanted.get(1), after.get(1))));
            queue.record(List.of(new Tried(wanted.get(2), after.get(2))));
            queue.leave(id, WELL);
        });

        assertThat(after).allSatisfy(each -> assertThat(queue.find(each.id())).contains(each));
        assertThat(queue.due(id, NOW, 10)).isEmpty();
        assertThat(queue.due(id, NOW.plusSeconds(5), 10)).hasSize(2);
        assertThat(queue.lanes().get(0).dueAt()).contains(NOW.plusSeconds(5));
    }

    @Test
    void leavesWhatAnotherHasRecorded() {
        WebhookDelivery one = read(1).get(0);
        WebhookDelivery delivered = one.tried(ReceiverAnswer.of(200), NOW, 0.5);
        run(() -> queue.record(List.of(new Tried(one, delivered))));

        run(() -> queue.record(List.of(new Tried(one, one.tried(ReceiverAnswer.of(500), NOW, 0.5)))));

        assertThat(queue.find(one.id())).contains(delivered);
    }

    @Test
    void holdsAndReleasesWhatWaits() {
        List<WebhookDelivery> wanted = read(2);
        run(() ->
                queue.record(List.of(new Tried(wanted.get(0), wanted.get(0).tried(ReceiverAnswer.of(200), NOW, 0.5)))));
        run(() -> queue.leave(id, new Rest(9, LATER, Optional.of(NOW))));

        run(() -> queue.hold(id));
        assertThat(queue.due(id, LATER, 10)).isEmpty();
        assertThat(queue.find(wanted.get(1).id())).map(WebhookDelivery::status).contains(DeliveryStatus.HELD);

        run(() -> queue.release(id, LATER));
        assertThat(queue.due(id, LATER, 10))
                .map(due -> due.delivery().id())
                .containsExactly(wanted.get(1).id());
        assertThat(queue.lane(id)).map(ReceiverQueue::rest).contains(new Rest(0, LATER, Optional.empty()));
        assertThat(queue.find(wanted.get(0).id())).map(WebhookDelivery::status).contains(DeliveryStatus.DELIVERED);
    }

    @Test
    void listsTheNewestFirst() {
        List<WebhookDelivery> wanted = read(5);
        run(() ->
                queue.record(List.of(new Tried(wanted.get(3), wanted.get(3).tried(ReceiverAnswer.of(200), NOW, 0.5)))));

        Page<WebhookDelivery> first = queue.list(id, Optional.empty(), Optional.empty(), 3);
        Page<WebhookDelivery> rest = queue.list(id, Optional.empty(), first.nextCursor(), 3);
        Page<WebhookDelivery> pending = queue.list(id, Optional.of(DeliveryStatus.PENDING), Optional.empty(), 10);

        assertThat(first.items()).map(WebhookDelivery::position).containsExactly(5L, 4L, 3L);
        assertThat(rest.items()).map(WebhookDelivery::position).containsExactly(2L, 1L);
        assertThat(rest.nextCursor()).isEmpty();
        assertThat(pending.items()).map(WebhookDelivery::position).containsExactly(5L, 3L, 2L, 1L);
        assertThat(queue.ofAggregate("p-2", 10)).containsExactly(wanted.get(1));
    }

    @Test
    void asksForOneAgain() {
        WebhookDelivery one = read(1).get(0);
        WebhookDelivery delivered = one.tried(ReceiverAnswer.of(200), NOW, 0.5);
        run(() -> queue.record(List.of(new Tried(one, delivered))));

        run(() -> queue.askAgain(delivered, LATER));

        assertThat(queue.find(one.id())).contains(delivered.askedForAgain(LATER));
        assertThatThrownBy(() -> run(() -> queue.askAgain(delivered, LATER))).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void forgetsWhatIsOver() {
        List<WebhookDelivery> wanted = read(3);
        run(() ->
                queue.record(List.of(new Tried(wanted.get(0), wanted.get(0).tried(ReceiverAnswer.of(200), NOW, 0.5)))));

        assertThat(tx(() -> queue.forget(NOW, 10))).isZero();
        assertThat(tx(() -> queue.forget(LATER, 10))).isOne();
        assertThat(queue.find(wanted.get(0).id())).isEmpty();
        assertThat(queue.find(wanted.get(1).id())).isPresent();
    }
}

package io.dalmada.application.service.webhook;

import io.dalmada.application.port.out.WebhookQueue.Due;
import io.dalmada.application.port.out.WebhookQueue.Rest;
import io.dalmada.application.port.out.WebhookQueue.Tried;
import io.dalmada.application.port.out.WebhookSender;
import io.dalmada.application.service.shared.MaskedFailure;
import io.dalmada.application.service.shared.OptimisticRetry;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One round of an endpoint's queue: take what is due, send it, write the results down. What concerns one aggregate is sent
 * one after the other; the rest side by side. An endpoint at which everything fails is given a rest, and then asked with
 * one delivery, so that it costs neither us nor its other deliveries their tries.
 */
final class WebhookRound {
    private static final System.Logger LOG = System.getLogger(WebhookRound.class.getName());
    private static final int MOST = 64;
    private static final int SIDE_BY_SIDE = 8;
    private static final Duration BUDGET = Duration.ofSeconds(60);
    /** Longer than a round can take: its budget and one send more. */
    private static final Duration LANE = Duration.ofMinutes(2);

    /** A fault of ours, which says nothing of the receiver. */
    private static final ReceiverAnswer NOT_SENT = ReceiverAnswer.none("not-sent");

    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private final EventPorts ports;
    private final BooleanSupplier stopping;

    /** @param stopping true when a round is to end early */
    WebhookRound(EventPorts ports, BooleanSupplier stopping) {
        this.ports = ports;
        this.stopping = stopping;
    }

    /** @return true when more may be due at once */
    boolean run(WebhookEndpointId id) {
        Instant now = ports.clock().instant();
        Optional<Taken> taken = ports.transactions().inTransaction(() -> take(id, now));
        if (taken.isEmpty()) {
            return false;
        }
        List<Tried> tried = send(taken.get());
        Rest rest = rest(taken.get().rest(), tried);
        ports.transactions().inTransaction(() -> {
            ports.queue().record(tried);
            ports.queue().leave(id, rest);
        });
        disableIfHopeless(id, tried, rest);
        return !tried.isEmpty() && rest.rounds() == 0;
    }

    private record Taken(WebhookEndpoint endpoint, Rest rest, List<Due> due) {}

    private Optional<Taken> take(WebhookEndpointId id, Instant now) {
        Optional<WebhookEndpoint> endpoint =
                ports.endpoints().find(id).filter(found -> found.status() == EndpointStatus.ENABLED);
        if (endpoint.isEmpty() || !ports.queue().enter(id, now, now.plus(LANE))) {
            return Optional.empty();
        }
        Rest rest = ports.queue().lane(id).orElseThrow().rest();
        List<Due> due = ports.queue().due(id, now, rest.rounds() == 0 ? MOST : 1);
        if (due.isEmpty()) {
            ports.queue().leave(id, new Rest(rest.rounds(), now, rest.failingSince()));
            return Optional.empty();
        }
        return Optional.of(new Taken(endpoint.get(), rest, due));
    }

    private List<Tried> send(Taken taken) {
        long began = System.nanoTime();
        List<CompletableFuture<List<Tried>>> parts = sideBySide(taken.due()).stream()
                .map(part ->
                        CompletableFuture.supplyAsync(() -> inOrder(taken.endpoint(), part, began), ports.couriers()))
                .toList();
        return parts.stream().flatMap(part -> part.join().stream()).toList();
    }

    /** All of one aggregate in the same part. */
    private static Collection<List<Due>> sideBySide(List<Due> due) {
        Map<Integer, List<Due>> parts = new LinkedHashMap<>();
        due.forEach(each -> parts.computeIfAbsent(
                        Math.floorMod(each.delivery().aggregateId().hashCode(), SIDE_BY_SIDE),
                        part -> new ArrayList<>())
                .add(each));
        return parts.values();
    }

    /** What the budget leaves no time for stays due. */
    private List<Tried> inOrder(WebhookEndpoint endpoint, List<Due> part, long began) {
        return part.stream()
                .takeWhile(each -> !stopping.getAsBoolean() && System.nanoTime() - began < BUDGET.toNanos())
                .map(each -> sent(endpoint, each))
                .toList();
    }

    private Tried sent(WebhookEndpoint endpoint, Due due) {
        Instant at = ports.clock().instant();
        ReceiverAnswer answer = answerOf(new WebhookSender.Message(
                endpoint.url(),
                due.delivery().event().toString(),
                due.payload(),
                endpoint.secrets().at(at)));
        return new Tried(
                due.delivery(), due.delivery().tried(answer, at, ports.chance().getAsDouble()));
    }

    /** A sender must not throw. Should it do so all the same, that was a try: what is behind it is not kept waiting. */
    private ReceiverAnswer answerOf(WebhookSender.Message message) {
        try {
            return ports.sender().send(message);
        } catch (RuntimeException bug) {
            String said = "event " + message.id() + " could not be sent";
            LOG.log(Level.ERROR, said, MaskedFailure.of("a bug in the sender", bug));
            return NOT_SENT;
        }
    }

    private Rest rest(Rest before, List<Tried> tried) {
        Instant now = ports.clock().instant();
        List<ReceiverAnswer> theirs = tried.stream()
                .map(WebhookRound::answer)
                .filter(answer -> !answer.equals(NOT_SENT))
                .toList();
        if (theirs.isEmpty() || theirs.stream().anyMatch(ReceiverAnswer::isAccepted)) {
            return new Rest(0, now, Optional.empty());
        }
        Duration pause = FIRST_REST.multipliedBy(1L << Math.min(before.rounds(), MOST_DOUBLINGS));
        return new Rest(
                before.rounds() + 1, now.plus(pause), before.failingSince().or(() -> Optional.of(now)));
    }

    private static ReceiverAnswer answer(Tried tried) {
        return tried.after().lastAnswer().orElseThrow();
    }

    private void disableIfHopeless(WebhookEndpointId id, List<Tried> tried, Rest rest) {
        boolean gone = tried.stream().anyMatch(each -> answer(each).isGone());
        Instant now = ports.clock().instant();
        boolean tooLong = rest.failingSince()
                .filter(since -> !since.plus(WebhookEndpoint.PATIENCE).isAfter(now))
                .isPresent();
        if (gone || tooLong) {
            disable(id, gone ? "the receiver answered 410 Gone" : "nothing was accepted for three days", now);
        }
    }

    private void disable(WebhookEndpointId id, String cause, Instant now) {
        OptimisticRetry.retrying(() -> ports.transactions().inTransaction(() -> {
            ports.endpoints()
                    .find(id)
                    .filter(found -> found.status() == EndpointStatus.ENABLED)
                    .ifPresent(endpoint -> {
                        endpoint.disable(cause, now);
                        ports.outbox().append(endpoint.events());
                        ports.endpoints().save(endpoint);
                        ports.queue().hold(id);
                        LOG.log(Level.WARNING, "webhook endpoint {0} is disabled: {1}", id, cause);
                    });
            return true;
        }));
    }
}

package io.dalmada.application.service.webhook;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has due deliveries sent, each endpoint's by a worker of its own: a receiver that is slow or dead keeps only itself
 * waiting.
 */
final class WebhookDelivering implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(WebhookDelivering.class.getName());

    private final EventPorts ports;
    private final WebhookRound round;
    private final Map<WebhookEndpointId, CompletableFuture<Void>> working = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    WebhookDelivering(EventPorts ports) {
        this.ports = ports;
        this.round = new WebhookRound(ports, () -> stopping);
    }

    @Override
    public String name() {
        return "webhook-delivery";
    }

    @Override
    public Instant nextDue() {
        return ports.queue().lanes().stream()
                .filter(lane -> !working.containsKey(lane.endpoint()))
                .map(WebhookQueue.ReceiverQueue::dueAt)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Sets the workers going and does not wait for them. */
    @Override
    public void runDue(Instant upTo) {
        ports.queue().lanes().stream()
                .filter(lane -> lane.dueAt().filter(due -> !due.isAfter(upTo)).isPresent())
                .filter(lane -> !working.containsKey(lane.endpoint()))
                .forEach(lane -> begin(lane.endpoint()));
    }

    private void begin(WebhookEndpointId endpoint) {
        CompletableFuture<Void> worker = new CompletableFuture<>();
        working.put(endpoint, worker);
        ports.couriers().execute(() -> {
            try {
                work(endpoint);
            } finally {
                working.remove(endpoint);
                worker.complete(null);
            }
        });
    }

    private void work(WebhookEndpointId endpoint) {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = round.run(endpoint);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "webhook endpoint {0} will be served again later: {1}", endpoint, failed.toString());
        }
    }

    @Override
    public void settle() {
        List.copyOf(working.values()).forEach(CompletableFuture::join);
    }

    @Override
    public void stop() {
        stopping = true;
        settle();
    }
}

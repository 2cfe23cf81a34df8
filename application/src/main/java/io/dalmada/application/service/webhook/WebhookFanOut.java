package io.dalmada.application.service.webhook;

import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.domain.webhook.WebhookDelivery;
import io.dalmada.domain.webhook.WebhookEndpoint;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the log for each endpoint, from where it stopped, and writes down what is to be sent to it. */
final class WebhookFanOut implements PeriodicWork {
    private static final System.Logger LOG = System.getLogger(WebhookFanOut.class.getName());
    private static final int BATCH = 500;

    private final EventPorts ports;

    WebhookFanOut(EventPorts ports) {
        this.ports = ports;
    }

    @Override
    public String name() {
        return "webhook-fan-out";
    }

    @Override
    public Instant nextDue() {
        long end = ports.log().end();
        boolean behind = ports.queue().lanes().stream().anyMatch(lane -> lane.position() < end);
        return behind ? Instant.EPOCH : Instant.MAX;
    }

    @Override
    public void runDue(Instant upTo) {
        for (WebhookQueue.ReceiverQueue lane : ports.queue().lanes()) {
            try {
                readToEnd(lane, upTo);
            } catch (RuntimeException failed) {
                LOG.log(Level.ERROR, "webhook endpoint " + lane.endpoint() + " reads on later: " + failed, failed);
            }
        }
    }

    private void readToEnd(WebhookQueue.ReceiverQueue lane, Instant upTo) {
        boolean more = true;
        while (more) {
            more = ports.transactions().inTransaction(() -> readOn(lane, upTo));
        }
    }

    /** @return true when there may be more */
    private boolean readOn(WebhookQueue.ReceiverQueue lane, Instant now) {
        Optional<Long> from = ports.queue().startReading(lane.endpoint());
        Optional<WebhookEndpoint> endpoint = ports.endpoints().find(lane.endpoint());
        if (from.isEmpty() || endpoint.isEmpty()) {
            return false;
        }
        List<LoggedEvent> read = ports.log().after(from.get(), EventLogFilter.all(), BATCH);
        if (!read.isEmpty()) {
            List<WebhookDelivery> wanted = read.stream()
                    .filter(event -> endpoint.get().wants(event.type(), event.aggregateId()))
                    .map(event -> delivery(endpoint.get(), event, now))
                    .toList();
            ports.queue().haveRead(lane.endpoint(), read.get(read.size() - 1).position(), wanted);
        }
        return read.size() == BATCH;
    }

    private WebhookDelivery delivery(WebhookEndpoint endpoint, LoggedEvent event, Instant now) {
        return WebhookDelivery.of(
                ports.ids().next(),
                endpoint.id(),
                event.id(),
                event.type(),
                event.aggregateId(),
                event.position(),
                now);
    }
}

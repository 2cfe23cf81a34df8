package io.dalmada.application.service.webhook;

import io.dalmada.application.port.in.EventQuery;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.GatedWork;
import java.util.List;

/** The use cases that tell others what happened, apart from those that make it happen: they can only read it. */
public record EventUseCases(EventQuery events, ManageWebhooks webhooks, List<PeriodicWork> periodicWork) {

    public static EventUseCases over(EventPorts ports) {
        return new EventUseCases(
                new EventQueries(ports.log()),
                new WebhookService(ports),
                GatedWork.all(
                        List.of(
                                new EventRelay(ports),
                                new WebhookFanOut(ports),
                                new WebhookDelivering(ports),
                                new DeliveryExpiry(ports)),
                        ports.clock()));
    }
}

package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Request;
import java.time.Duration;
import java.util.Optional;

/** The moments of calls over HTTP, for a supervisor that is another process. */
final class EventsJson {
    private final Events events;

    EventsJson(Events events) {
        this.events = events;
    }

    ObjectNode counts() {
        ObjectNode counts = Json.object();
        events.counts().forEach(counts::put);
        return counts;
    }

    /** Answers once more than {@code after} calls have reached the event, or when the time is over. */
    ObjectNode await(Request request) {
        String event = request.queryValue("event");
        Duration patience = Duration.ofMillis(number(request, "timeoutMillis", 10_000));
        try {
            return Json.object("event", event).put("count", events.await(event, number(request, "after", 0), patience));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Json.object("event", event);
        }
    }

    ObjectNode hold(ObjectNode body) {
        events.hold(Optional.of(Json.text(body, "event")).filter(name -> !name.isEmpty()));
        return Json.object("held", events.held().orElse(""));
    }

    ObjectNode release(ObjectNode body) {
        events.release(body.path("drop").asBoolean());
        return Json.object("held", "");
    }

    private static long number(Request request, String name, long otherwise) {
        String value = request.queryValue(name);
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}

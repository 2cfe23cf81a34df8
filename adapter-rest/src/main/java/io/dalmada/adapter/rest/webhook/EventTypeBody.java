package io.dalmada.adapter.rest.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

/** A type of events and where its JSON Schema is. */
@Schema(name = "EventType")
record EventTypeBody(
        @Schema(example = "payment.attempt.succeeded") String type,

        @Schema(description = "The path of its JSON Schema") String schema) {
    static EventTypeBody of(String type) {
        return new EventTypeBody(type, EventTypeController.PATH + "/" + type);
    }
}

package io.dalmada.adapter.rest.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/** An event as it is shown everywhere; {@code /v1/event-types} has the exact schema of each type. */
@Schema(name = "Event")
record EventBody(
        @Schema(format = "uuid", description = "The same however often it is told")
        String id,

        @Schema(example = "payment.attempt.succeeded") String type,
        int payloadVersion,
        @Schema(description = "When it happened") Instant timestamp,
        AggregateBody aggregate,
        @Schema(description = "By the schema of its type") Map<String, Object> data) {

    /** What it happened to. */
    @Schema(name = "EventAggregate")
    record AggregateBody(
            @Schema(example = "payment") String type,
            @Schema(format = "uuid") String id,

            @Schema(description = "Its place among the events of this aggregate: 1, 2, 3 … without gaps")
            long version) {}
}

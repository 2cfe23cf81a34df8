package io.dalmada.adapter.rest.testclock;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code PUT /v1/test-clock}. */
@Schema(name = "TestClock")
record TestClockRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "date-time",
                description = "A time with its offset, such as 2027-01-31T12:00:00+09:00; not in the clock's past")
        @Nullable
        String now)
        implements ApiRequest {

    /** @throws MalformedRequest when it is no time */
    Instant to() {
        if (now == null) {
            throw MalformedRequest.field("now");
        }
        return Times.read("now", now);
    }

    @Override
    public String toString() {
        return "TestClockRequest[***]";
    }
}

package io.dalmada.adapter.rest.subscription;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.Dates;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/subscriptions/{id}/pause}. */
@Schema(name = "PauseSubscription")
record PauseRequest(
        @Schema(format = "date", description = "The day, in Korea, on which it goes on by itself; never if absent")
        @Nullable
        String resumeOn)
        implements ApiRequest {

    /** @throws MalformedRequest when it is no day */
    Optional<LocalDate> toDay() {
        return Dates.optional("resumeOn", resumeOn);
    }

    @Override
    public String toString() {
        return "PauseRequest[***]";
    }
}

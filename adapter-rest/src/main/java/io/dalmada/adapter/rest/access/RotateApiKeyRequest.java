package io.dalmada.adapter.rest.access;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/api-keys/{id}/rotate}. */
@Schema(name = "RotateApiKey")
record RotateApiKeyRequest(
        @Schema(
                implementation = Integer.class,
                minimum = "0",
                maximum = "168",
                defaultValue = "24",
                description = "How long the old secret stays good; 0 ends it at once, as after a leak")
        @Nullable
        WholeNumber overlapHours)
        implements ApiRequest {
    private static final int A_DAY = 24;

    /** @throws InvalidFields when it is no number of hours */
    Duration toOverlap() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<Optional<Integer>> hours =
                checks.optional(overlapHours, number -> number.value(Refusal.API_KEY_INVALID, "overlapHours"));
        checks.done();
        return Duration.ofHours(hours.get().orElse(A_DAY));
    }

    @Override
    public String toString() {
        return "RotateApiKeyRequest[***]";
    }
}

package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.WholeNumber;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/webhook-endpoints/{id}/rotate-secret}. */
@Schema(name = "RotateSecret")
record RotateSecretRequest(
        @Schema(
                implementation = Integer.class,
                minimum = "0",
                maximum = "168",
                defaultValue = "24",
                description = "How long deliveries are signed with the secret before as well")
        @Nullable
        WholeNumber overlapHours)
        implements ApiRequest {
    private static final int USUAL = 24;

    /** @throws InvalidFields when it cannot be accepted */
    Duration toOverlap() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<Optional<Integer>> hours =
                checks.optional(overlapHours, number -> number.value(Refusal.WEBHOOK_INVALID, "overlapHours"));
        checks.done();
        return Duration.ofHours(hours.get().orElse(USUAL));
    }
}

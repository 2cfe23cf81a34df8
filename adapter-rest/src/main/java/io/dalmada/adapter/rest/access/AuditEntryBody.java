package io.dalmada.adapter.rest.access;

import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the audit log. */
@Schema(name = "AuditEntry")
record AuditEntryBody(
        Instant at,

        @Schema(description = "Who; null when it was no API key of ours") @Nullable
        String apiKey,

        @Schema(description = "From where") String address,

        @Schema(description = "What; ? for a route that does not exist")
        String route,

        @Schema(description = "The path of what was made or asked about") @Nullable
        String object,

        @Schema(description = "The result, as it was answered")
        int status,

        String requestId) {

    static AuditEntryBody from(AuditEntry entry) {
        return new AuditEntryBody(
                entry.at(),
                entry.apiKey().map(ApiKeyId::value).orElse(null),
                entry.address(),
                entry.route(),
                entry.object().orElse(null),
                entry.status(),
                entry.requestId());
    }
}

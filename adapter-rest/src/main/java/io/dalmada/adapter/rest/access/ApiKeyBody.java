package io.dalmada.adapter.rest.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageApiKeys;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller's key and its scopes. */
@Schema(name = "ApiKey")
record ApiKeyBody(
        String id,
        ApiKey.Status status,

        @Schema(description = "Some of read, charge, refund, operate and admin; admin includes the others")
        List<String> scopes,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The key itself, dmk_…, only where it was just made: it is not kept here")
        @Nullable
        String secret,

        @Schema(description = "The key that asked for it") String createdBy,
        Instant createdAt,

        @Schema(description = "Never, if null") @Nullable Instant expiresAt,

        @Schema(description = "To the minute") @Nullable Instant lastUsedAt,

        @Schema(description = "Since when its present secret is good")
        Instant secretSince,

        @Schema(description = "Until when the secret before it is good too") @Nullable
        Instant oldSecretUntil,

        @Nullable Instant revokedAt) {

    static ApiKeyBody from(ApiKey key, Instant now) {
        return of(key, null, now);
    }

    static ApiKeyBody from(ManageApiKeys.Issued issued, Instant now) {
        return of(issued.key(), issued.secret().use(text -> text), now);
    }

    private static ApiKeyBody of(ApiKey key, @Nullable String secret, Instant now) {
        return new ApiKeyBody(
                key.id().value(),
                key.status(now),
                key.scopes().stream().sorted().map(Scope::code).toList(),
                secret,
                key.createdBy().value(),
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.lastUsedAt().orElse(null),
                key.secret().since(),
                key.retiringAt(now).map(ApiKey.Retiring::until).orElse(null),
                key.revokedAt().orElse(null));
    }

    @JsonIgnore
    String path() {
        return "/v1/api-keys/" + id;
    }

    @Override
    public String toString() {
        return "ApiKeyBody[" + id + "]";
    }
}

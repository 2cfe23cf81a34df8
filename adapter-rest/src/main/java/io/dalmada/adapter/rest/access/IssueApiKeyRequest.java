package io.dalmada.adapter.rest.access;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.Times;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/api-keys}. */
@Schema(name = "NewApiKey")
record IssueApiKeyRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 64,
                description = "Your name of the caller: letters, digits, - and _. It stands in logs and is given once")
        @Nullable
        String id,

        @ArraySchema(
                minItems = 1,
                schema = @Schema(allowableValues = {"read", "charge", "refund", "operate", "admin"}),
                arraySchema =
                        @Schema(
                                requiredMode = Schema.RequiredMode.REQUIRED,
                                description = "What it may do; admin includes the others"))
        @Nullable
        List<@Nullable String> scopes,

        @Schema(format = "date-time", description = "With its offset; never, if absent") @Nullable
        String expiresAt)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    ManageApiKeys.NewKey toKey() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<ApiKeyId> named = checks.required("id", id, ApiKeyId::new);
        FieldChecks.Checked<Set<Scope>> allowed = checks.required("scopes", scopes, IssueApiKeyRequest::read);
        FieldChecks.Checked<Optional<Instant>> until =
                checks.optional(expiresAt, text -> Times.read("expiresAt", text));
        checks.done();
        return new ManageApiKeys.NewKey(named.get(), allowed.get(), until.get());
    }

    private static Set<Scope> read(List<@Nullable String> codes) {
        return codes.stream()
                .map(code -> Optional.ofNullable(code)
                        .flatMap(Scope::read)
                        .orElseThrow(() -> DomainException.field(
                                Refusal.API_KEY_INVALID,
                                "scopes",
                                "scopes must be some of read, charge, refund, operate and admin")))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "IssueApiKeyRequest[***]";
    }
}

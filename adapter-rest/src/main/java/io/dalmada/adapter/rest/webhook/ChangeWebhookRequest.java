package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.ApiRequest;
import io.dalmada.adapter.rest.web.FieldChecks;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.application.port.in.ManageWebhooks;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.WebhookUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/webhook-endpoints/{id}}: what is absent stays as it is. */
@Schema(name = "ChangeWebhookEndpoint")
record ChangeWebhookRequest(
        @Schema(format = "uri", maxLength = 1000) @Nullable String url,
        @Schema(maxLength = 100) @Nullable String description,

        @Schema(description = "Types of events, or such as payment.*; empty for all") @Nullable
        List<@Nullable String> types,

        @Schema(description = "true sends what happened meanwhile, false stops") @Nullable
        Boolean enabled)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    ManageWebhooks.Change toChange() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<Optional<WebhookUrl>> to = checks.optional(url, WebhookUrl::of);
        FieldChecks.Checked<Optional<EventFilter>> filter = checks.optional(types, WebhookFields::filter);
        checks.done();
        return new ManageWebhooks.Change(
                to.get(), Optional.ofNullable(description), filter.get(), Optional.ofNullable(enabled));
    }

    @Override
    public String toString() {
        return "ChangeWebhookRequest[***]";
    }
}

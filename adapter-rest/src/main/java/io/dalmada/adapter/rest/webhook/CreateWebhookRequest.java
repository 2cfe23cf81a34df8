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

/** {@code POST /v1/webhook-endpoints}. */
@Schema(name = "NewWebhookEndpoint")
record CreateWebhookRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                format = "uri",
                maxLength = 1000,
                description = "https, at a public address; redirects are not followed")
        @Nullable
        String url,

        @Schema(maxLength = 100) @Nullable String description,

        @Schema(description = "Types of events, or such as payment.*; all if absent or empty") @Nullable
        List<@Nullable String> types)
        implements ApiRequest {

    /** @throws InvalidFields naming every field at fault */
    ManageWebhooks.Order toOrder() {
        FieldChecks checks = new FieldChecks();
        FieldChecks.Checked<WebhookUrl> to = checks.required("url", url, WebhookUrl::of);
        FieldChecks.Checked<Optional<EventFilter>> filter = checks.optional(types, WebhookFields::filter);
        checks.done();
        return new ManageWebhooks.Order(
                to.get(), Optional.ofNullable(description), filter.get().orElse(EventFilter.all()));
    }

    @Override
    public String toString() {
        return "CreateWebhookRequest[***]";
    }
}

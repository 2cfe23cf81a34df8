package io.dalmada.adapter.rest.webhook;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.webhook.EventFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what requests about webhook endpoints have in common. */
final class WebhookFields {
    private WebhookFields() {}

    static EventFilter filter(List<@Nullable String> types) {
        if (types.stream().anyMatch(Objects::isNull)) {
            throw DomainException.field(
                    Refusal.WEBHOOK_INVALID, "types", "types must be types of events, or such as payment.*");
        }
        return new EventFilter(
                new HashSet<>(types.stream().map(Objects::requireNonNull).toList()));
    }
}

package io.dalmada.adapter.persistence.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link StoredSubscription} as text. A field that is not known here was added by a later release, which can do without it
 * (else it would have raised the format): it is passed over. What is missing or has another form is refused, never guessed:
 * money hangs on it.
 */
final class SubscriptionJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private SubscriptionJson() {}

    static String write(StoredSubscription state) {
        return JSON.writeValueAsString(state);
    }

    /** @throws IllegalStateException when a later release wrote it */
    static StoredSubscription read(String text) {
        int format = JSON.readTree(text).path("format").asInt(0);
        if (format != StoredSubscription.FORMAT) {
            throw new IllegalStateException(
                    "a subscription is stored in format " + format + ", which is not known here");
        }
        return JSON.readValue(text, StoredSubscription.class);
    }
}

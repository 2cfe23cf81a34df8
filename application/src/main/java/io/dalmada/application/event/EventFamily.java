package io.dalmada.application.event;

import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Evidence;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.subscription.SubscriptionEvent;
import io.dalmada.domain.subscription.SubscriptionStatus;
import io.dalmada.domain.webhook.WebhookEndpointEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Events of one form, which is a JSON Schema beside this class. */
public enum EventFamily {
    PAYMENT_ATTEMPT("payment.attempt", words(AttemptStatus.values())),
    PAYMENT_REFUND("payment.refund", words(RefundStatus.values())),
    PAYMENT_CHARGE("payment.charge", words(ChargeRole.values())),
    PAYMENT_EVIDENCE("payment.evidence", words(Evidence.Kind.values())),
    SUBSCRIPTION_STATUS("subscription", words(SubscriptionStatus.values())),
    SUBSCRIPTION_BILL("subscription.bill", words(SubscriptionEvent.BillStep.values())),
    SUBSCRIPTION_ARRANGEMENT("subscription", words(SubscriptionEvent.What.values())),
    BILLING_KEY("billing_key", Stream.of("issued", "suspected", "revoked", "disposed", "disposal_delayed")),
    WEBHOOK_ENDPOINT("webhook_endpoint", words(WebhookEndpointEvent.What.values()));

    private final List<String> types;

    EventFamily(String prefix, Stream<String> endings) {
        this.types = endings.map(ending -> prefix + "." + ending).toList();
    }

    private static Stream<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT));
    }

    /** The types of its events, for example {@code payment.attempt.succeeded}. */
    public List<String> types() {
        return types;
    }

    /** Its events as JSON Schema (2020-12). Fields may be added; any other change gets another payload version. */
    public String schema() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
        try (InputStream file = EventFamily.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no schema " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.dalmada.adapter.rest.web;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids as they are written outside; a malformed one is a malformed request. */
public final class Ids {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    public static CustomerId customer(String text) {
        try {
            return new CustomerId(text);
        } catch (DomainException malformed) {
            throw MalformedRequest.field("customerId");
        }
    }

    public static PaymentId payment(String text) {
        return new PaymentId(read("id", text));
    }

    public static BillingKeyId billingKey(String text) {
        return billingKey("id", text);
    }

    public static BillingKeyId billingKey(String field, String text) {
        return new BillingKeyId(read(field, text));
    }

    public static SubscriptionId subscription(String text) {
        return subscription("id", text);
    }

    public static SubscriptionId subscription(String field, String text) {
        return new SubscriptionId(read(field, text));
    }

    public static UUID run(String text) {
        return read("id", text);
    }

    public static UUID event(String text) {
        return read("id", text);
    }

    /** As an event names what it happened to. */
    public static String aggregate(String text) {
        return read("aggregate", text).toString();
    }

    public static WebhookEndpointId webhookEndpoint(String text) {
        return new WebhookEndpointId(read("id", text));
    }

    public static UUID delivery(String text) {
        return read("delivery", text);
    }

    private static UUID read(String field, String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw MalformedRequest.field(field);
        }
        return UUID.fromString(text);
    }
}

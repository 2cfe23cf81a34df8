package io.dalmada.simulator.tosspayments.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.state.Order;

/** What the fields of a request must look like. Each method throws a {@link Refusal} for what is wrong. */
final class Rules {
    private static final int LONGEST_CUSTOMER_KEY = 300;
    private static final int LEAST_BY_CARD = 100;
    private static final int LEAST_IN_INSTALMENTS = 50_000;

    private Rules() {}

    /** As measured: too long a one breaks the vendor's database, and its characters are not looked at. */
    static void customerKey(ObjectNode body) {
        String key = required(body, "customerKey");
        Refusal.when(key.length() > LONGEST_CUSTOMER_KEY, "FAILED_DB_PROCESSING");
        Refusal.when(key.length() < 2, "INVALID_CUSTOMER_KEY");
    }

    static void card(ObjectNode body) {
        Refusal.when(!required(body, "cardNumber").matches("[0-9]{15,16}"), "INVALID_CARD_NUMBER");
        Refusal.when(!required(body, "cardExpirationYear").matches("[0-9]{2}"), "INVALID_CARD_EXPIRATION");
        Refusal.when(!required(body, "cardExpirationMonth").matches("0[1-9]|1[0-2]"), "INVALID_CARD_EXPIRATION");
        Refusal.when(
                !required(body, "customerIdentityNumber").matches("[0-9]{6}|[0-9]{10}"), "INVALID_BIRTH_DAY_FORMAT");
        Refusal.when(
                body.hasNonNull("cardPassword")
                        && !Json.text(body, "cardPassword").matches("[0-9]{2}"),
                "INVALID_CARD_PASSWORD");
    }

    static void charge(ObjectNode body) {
        Refusal.when(!whole(body.path("amount")), "INVALID_REQUIRED_PARAM");
        required(body, "customerKey");
        Refusal.when(!required(body, "orderId").matches("[A-Za-z0-9_-]{6,64}"), "INVALID_ORDER_ID");
        Refusal.when(required(body, "orderName").length() > 100, "INVALID_ORDER_NAME");
        String email = Json.text(body, "customerEmail");
        Refusal.when(!email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+"), "INVALID_EMAIL");
        for (String part : new String[] {"taxFreeAmount", "taxExemptionAmount", "cardInstallmentPlan"}) {
            Refusal.when(body.has(part) && !notNegative(body.path(part)), "INVALID_REQUEST");
        }
        Order order = Order.of(body);
        Refusal.when(order.amount() < LEAST_BY_CARD, "BELOW_MINIMUM_AMOUNT");
        Refusal.when(order.taxFree() + order.exemption() > order.amount(), "INVALID_REQUEST");
        instalments(order);
    }

    private static void instalments(Order order) {
        int months = order.months();
        Refusal.when(months < 0 || months == 1 || months > 12, "INVALID_CARD_INSTALLMENT_PLAN");
        Refusal.when(months > 0 && order.amount() < LEAST_IN_INSTALMENTS, "NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT");
    }

    static void cancel(ObjectNode body) {
        Refusal.when(required(body, "cancelReason").length() > 200, "INVALID_REQUEST");
        // Left out it means all that is left; anything else must be a number: a client's null is no wish for all.
        Refusal.when(body.has("cancelAmount") && !whole(body.path("cancelAmount")), "INVALID_REQUEST");
        for (String amount : new String[] {"taxFreeAmount", "taxExemptionAmount", "refundableAmount"}) {
            Refusal.when(body.has(amount) && !notNegative(body.path(amount)), "INVALID_REQUEST");
        }
    }

    private static boolean notNegative(JsonNode amount) {
        return amount.isIntegralNumber() && amount.asLong() >= 0;
    }

    private static boolean whole(JsonNode amount) {
        return amount.isIntegralNumber() && amount.asLong() > 0;
    }

    private static String required(ObjectNode body, String field) {
        String text = Json.text(body, field);
        Refusal.when(text.isEmpty(), "INVALID_REQUIRED_PARAM");
        return text;
    }
}

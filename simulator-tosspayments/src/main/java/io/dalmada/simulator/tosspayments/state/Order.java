package io.dalmada.simulator.tosspayments.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;

/** What a charge asks for. */
public record Order(
        String orderId, String orderName, long amount, long taxFree, long exemption, int months, String customerKey) {
    /** As a request or a line of the ledger's file has it. */
    public static Order of(JsonNode body) {
        return new Order(
                Json.text(body, "orderId"),
                Json.text(body, "orderName"),
                body.path("amount").asLong(),
                body.path("taxFreeAmount").asLong(),
                body.path("taxExemptionAmount").asLong(),
                body.path("cardInstallmentPlan").asInt(),
                Json.text(body, "customerKey"));
    }

    ObjectNode writeTo(ObjectNode event) {
        return event.put("orderId", orderId)
                .put("orderName", orderName)
                .put("amount", amount)
                .put("taxFreeAmount", taxFree)
                .put("taxExemptionAmount", exemption)
                .put("cardInstallmentPlan", months)
                .put("customerKey", customerKey);
    }
}

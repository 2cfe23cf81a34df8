package io.dalmada.simulator.cookiepay.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;

/** What a merchant asks to be charged. */
public record Order(
        String apiId, String orderNo, long amount, String buyerId, String productName, String productCode, Echo echo) {
    private static final int PRODUCT_CODE = 10;

    /** Reads a request; the product code comes back cut to ten characters, as the vendor does it. */
    public static Order asked(JsonNode body) {
        String code = Json.text(body, "PRODUCTCODE");
        return new Order(
                Json.text(body, "API_ID"),
                Json.text(body, "ORDERNO"),
                Long.parseLong(Json.text(body, "AMOUNT")),
                Json.text(body, "BUYERID"),
                Json.text(body, "PRODUCTNAME"),
                code.substring(0, Math.min(code.length(), PRODUCT_CODE)),
                Echo.of((ObjectNode) body));
    }

    /** Reads a line of the ledger's file. */
    static Order entered(JsonNode event) {
        return new Order(
                Json.text(event, "apiId"),
                Json.text(event, "orderNo"),
                event.path("amount").asLong(),
                Json.text(event, "buyerId"),
                Json.text(event, "product"),
                Json.text(event, "productCode"),
                Echo.NONE);
    }
}

package io.dalmada.simulator.tosspayments.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Connection;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Request;

/**
 * One of the vendor's calls on its way through the simulator.
 *
 * @param subject what its path names: a billing key, a payment key or an order id
 */
public record Call(Step step, String subject, Request request, ObjectNode body, Connection connection) {
    public String idempotencyKey() {
        return step.method().equals("POST") ? request.header("Idempotency-Key") : "";
    }

    /** By what a fault is aimed: the order id of a charge or look-up, the payment key of a cancel or look-up. */
    public String number() {
        return switch (step) {
            case CHARGE -> Json.text(body, "orderId");
            case CANCEL, PAYMENT, ORDER -> subject;
            case ISSUE, ISSUE_CARD, REVOKE, TRANSACTIONS -> "";
        };
    }

    public boolean english() {
        return request.header("Accept-Language")
                .toLowerCase(java.util.Locale.ROOT)
                .startsWith("en");
    }
}

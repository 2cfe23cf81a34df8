package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Connection;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.cookiepay.state.Step;

/** One of the vendor's calls on its way through the simulator. */
public record Call(Step step, Request request, ObjectNode body, Connection connection) {
    /** By what it is counted and a fault is aimed. */
    public String number() {
        return Vendor.number(step, body);
    }

    String apiId() {
        return Json.text(body, "API_ID");
    }
}

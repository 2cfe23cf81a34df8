package io.dalmada.simulator.cookiepay.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.state.Step;
import java.util.Locale;
import java.util.Optional;

/** The faults over HTTP. */
public final class FaultsJson {
    private static final String EVERY_STEP = "*";

    private final Faults faults;

    public FaultsJson(Faults faults) {
        this.faults = faults;
    }

    public ArrayNode list() {
        ArrayNode all = Json.array();
        faults.list().forEach(struck -> all.add(shown(struck)));
        return all;
    }

    private static ObjectNode shown(Faults.Struck<Fault> struck) {
        Fault fault = struck.fault();
        ObjectNode shown = Json.object(
                        "step", fault.step().name(), "kind", fault.kind().name())
                .put("probability", fault.probability())
                .put("seed", fault.seed())
                .put("times", fault.times())
                .put("skip", fault.skip())
                .put("millis", fault.millis())
                .put("status", fault.status())
                .put("struck", struck.count());
        fault.orderNo().ifPresent(number -> shown.put("orderNo", number));
        return shown;
    }

    /** The step by its name, its path, or * for all. */
    public void add(ObjectNode body) {
        String step = body.hasNonNull("path") ? Json.text(body, "path") : Json.text(body, "step");
        if (step.equals(EVERY_STEP)) {
            faults.addEverywhere(read(body, Step.CHARGE));
        } else {
            faults.add(read(body, Step.at(step).orElseGet(() -> Step.valueOf(step.toUpperCase(Locale.ROOT)))));
        }
    }

    private static Fault read(JsonNode body, Step step) {
        return new Fault(
                step,
                Fault.Kind.valueOf(Json.text(body, "kind").toUpperCase(Locale.ROOT)),
                body.path("probability").asDouble(1),
                body.path("seed").asLong(0),
                body.path("times").asInt(0),
                body.path("skip").asInt(0),
                Optional.of(Json.text(body, "orderNo")).filter(n -> !n.isEmpty()),
                body.path("millis").asLong(60_000),
                body.path("status").asInt(503),
                new Fault.Page(
                        body.path("contentType").asText(Fault.Page.ERROR.contentType()),
                        body.path("body").asText(Fault.Page.ERROR.body())));
    }
}

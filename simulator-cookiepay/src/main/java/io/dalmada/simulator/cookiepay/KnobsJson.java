package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.cookiepay.state.Knobs;
import java.io.IOException;
import java.time.Duration;

/** The knobs over HTTP: each under its own name, the lag in seconds. */
final class KnobsJson {
    private static final String LAG = "listLagSeconds";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addMixIn(Knobs.class, WithoutLag.class)
            .build();

    private final Knobs knobs;

    @JsonIgnoreProperties("listLag")
    private interface WithoutLag {}

    KnobsJson(Knobs knobs) {
        this.knobs = knobs;
    }

    ObjectNode show() {
        return MAPPER.<ObjectNode>valueToTree(knobs).put(LAG, knobs.listLag.toSeconds());
    }

    /** Turns those that are named and leaves the others; an unknown name is refused. */
    void turn(ObjectNode wanted) {
        ObjectNode named = wanted.deepCopy();
        if (named.has(LAG)) {
            knobs.listLag = Duration.ofSeconds(named.remove(LAG).asLong());
        }
        try {
            MAPPER.readerForUpdating(knobs).readValue(named);
        } catch (IOException unknown) {
            throw new IllegalArgumentException(unknown.getMessage(), unknown);
        }
    }
}

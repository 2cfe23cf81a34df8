package io.dalmada.adapter.rest.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A JSON Schema (2020-12). */
@Schema(name = "EventSchema")
record EventSchemaBody(
        @JsonProperty("$schema") String dialect,
        @JsonProperty("$id") String id,
        String title,
        String description,
        String type,
        Map<String, Object> properties,
        List<String> required) {}

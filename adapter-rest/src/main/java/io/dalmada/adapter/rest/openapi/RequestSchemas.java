package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.web.Forms;
import io.dalmada.adapter.rest.web.TextRules;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Documents what the records of requests do not show: the form of every text, that no other field is taken, and that null
 * is the same as leaving a field out where it may be left out.
 */
final class RequestSchemas {
    private static final String REF = "#/components/schemas/";
    private final Map<String, Schema> known;
    private final Set<String> finished = new HashSet<>();

    private RequestSchemas(Map<String, Schema> known) {
        this.known = known;
    }

    static void finish(OpenAPI document) {
        RequestSchemas all = new RequestSchemas(document.getComponents().getSchemas());
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getRequestBody)
                .flatMap(Stream::ofNullable)
                .flatMap(body -> body.getContent().values().stream())
                .forEach(content -> all.finish(content.getSchema()));
    }

    private void finish(Schema<?> used) {
        String ref = used.get$ref();
        if (ref == null || !finished.add(ref)) {
            return;
        }
        String name = ref.substring(REF.length());
        Schema<?> schema = known.get(name);
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        schema.setAdditionalProperties(false);
        Set<String> needed =
                Set.copyOf(Optional.ofNullable(schema.getRequired()).orElse(List.of()));
        schema.getProperties().replaceAll((field, shown) -> {
            finish(shown);
            text(name, field, shown);
            return needed.contains(field) ? shown : BodyNullness.allowNull(shown);
        });
    }

    private static void text(String name, String field, Schema<?> shown) {
        Schema<?> text = shown.getItems() == null ? shown : shown.getItems();
        if (isText(text)
                && text.getEnum() == null
                && !"uuid".equals(text.getFormat())
                && !"date".equals(text.getFormat())) {
            text.setPattern(Forms.of(name, field).orElse(TextRules.PATTERN));
        }
    }

    static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || schema.getTypes() != null && schema.getTypes().contains("string");
    }
}

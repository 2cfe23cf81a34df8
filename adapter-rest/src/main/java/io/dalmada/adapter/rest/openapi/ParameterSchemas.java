package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.web.Forms;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.TextRules;
import io.dalmada.adapter.rest.web.Times;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Documents the form of every parameter of a path or a query. */
final class ParameterSchemas {
    private static final Set<String> IDS = Set.of("id", "delivery", "aggregate", "subscriptionId", "billingKeyId");
    private static final Map<String, Integer> MOST = Map.of("limit", PageQuery.MOST, "periods", 120);
    private static final String NAMED_BY_CALLERS = "/v1/api-keys";

    private ParameterSchemas() {}

    static void finish(String path, Operation operation) {
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> !"header".equals(parameter.getIn()))
                .forEach(parameter -> finish(path, parameter));
    }

    private static void finish(String path, Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        String name = parameter.getName();
        if (MOST.containsKey(name)) {
            schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(MOST.get(name)));
        } else if (RequestSchemas.isText(schema) && schema.getEnum() == null && !"date".equals(schema.getFormat())) {
            // A schema of its own: texts that say nothing more share one.
            parameter.setSchema(text(path, name));
        }
    }

    private static Schema<?> text(String path, String name) {
        StringSchema text = new StringSchema();
        if (IDS.contains(name) && !path.startsWith(NAMED_BY_CALLERS)) {
            text.setFormat("uuid");
        } else if (name.equals("id")) {
            text.setPattern(Forms.of("NewApiKey", name).orElseThrow());
        } else if (name.equals("from") || name.equals("until")) {
            text.format("date-time").setPattern(Times.PATTERN);
        } else if (name.equals("date")) {
            text.setFormat("date");
        } else {
            text.setPattern(Forms.of("", name).orElse(TextRules.PATTERN));
        }
        return text;
    }
}

package io.dalmada.adapter.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents which members of an answer are always there, and which of those may be null. */
final class BodyNullness {
    private BodyNullness() {}

    static Schema<?> describe(Class<?> body, Schema<?> schema) {
        List<String> always = new ArrayList<>();
        for (RecordComponent member : body.getRecordComponents()) {
            boolean nullable = member.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable || isAlwaysWritten(body, member)) {
                always.add(member.getName());
            }
            if (nullable && isAlwaysWritten(body, member)) {
                schema.getProperties().computeIfPresent(member.getName(), (name, shown) -> allowNull(shown));
            }
        }
        schema.setRequired(always);
        return schema;
    }

    private static boolean isAlwaysWritten(Class<?> body, RecordComponent member) {
        JsonInclude own = member.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude rule = own == null ? body.getAnnotation(JsonInclude.class) : own;
        return rule == null || rule.value() == JsonInclude.Include.ALWAYS;
    }

    static Schema<?> allowNull(Schema<?> member) {
        if (member.get$ref() != null) {
            Schema<?> named = new JsonSchema();
            named.set$ref(member.get$ref());
            return new JsonSchema().anyOf(List.of(named, new JsonSchema().types(Set.of("null"))));
        }
        boolean bounded = member.getMinimum() != null || member.getMaximum() != null;
        if (member.getEnum() != null || bounded) {
            return new JsonSchema().anyOf(List.of(member, new JsonSchema().types(Set.of("null"))));
        }
        if (member.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(member.getTypes());
            types.add("null");
            member.setTypes(types);
        }
        return member;
    }
}

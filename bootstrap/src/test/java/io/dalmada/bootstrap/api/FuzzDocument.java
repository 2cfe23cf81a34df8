package io.dalmada.bootstrap.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dalmada.bootstrap.harness.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code docs/openapi.yaml} says may be asked: the source of every fuzzed request, and the judge of its values. */
final class FuzzDocument {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    FuzzDocument() {
        try {
            Yaml yaml = new Yaml(
                    new SafeConstructor(new LoaderOptions()),
                    new Representer(new DumperOptions()),
                    new DumperOptions(),
                    new LoaderOptions(),
                    new TimesAsWritten());
            Object tree = yaml.load(Files.readString(Contract.FILE));
            this.document = JSON.valueToTree(tree);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        // As in the contract: a field that the document does not name is not allowed.
        document.path("components").path("schemas").values().forEach(FuzzDocument::close);
    }

    /** YAML makes a date of what looks like one; an example shall be sent as it is written. */
    private static final class TimesAsWritten extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String in, String name, boolean required, JsonNode schema) {}

    /** @param body schema of the request's body, missing when it takes none; @param example a good one */
    record Operation(String method, String path, List<Parameter> parameters, JsonNode body, JsonNode example) {
        boolean takesBody() {
            return !body.isMissingNode();
        }

        List<Parameter> in(String place) {
            return parameters.stream().filter(p -> p.in().equals(place)).toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(each -> all.add(operation(path.getKey(), each.getKey(), each.getValue()))));
        return all.stream().filter(each -> each.path().startsWith("/v1/")).toList();
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(each -> parameters.add(new Parameter(
                        each.path("in").asString(),
                        each.path("name").asString(),
                        each.path("required").asBoolean(),
                        each.path("schema"))));
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        JsonNode example = content.path("examples").properties().stream()
                .findFirst()
                .map(named -> named.getValue().path("value"))
                .orElse(JSON.createObjectNode());
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, content.path("schema"), example);
    }

    /** Follows references, and takes the part of an {@code anyOf} that is not null. */
    JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) {
            return resolved(document.at(ref.substring(1)));
        }
        return schema.has("anyOf") ? resolved(schema.path("anyOf").path(0)) : schema;
    }

    /** Where null is a type too, the other one. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString("");
    }

    /** @param json as it would be sent; what is no JSON is not allowed */
    boolean allows(JsonNode schema, String json) {
        Schema judge = compiled.computeIfAbsent(schema.toString(), unused -> compile(schema));
        try {
            return judge.validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .isEmpty();
        } catch (RuntimeException noJson) {
            return false;
        }
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.path("components"));
        Schema judge = SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
        judge.initializeValidators();
        return judge;
    }
}

package io.dalmada.bootstrap.harness;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands between every test's client and the application, and holds what passes against {@code docs/openapi.yaml}: the route,
 * the status, the kind of content, the body down to fields that the document does not name, and bodies that were accepted.
 */
public final class Contract {
    public static final Path FILE = Path.of("..", "docs", "openapi.yaml");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Contract COMMITTED = new Contract(read());

    private final JsonNode document;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();

    Contract(JsonNode document) {
        this.document = closed(document);
    }

    public static Contract committed() {
        return COMMITTED;
    }

    private static JsonNode read() {
        try {
            Object tree = new Yaml().load(Files.readString(FILE));
            return JSON.valueToTree(tree);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A field that the document does not name is a mismatch too. */
    private static JsonNode closed(JsonNode document) {
        document.path("components").path("schemas").values().forEach(schema -> {
            if (schema instanceof ObjectNode object
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        });
        return document;
    }

    /** What passed by. @param sent empty when there was no body */
    public record Passed(String method, String path, String sent, int status, String contentType, String received) {
        static Passed of(String sent, HttpResponse<String> answer) {
            return new Passed(
                    answer.request().method(),
                    answer.uri().getPath(),
                    sent,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }
    }

    /** How many answers were held against the document. */
    int held() {
        return held.get();
    }

    /** @throws AssertionError that names what does not fit */
    public void require(Passed passed) {
        String path = passed.path().replaceFirst("\\?.*", "");
        if (!path.startsWith("/v1/") || passed.status() == 405) {
            return;
        }
        String template = template(path);
        if (template.isEmpty()) {
            requireThat(passed.status() == 404 || passed.status() == 401, passed, "the document has no such route");
            return;
        }
        JsonNode operation =
                document.path("paths").path(template).path(passed.method().toLowerCase(Locale.ROOT));
        requireAnswer(passed, template, operation);
        if (passed.status() / 100 == 2 && !passed.sent().isEmpty()) {
            requireRequest(passed, template, operation);
        }
        held.incrementAndGet();
    }

    /** Of an answer whose route is known, by its template. @throws AssertionError that names what does not fit */
    public void requireAnswer(Passed passed) {
        JsonNode operation =
                document.path("paths").path(passed.path()).path(passed.method().toLowerCase(Locale.ROOT));
        requireAnswer(passed, passed.path(), operation);
    }

    private void requireAnswer(Passed passed, String template, JsonNode operation) {
        JsonNode answer = operation.path("responses").path(Integer.toString(passed.status()));
        requireThat(!answer.isMissingNode(), passed, "the document has no such status");
        if (passed.status() == 304) {
            return;
        }
        JsonNode content = answer.path("content").path(passed.contentType().replaceFirst(";.*", ""));
        requireThat(!content.isMissingNode(), passed, "the document has no such content");
        requireFits(passed, template + " " + passed.method() + " " + passed.status(), content, passed.received());
    }

    private void requireRequest(Passed passed, String template, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        requireThat(!content.isMissingNode(), passed, "the document takes no body");
        requireFits(passed, template + " " + passed.method() + " request", content, passed.sent());
    }

    private void requireFits(Passed passed, String name, JsonNode content, String body) {
        Schema schema = compiled.computeIfAbsent(name, unused -> compile(content.path("schema")));
        List<Error> faults = schema.validate(
                body,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        requireThat(faults.isEmpty(), passed, faults + " in " + body);
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
    }

    /** The one with the fewest variables; empty when there is none. */
    private String template(String path) {
        return document.path("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()))
                .orElse("");
    }

    private static void requireThat(boolean fits, Passed passed, String why) {
        if (!fits) {
            throw new AssertionError(passed.method() + " " + passed.path() + " → " + passed.status() + " "
                    + passed.contentType() + ": " + why);
        }
    }
}

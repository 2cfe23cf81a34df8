package io.dalmada.bootstrap.api;

import io.dalmada.bootstrap.api.FuzzDocument.Operation;
import io.dalmada.bootstrap.api.FuzzDocument.Parameter;
import io.dalmada.bootstrap.api.FuzzRequest.Said;
import io.dalmada.bootstrap.harness.RawHttp.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a good request and spoils one thing of it. The same seed makes the same requests. */
final class FuzzMaker {
    private static final String MARK = "@@fuzz@@";
    private static final List<String> QUERIES = List.of(
            "%zz", "limit=%", "customerId=%ff", "%00=1", "&&", "=", "limit", "x[]=1", "orderNumber=x", "customerid=x");
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "{",
            "{\"a\":",
            "\ufeff{}",
            "{}{}",
            "\"x\"",
            "0",
            "\u0000",
            "[".repeat(2000),
            "{\"a\":\"" + "x".repeat(17_000) + "\"}");
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Accept-Language", List.of("-", "*", "en", "ko;q=x", "--", "en-", ",", "가", "x".repeat(900)),
            "Accept",
                    List.of(
                            "*/*",
                            "application/json",
                            "text/html",
                            "application/json;q=0",
                            "/",
                            "application/problem+json",
                            "가"),
            "Content-Type",
                    List.of(
                            "*/*",
                            "application/*",
                            "text/plain",
                            "application/json;charset=nope",
                            "application/json; charset=utf-8",
                            "/",
                            "x"),
            "Idempotency-Key",
                    List.of(
                            "",
                            "주문번호-결제-20261130-000001",
                            "short",
                            "k".repeat(255),
                            "k".repeat(256),
                            "\"quoted-key-0123456789\"",
                            "a key with some spaces",
                            "order-4111111111111111",
                            "4111-1111-1111-1111-1"),
            "X-Request-Id", List.of("", "가", "mine-1", "4111111111111111", "x".repeat(900)),
            "If-Match", List.of("*", "\"1-1-ko\"", "x", "가", "W/\"1\"", "\"" + "x".repeat(900) + "\""),
            "Authorization", List.of("", "Bearer", "Bearer 가", "Basic x", "Bearer dmk_nobody", "dmk_local"),
            "Content-Encoding", List.of("gzip", "x"),
            "Range", List.of("bytes=0-1", "x"),
            "X-HTTP-Method-Override", List.of("DELETE"));

    private final FuzzDocument document;
    private final FuzzWorld world;
    private final Random random;
    private final List<Operation> operations;

    FuzzMaker(FuzzDocument document, FuzzWorld world, long seed) {
        this.document = document;
        this.world = world;
        this.random = new Random(seed);
        this.operations = document.operations();
    }

    FuzzRequest next() {
        Operation operation = FuzzValues.pick(operations, random);
        int what = random.nextInt(100);
        if (operation.takesBody() && what < 55) {
            return bodySpoilt(operation);
        }
        if (what < 70 && (!operation.in("query").isEmpty() || what < 30)) {
            return querySpoilt(operation);
        }
        if (what < 80 && !operation.in("path").isEmpty()) {
            return pathSpoilt(operation);
        }
        return what < 92 ? headerSpoilt(operation) : good(operation);
    }

    // ---- each spoils one thing

    private FuzzRequest good(Operation operation) {
        return new Draft(operation).request("nothing", Said.ALLOWED);
    }

    private FuzzRequest bodySpoilt(Operation operation) {
        Draft draft = new Draft(operation);
        if (random.nextInt(20) == 0) {
            draft.body = FuzzValues.pick(BODIES, random);
        } else {
            List<String> path = new ArrayList<>();
            ObjectNode body = (ObjectNode) world.body(operation, random);
            String value = spoil(body, document.resolved(operation.body()), path);
            draft.body = body.toString().replace(FuzzValues.quoted(MARK), value);
            draft.changed = "body " + String.join(".", path) + " = " + shown(value);
        }
        boolean allowed = document.allows(operation.body(), draft.body);
        return draft.request(draft.changed, allowed ? Said.ALLOWED : Said.REFUSED);
    }

    /** Puts the mark where a field was, or takes the field away. @return what belongs in the mark's place */
    private String spoil(ObjectNode body, JsonNode schema, List<String> path) {
        List<String> fields = new ArrayList<>(schema.path("properties").propertyNames());
        int what = random.nextInt(20);
        if (what == 0 || fields.isEmpty()) {
            String name = FuzzValues.pick(List.of("status", "unknown", "4111111111111111", "a.b", "가"), random);
            path.add(name);
            body.put(name, MARK);
            return "1";
        }
        String field = FuzzValues.pick(fields, random);
        path.add(field);
        JsonNode part = document.resolved(schema.path("properties").path(field));
        if (what == 1) {
            body.remove(field);
            return "gone";
        }
        if (part.has("properties") && body.path(field) instanceof ObjectNode deeper && what < 16) {
            return spoil(deeper, part, path);
        }
        body.put(field, MARK);
        if (FuzzDocument.type(part).equals("array") && what < 16) {
            String item = FuzzValues.next(document.resolved(part.path("items")), random);
            return "[" + item + (random.nextBoolean() ? "]" : "," + item + "]");
        }
        return FuzzValues.next(part, random);
    }

    private FuzzRequest querySpoilt(Operation operation) {
        Draft draft = new Draft(operation);
        List<Parameter> parameters = operation.in("query");
        int what = parameters.isEmpty() ? 0 : random.nextInt(10);
        if (what == 0) {
            String query = FuzzValues.pick(QUERIES, random);
            draft.query.put("", query);
            boolean unknown =
                    query.matches("[xoc].*") && parameters.stream().noneMatch(p -> query.startsWith(p.name() + "="));
            return draft.request("query " + query, unknown ? Said.REFUSED : Said.NOTHING);
        }
        Parameter one = FuzzValues.pick(parameters, random);
        if (what == 1) {
            String good = encoded(world.parameter(operation, one.name(), random));
            draft.query.put(one.name(), good + "&" + one.name() + "=" + good);
            return draft.request("query " + one.name() + " twice", Said.REFUSED);
        }
        return valued(draft, one, "query");
    }

    private FuzzRequest pathSpoilt(Operation operation) {
        return valued(new Draft(operation), FuzzValues.pick(operation.in("path"), random), "path");
    }

    private FuzzRequest valued(Draft draft, Parameter parameter, String place) {
        String json = FuzzValues.next(document.resolved(parameter.schema()), random);
        String text = json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
        // An empty part of a path is another path.
        String sent = text.isEmpty() && place.equals("path") ? "-" : encoded(unescaped(text));
        (place.equals("path") ? draft.path : draft.query).put(parameter.name(), sent);
        Said said = !sent.equals("-") && allows(parameter, text) ? Said.ALLOWED : Said.REFUSED;
        return draft.request(place + " " + parameter.name() + " = " + shown(json), said);
    }

    /** A parameter is always a text; what a schema calls a number or a flag is one that looks so. */
    private boolean allows(Parameter parameter, String text) {
        String type = FuzzDocument.type(document.resolved(parameter.schema()));
        boolean bare = type.equals("integer") && text.matches("-?[0-9]{1,18}")
                || type.equals("boolean") && text.matches("true|false");
        return document.allows(parameter.schema(), bare ? text : FuzzValues.quoted(text));
    }

    private FuzzRequest headerSpoilt(Operation operation) {
        Draft draft = new Draft(operation);
        String name = FuzzValues.pick(HEADERS.keySet().stream().sorted().toList(), random);
        String value = FuzzValues.pick(HEADERS.getOrDefault(name, List.of()), random);
        draft.headers.put(name, value);
        Said said = operation.in("header").stream()
                .filter(p -> p.name().equals(name) && p.required())
                .map(p -> document.allows(p.schema(), FuzzValues.quoted(value.replace("\"", "\\\"")))
                        ? Said.ALLOWED
                        : Said.REFUSED)
                .findFirst()
                .orElse(Said.NOTHING);
        return draft.request("header " + name + " = " + shown(value), said);
    }

    // ---- how values are written

    private static String encoded(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints()
                .forEach(c -> written.append(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                ? "%ED%A0%80"
                                : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)
                                        .replace("+", "%20")));
        return written.toString();
    }

    private static String unescaped(String text) {
        try {
            return FuzzDocument.JSON.readTree(FuzzValues.quoted(text)).asString();
        } catch (RuntimeException noJson) {
            return text;
        }
    }

    private static String shown(String value) {
        return value.length() > 80 ? value.substring(0, 80) + "…(" + value.length() + ")" : value;
    }

    /** A good request in the making. */
    private final class Draft {
        private final Operation operation;
        private final Map<String, String> path = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String body = "";
        private String changed = "body";

        Draft(Operation operation) {
            this.operation = operation;
            operation
                    .in("path")
                    .forEach(p -> path.put(p.name(), encoded(world.parameter(operation, p.name(), random))));
            operation.in("query").stream()
                    .filter(p ->
                            p.required() || random.nextInt(4) == 0 && !p.name().equals("cursor"))
                    .forEach(p -> query.put(p.name(), encoded(world.parameter(operation, p.name(), random))));
            headers.put("Authorization", "Bearer dmk_local");
            operation.in("header").stream()
                    .filter(Parameter::required)
                    .forEach(p -> headers.put(p.name(), new UUID(random.nextLong(), random.nextLong()).toString()));
            if (operation.takesBody()) {
                headers.put("Content-Type", "application/json");
                body = world.body(operation, random).toString();
            }
        }

        FuzzRequest request(String what, Said said) {
            String target = operation.path();
            for (Map.Entry<String, String> each : path.entrySet()) {
                target = target.replace("{" + each.getKey() + "}", each.getValue());
            }
            List<String> pairs = query.entrySet().stream()
                    .map(each -> each.getKey().isEmpty() ? each.getValue() : each.getKey() + "=" + each.getValue())
                    .toList();
            String whole = pairs.isEmpty() ? target : target + "?" + String.join("&", pairs);
            List<Header> written = headers.entrySet().stream()
                    .map(each -> new Header(each.getKey(), each.getValue()))
                    .toList();
            String all = whole.replace("%20", " ") + body + headers;
            List<String> hidden =
                    FuzzValues.CARDS.stream().filter(all::contains).toList();
            return new FuzzRequest(operation, whole, written, body, what, said, hidden);
        }
    }
}

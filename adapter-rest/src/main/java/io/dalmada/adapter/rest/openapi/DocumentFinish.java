package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.web.Language;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** What is the same in every place the API runs, so that the document is: names of operations, and both languages. */
public final class DocumentFinish implements OpenApiCustomizer {
    private static final String PREFIX = "/v1/";

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().keySet().removeIf(path -> !path.startsWith(PREFIX) && !path.startsWith("/gateway-notices"));
        RequestSchemas.finish(document);
        TreeSet<String> tags = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    finish(operation, nameOf(method, path));
                    ParameterSchemas.finish(path, operation);
                    tags.addAll(operation.getTags());
                }));
        document.setTags(tags.stream().map(DocumentFinish::described).toList());
    }

    private static void finish(Operation operation, String name) {
        operation.operationId(name);
        Language.KO.find("document." + name).ifPresent(operation::setDescription);
    }

    private static Tag described(String name) {
        String key = "document.tag." + name.replace(' ', '-');
        String both = Stream.of(Language.EN, Language.KO)
                .flatMap(language -> language.find(key).stream())
                .collect(Collectors.joining(" "));
        return new Tag().name(name).description(both);
    }

    /** {@code GET /v1/payments/{id}} is {@code getPaymentsById}. */
    static String nameOf(HttpMethod method, String path) {
        List<String> words = Arrays.stream(path.replaceFirst("^/v1", "").split("[/-]"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.startsWith("{") ? "by-" + word.substring(1, word.length() - 1) : word)
                .toList();
        return method.name().toLowerCase(Locale.ROOT)
                + words.stream()
                        .flatMap(word -> Arrays.stream(word.split("-")))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}

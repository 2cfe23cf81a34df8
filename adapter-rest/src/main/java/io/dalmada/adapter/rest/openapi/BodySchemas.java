package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.web.Records;
import io.dalmada.adapter.rest.web.RouteTable;
import io.dalmada.adapter.rest.web.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;

/** Documents the bodies of all answers; springdoc cannot see them in the routes, which answer with bytes. */
public final class BodySchemas implements OpenApiCustomizer {
    private final ObjectProvider<RouteTable> routes;

    /** @param routes asked for with the first document, when all of them are there */
    public BodySchemas(ObjectProvider<RouteTable> routes) {
        this.routes = routes;
    }

    @Override
    public void customise(OpenAPI document) {
        Stream.concat(Stream.of(Problem.class), routes.getObject().bodies().stream())
                .flatMap(body -> Records.in(body).stream())
                .distinct()
                .forEach(body -> add(document, body));
    }

    private static void add(OpenAPI document, Class<?> body) {
        Schema<?> schema = ModelConverters.getInstance(true).readAllAsResolvedSchema(body).schema;
        document.getComponents().addSchemas(schema.getName(), BodyNullness.describe(body, schema));
    }
}

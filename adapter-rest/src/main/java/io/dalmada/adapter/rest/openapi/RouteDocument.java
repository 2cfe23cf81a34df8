package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.adapter.rest.web.idempotency.IdempotencyKey;
import io.dalmada.adapter.rest.web.problem.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/** Writes what a {@link Route} says into the API's document. */
public final class RouteDocument implements OperationCustomizer {
    private static final List<ProblemType> EVERYWHERE = List.of(
            ProblemType.INVALID_REQUEST,
            ProblemType.UNAUTHENTICATED,
            ProblemType.FORBIDDEN,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.INTERNAL_ERROR,
            ProblemType.ROW_UNREADABLE,
            ProblemType.TEMPORARILY_UNAVAILABLE);
    private static final List<ProblemType> WITH_KEY = List.of(
            ProblemType.IDEMPOTENCY_KEY_MISSING,
            ProblemType.IDEMPOTENCY_KEY_INVALID,
            ProblemType.IDEMPOTENCY_IN_PROGRESS,
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.ALREADY_EXISTS,
            ProblemType.CONCURRENT_CHANGE);
    private static final List<ProblemType> WITH_BODY =
            List.of(ProblemType.REQUEST_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.VALIDATION_FAILED);

    private final Examples examples;

    public RouteDocument(Examples examples) {
        this.examples = examples;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Route route = method.getMethodAnnotation(Route.class);
        return route == null ? operation : describe(operation, route);
    }

    private Operation describe(Operation operation, Route route) {
        Optional<Parameter> key = key(operation);
        key.ifPresent(RouteDocument::describeKey);
        if (List.of(route.problems()).contains(ProblemType.PRECONDITION_FAILED)) {
            operation.addParametersItem(ifMatch());
        }
        if (!route.request().isEmpty()) {
            operation
                    .getRequestBody()
                    .required(true)
                    .getContent()
                    .values()
                    .forEach(content -> content.addExamples(route.request(), examples.file(route.request())));
        }
        return operation.summary(route.summary()).responses(answers(route, key.isPresent()));
    }

    private static Parameter ifMatch() {
        return new Parameter()
                .in("header")
                .name(HttpHeaders.IF_MATCH)
                .description("An ETag of the subscription: it is done only when nothing that it showed has changed."
                        + " 조회했을 때의 ETag. 그사이 바뀌었으면 아무것도 하지 않습니다.")
                .schema(new StringSchema())
                .example("\"12-5-ko\"");
    }

    private static Optional<Parameter> key(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> IdempotencyKey.HEADER.equals(parameter.getName()))
                .findFirst();
    }

    private static void describeKey(Parameter key) {
        key.required(true)
                .description("Names the request: repeating it with the same key never does it twice")
                .schema(new StringSchema().pattern(IdempotencyKey.PATTERN))
                .example("5f0c2d1e-8f0a-4a52-9d0f-2f6f3f0f7a11");
    }

    private ApiResponses answers(Route route, boolean withKey) {
        ApiResponses answers = new ApiResponses();
        for (Route.Success success : route.answers()) {
            answers.addApiResponse(Integer.toString(success.status()), success(route, success, withKey));
        }
        problems(route, withKey).forEach((status, types) -> answers.addApiResponse(status.toString(), problem(types)));
        return answers;
    }

    private ApiResponse success(Route route, Route.Success success, boolean withKey) {
        MediaType body = new MediaType()
                .schema(route.list() ? page(ref(route.body())) : ref(route.body()))
                .addExamples(success.example(), examples.file(success.example()));
        ApiResponse answer = new ApiResponse()
                .description(
                        switch (success.status()) {
                            case 201 -> "Done";
                            case 202 -> "Not known yet: read it again; it is not done twice";
                            default -> withKey ? "Done" : "Found";
                        })
                .content(new Content().addMediaType(ApiAnswer.JSON, body));
        if (route.tagged()) {
            answer.addHeaderObject("ETag", new Header().schema(new StringSchema()));
        }
        return success.status() == 200
                ? answer
                : answer.addHeaderObject("Location", new Header().schema(new StringSchema()));
    }

    private static Map<Integer, List<ProblemType>> problems(Route route, boolean withKey) {
        List<ProblemType> keyed = withKey ? WITH_KEY : List.of();
        List<ProblemType> bodied = route.request().isEmpty() ? List.of() : WITH_BODY;
        return Stream.of(EVERYWHERE, keyed, bodied, List.of(route.problems()))
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private ApiResponse problem(List<ProblemType> types) {
        MediaType body = new MediaType().schema(ref(Problem.class));
        types.forEach(type -> body.addExamples(type.code(), examples.problem(type)));
        String titles = types.stream()
                .map(type -> type.title(Language.EN) + " (" + type.title(Language.KO) + ")")
                .collect(Collectors.joining("; "));
        return new ApiResponse().description(titles).content(new Content().addMediaType(ApiAnswer.PROBLEM, body));
    }

    private static Schema<?> page(Schema<?> item) {
        return new ObjectSchema()
                .addProperty("items", new ArraySchema().items(item))
                .addProperty(
                        "nextCursor",
                        new JsonSchema()
                                .types(new LinkedHashSet<>(List.of("string", "null")))
                                .description("null on the last page"))
                .addProperty(
                        "leftOut",
                        new JsonSchema()
                                .types(Set.of("integer"))
                                .minimum(BigDecimal.ONE)
                                .description(
                                        "How many rows of this page cannot be read and are left out; absent when all"
                                                + " are shown. 읽을 수 없어 이 페이지에서 뺀 항목의 수. 모두 보였으면 없습니다."))
                .required(List.of("items", "nextCursor"));
    }

    private static Schema<?> ref(Class<?> body) {
        io.swagger.v3.oas.annotations.media.Schema named =
                body.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        String name = named == null || named.name().isEmpty() ? body.getSimpleName() : named.name();
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}

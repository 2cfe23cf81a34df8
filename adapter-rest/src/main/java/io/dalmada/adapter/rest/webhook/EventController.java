package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageQuery;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.event.EventTypes;
import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.EventQuery;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of everything that happened. Its payloads go out as they are stored. */
@RestController
@RequestMapping("/v1/events")
@Tag(name = "Events")
class EventController {
    private final EventQuery query;
    private final ApiJson json;

    EventController(EventQuery query, ApiJson json) {
        this.query = query;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List events, oldest first. Every page has a nextCursor, the last one too: reading on from there"
                    + " later misses nothing",
            body = EventBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "events"))
    ResponseEntity<byte[]> list(
            @Parameter(description = "Types with commas between them; payment.* means all that begin with payment.")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "The id of a payment, subscription or billing key")
                    @RequestParam(required = false)
                    @Nullable
                    String aggregate,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        EventLogFilter filter =
                new EventLogFilter(types(type), Optional.ofNullable(aggregate).map(Ids::aggregate));
        Page<LoggedEvent> page = PageQuery.of(cursor, limit).read((from, size) -> query.list(filter, from, size));
        return ApiAnswer.json(200, written(page)).send();
    }

    @GetMapping("/{id}")
    @Route(
            scope = Scope.READ,
            summary = "Read an event",
            body = EventBody.class,
            answers = @Route.Success(status = 200, example = "event"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> get(@PathVariable String id) {
        LoggedEvent event = query.find(Ids.event(id)).orElseThrow(() -> MalformedRequest.of(ProblemType.NOT_FOUND));
        return ApiAnswer.json(200, event.payload()).send();
    }

    private static Set<String> types(@Nullable String patterns) {
        return patterns == null
                ? Set.of()
                : Arrays.stream(patterns.split(",", -1))
                        .flatMap(pattern -> known(pattern).stream())
                        .collect(Collectors.toSet());
    }

    private static List<String> known(String pattern) {
        List<String> types = EventTypes.matching(pattern);
        if (types.isEmpty()) {
            throw MalformedRequest.field("type");
        }
        return types;
    }

    private String written(Page<LoggedEvent> page) {
        return page.items().stream()
                .map(LoggedEvent::payload)
                .collect(Collectors.joining(
                        ",",
                        "{\"items\":[",
                        "],\"nextCursor\":" + json.write(page.nextCursor().orElseThrow()) + "}"));
    }
}

package io.dalmada.adapter.rest.webhook;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.PageBody;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.event.EventFamily;
import io.dalmada.application.event.EventTypes;
import io.dalmada.application.model.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The closed list of types of events, and the form of each. */
@RestController
@RequestMapping(EventTypeController.PATH)
@Tag(name = "Events")
class EventTypeController {
    static final String PATH = "/v1/event-types";

    private final ApiJson json;

    EventTypeController(ApiJson json) {
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "List the types of events",
            body = EventTypeBody.class,
            list = true,
            answers = @Route.Success(status = 200, example = "event-types"))
    ResponseEntity<byte[]> list() {
        List<EventTypeBody> types =
                EventTypes.all().stream().map(EventTypeBody::of).toList();
        return ApiAnswer.json(200, json.write(new PageBody<>(types, null))).send();
    }

    @GetMapping("/{type}")
    @Route(
            scope = Scope.READ,
            summary = "Read the JSON Schema of events of a type",
            body = EventSchemaBody.class,
            answers = @Route.Success(status = 200, example = "event-schema"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> schema(@PathVariable String type) {
        EventFamily family = EventTypes.familyOf(type).orElseThrow(() -> MalformedRequest.of(ProblemType.NOT_FOUND));
        return ApiAnswer.json(200, family.schema()).send();
    }
}

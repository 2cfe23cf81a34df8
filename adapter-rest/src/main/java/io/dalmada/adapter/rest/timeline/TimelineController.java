package io.dalmada.adapter.rest.timeline;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Ids;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.Timeline;
import io.dalmada.application.port.in.TimelineQuery;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why a payment or subscription is in its state, for operators and support staff. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Timelines")
class TimelineController {
    private final TimelineQuery query;
    private final ApiJson json;

    TimelineController(TimelineQuery query, ApiJson json) {
        this.query = query;
        this.json = json;
    }

    @GetMapping("/payments/{id}/timeline")
    @Route(
            scope = Scope.READ,
            summary = "What happened to a payment and why: attempts, refunds, evidence, notifications, the next step",
            body = TimelineBody.class,
            answers = @Route.Success(status = 200, example = "timeline"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> ofPayment(@PathVariable String id, RequestContext exchange) {
        return told(query.ofPayment(Ids.payment(id)), exchange);
    }

    @GetMapping("/subscriptions/{id}/timeline")
    @Route(
            scope = Scope.READ,
            summary = "What happened to a subscription and why, with the payments of its newest bills",
            body = TimelineBody.class,
            answers = @Route.Success(status = 200, example = "timeline-dunning"),
            problems = ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> ofSubscription(@PathVariable String id, RequestContext exchange) {
        return told(query.ofSubscription(Ids.subscription(id)), exchange);
    }

    private ResponseEntity<byte[]> told(Timeline timeline, RequestContext exchange) {
        return ApiAnswer.json(200, json.write(TimelineBody.from(timeline, exchange.language())))
                .send();
    }
}

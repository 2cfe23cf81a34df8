package io.dalmada.adapter.rest.billingrun;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Dates;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.Statistics;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for the console. */
@RestController
@RequestMapping("/v1/statistics")
@Tag(name = "Statistics")
class StatisticsController {
    private final Statistics statistics;
    private final ApiJson json;

    StatisticsController(Statistics statistics, ApiJson json) {
        this.statistics = statistics;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "Payments of each day in Korea, both days included, at most 366 days apart, and their sums",
            body = StatisticsBody.class,
            answers = @Route.Success(status = 200, example = "statistics"),
            problems = ProblemType.VALIDATION_FAILED)
    ResponseEntity<byte[]> of(
            @Parameter(schema = @Schema(type = "string", format = "date")) @RequestParam String from,
            @Parameter(schema = @Schema(type = "string", format = "date")) @RequestParam String until) {
        LocalDate first = Dates.read("from", from);
        LocalDate last = Dates.read("until", until);
        StatisticsBody body = StatisticsBody.from(first, last, statistics.of(first, last));
        return ApiAnswer.json(200, json.write(body)).send();
    }
}

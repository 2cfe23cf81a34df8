package io.dalmada.adapter.rest.testclock;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Route;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.MoveClock;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The movable clock; there is no such route where time cannot be moved. */
@RestController
@RequestMapping("/v1/test-clock")
@ConditionalOnBean(MoveClock.class)
@Tag(name = "Test clock")
class TestClockController {
    private final MoveClock clock;
    private final ApiJson json;

    TestClockController(MoveClock clock, ApiJson json) {
        this.clock = clock;
        this.json = json;
    }

    @GetMapping
    @Route(
            scope = Scope.READ,
            summary = "Read the movable clock",
            body = TestClockBody.class,
            answers = @Route.Success(status = 200, example = "test-clock-read"))
    ResponseEntity<byte[]> read() {
        return ApiAnswer.json(200, json.write(TestClockBody.at(clock.now()))).send();
    }

    @PutMapping
    @Route(
            scope = Scope.OPERATE,
            summary = "Move the clock on; everything that falls due in between happens in its order",
            request = "test-clock",
            body = TestClockBody.class,
            answers = @Route.Success(status = 200, example = "test-clock-moved"))
    ResponseEntity<byte[]> move(@RequestBody TestClockRequest body) {
        return ApiAnswer.json(200, json.write(TestClockBody.from(clock.moveTo(body.to()))))
                .send();
    }
}

package io.dalmada.application.service;

import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.PeriodicWork;
import java.util.List;

/** What requests were answered with, wired. */
public record IdempotencyServices(IdempotentAnswers answers, List<PeriodicWork> works) {

    public static IdempotencyServices over(Ports ports, Settings settings) {
        return new IdempotencyServices(
                new IdempotentAnswersService(ports, settings), List.of(new IdempotencyExpiry(ports)));
    }
}

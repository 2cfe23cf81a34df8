package io.dalmada.application.service.idempotency;

import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import java.util.List;

/** What requests were answered with, wired. */
public record IdempotencyServices(IdempotentAnswers answers, List<PeriodicWork> works) {

    public static IdempotencyServices over(Ports ports, Settings settings) {
        return new IdempotencyServices(
                new IdempotentAnswersService(ports, settings), List.of(new IdempotencyExpiry(ports)));
    }
}

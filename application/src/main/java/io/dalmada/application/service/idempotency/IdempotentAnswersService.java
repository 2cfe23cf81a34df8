package io.dalmada.application.service.idempotency;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.RequestKeys;
import io.dalmada.application.service.shared.Settings;
import java.util.Optional;

final class IdempotentAnswersService implements IdempotentAnswers {
    private final Ports ports;
    private final Settings settings;

    IdempotentAnswersService(Ports ports, Settings settings) {
        this.ports = ports;
        this.settings = settings;
    }

    @Override
    public Optional<StoredAnswer> find(RequestKey request) {
        return ports.idempotency().find(request.caller(), request.key()).flatMap(record -> {
            RequestKeys.requireSame(record, request);
            return record.answer();
        });
    }

    @Override
    public StoredAnswer keep(RequestKey request, StoredAnswer answer) {
        return ports.transactions()
                .inTransaction(() -> ports.idempotency()
                        .answer(request, answer, ports.clock().instant().plus(settings.idempotencyRetention())));
    }
}

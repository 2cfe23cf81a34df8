package io.dalmada.adapter.rest.web.idempotency;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import io.dalmada.application.port.in.IdempotentAnswers;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Answers a repeated request as the first one, once that has a final outcome; until then a repeat continues it. */
public final class IdempotentRequests {
    private final IdempotentAnswers answers;

    public IdempotentRequests(IdempotentAnswers answers) {
        this.answers = answers;
    }

    public ResponseEntity<byte[]> answer(RequestKey request, Function<Optional<RequestKey>, ApiAnswer> act) {
        return answers.find(request).map(ApiAnswer::replay).orElseGet(() -> first(request, act));
    }

    /**
     * For an answer that holds a secret: only the first answer shows it, and the stored one has none. A caller who lost
     * that answer makes another secret.
     */
    public ResponseEntity<byte[]> once(RequestKey request, Supplier<Once> act) {
        return answers.find(request).map(ApiAnswer::replay).orElseGet(() -> {
            Once answer = act.get();
            answers.keep(request, answer.later().toStored());
            return answer.first().send();
        });
    }

    /** @param first with the secret; @param later without it */
    public record Once(ApiAnswer first, ApiAnswer later) {}

    private ResponseEntity<byte[]> first(RequestKey request, Function<Optional<RequestKey>, ApiAnswer> act) {
        ApiAnswer answer = act.apply(Optional.of(request));
        if (!answer.isFinal()) {
            return answer.send();
        }
        StoredAnswer standing = answers.keep(request, answer.toStored());
        return standing.equals(answer.toStored()) ? answer.send() : ApiAnswer.replay(standing);
    }
}

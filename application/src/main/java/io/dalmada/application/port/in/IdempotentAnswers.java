package io.dalmada.application.port.in;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.StoredAnswer;
import java.util.Optional;

/** Final answers, kept so that a repeated request is answered byte for byte as the first. */
public interface IdempotentAnswers {
    /**
     * @return the final answer of this request, if there is one
     * @throws io.dalmada.domain.shared.DomainException IDEMPOTENCY_KEY_REUSED when the key named another request before
     * @throws AlreadyDone when the answer has expired
     */
    Optional<StoredAnswer> find(RequestKey request);

    /**
     * Keeps a final answer; of several the first stands.
     *
     * @return the answer to give
     */
    StoredAnswer keep(RequestKey request, StoredAnswer answer);
}

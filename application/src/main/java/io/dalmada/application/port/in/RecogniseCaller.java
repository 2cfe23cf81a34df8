package io.dalmada.application.port.in;

import io.dalmada.application.model.SecretHash;
import java.util.Optional;

/** Tells callers by their API keys. */
public interface RecogniseCaller {
    /** @return empty when the key is unknown, expired, replaced or revoked: a caller is not told which */
    Optional<Caller> recognise(SecretHash secret);
}

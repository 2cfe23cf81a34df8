package io.dalmada.application.port.out;

import io.dalmada.domain.shared.SecretText;

/** New secrets that cannot be guessed. */
@FunctionalInterface
public interface SecretSource {
    /** @return 256 random bits, in characters that may stand in a header */
    SecretText next();
}

package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.shared.SecretText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An opened window.
 *
 * @param step for the browser; handed out once and not kept
 * @param continuation what the gateway needs to recognise the return; encrypted at rest like a key
 * @param expiresAt when a return is too late
 */
public record WindowOpening(WindowStep step, Map<String, SecretText> continuation, Instant expiresAt) {
    public WindowOpening {
        continuation = Map.copyOf(continuation);
    }

    /** @throws IllegalArgumentException when nothing was kept under this name: it is not this gateway's opening */
    public SecretText kept(String name) {
        return Optional.ofNullable(continuation.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the opening holds no " + name));
    }
}

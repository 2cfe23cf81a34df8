package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.shared.SecretText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of an opened window until the customer is back.
 *
 * @param values what the gateway needs to recognise the return; encrypted at rest like a key
 * @param expiresAt when a return is too late
 */
public record KeptWindow(Map<String, SecretText> values, Instant expiresAt) {
    public KeptWindow {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException when nothing was kept under this name: it is not this gateway's opening */
    public SecretText value(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the opening holds no " + name));
    }
}

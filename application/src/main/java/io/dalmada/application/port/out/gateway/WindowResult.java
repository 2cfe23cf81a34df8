package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.SecretText;
import java.util.Map;
import java.util.Optional;

/** What a completed window is exchanged by. @param proof of use once and for minutes only */
public record WindowResult(RegistrationNo registrationNo, Map<String, SecretText> proof) {
    public WindowResult {
        proof = Map.copyOf(proof);
    }

    /** @throws IllegalArgumentException when there is none of this name: it is not this gateway's result */
    public SecretText proof(String name) {
        return Optional.ofNullable(proof.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the result holds no " + name));
    }
}

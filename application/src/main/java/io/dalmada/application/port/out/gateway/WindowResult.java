package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.SecretText;
import java.util.Map;

/** What a completed window is exchanged by. @param proof of use once and for minutes only */
public record WindowResult(RegistrationNo registrationNo, Map<String, SecretText> proof) {
    public WindowResult {
        proof = Map.copyOf(proof);
    }
}

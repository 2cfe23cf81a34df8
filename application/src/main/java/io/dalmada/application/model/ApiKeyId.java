package io.dalmada.application.model;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;

/**
 * A caller's name, chosen when its key is made. Logs, the audit log and the caller's idempotency keys refer to it, so it
 * outlives every change of the secret and is never used for another caller.
 */
public record ApiKeyId(String value) {
    public ApiKeyId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw DomainException.field(
                    Refusal.API_KEY_INVALID, "id", "an API key's id must be 1 to 64 letters, digits, - or _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

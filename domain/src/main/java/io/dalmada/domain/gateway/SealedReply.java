package io.dalmada.domain.gateway;

import io.dalmada.domain.shared.SecretText;

/** A gateway's reply as received, still sealed: kept (encrypted) until it could be opened, which may be repeated. */
public record SealedReply(SecretText text) {
    @Override
    public String toString() {
        return "SealedReply[***]";
    }
}

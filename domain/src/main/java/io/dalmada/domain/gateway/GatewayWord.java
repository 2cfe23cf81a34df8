package io.dalmada.domain.gateway;

import java.util.Optional;

/** The gateway's own code and text, kept for operators and never shown to customers; 64 and 512 characters. */
public record GatewayWord(Optional<String> code, Optional<String> message) {
    public static final GatewayWord NONE = new GatewayWord(Optional.empty(), Optional.empty());

    public GatewayWord {
        code = code.map(text -> GatewayText.kept(text, 64));
        message = message.map(text -> GatewayText.kept(text, 512));
    }
}

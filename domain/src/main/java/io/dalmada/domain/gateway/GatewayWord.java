package io.dalmada.domain.gateway;

import java.util.Optional;

/** The gateway's own code and text, kept for operators and never shown to customers; 64 and 512 characters. */
public record GatewayWord(Optional<String> code, Optional<String> message) {
    public static final GatewayWord NONE = new GatewayWord(Optional.empty(), Optional.empty());

    public GatewayWord {
        code = code.map(c -> cut(c, 64));
        message = message.map(m -> cut(m, 512));
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}

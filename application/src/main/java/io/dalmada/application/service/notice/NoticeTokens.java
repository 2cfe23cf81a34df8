package io.dalmada.application.service.notice;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** The secret parts of the addresses at which gateways tell us things. */
public final class NoticeTokens {
    private static final String SHAPE = "[A-Za-z0-9_-]{32,200}";
    private static final String NONE = "-".repeat(43);

    private final Map<GatewayId, SecretText> tokens;

    /** @throws IllegalArgumentException when one is not 32 to 200 characters of A-Z, a-z, 0-9, _ and - */
    public NoticeTokens(Map<GatewayId, SecretText> tokens) {
        tokens.forEach((gateway, token) -> {
            if (!token.use(text -> text.matches(SHAPE))) {
                throw new IllegalArgumentException(
                        "the notice token of " + gateway + " must be 32 to 200 characters of A-Z, a-z, 0-9, _ and -");
            }
        });
        this.tokens = new HashMap<>(tokens);
    }

    /** In a time that tells nothing of how much of the token is right, or of whether the gateway has one. */
    boolean opens(GatewayId gateway, String given) {
        SecretText right = tokens.get(gateway);
        byte[] expected = right == null ? bytes(NONE) : right.use(NoticeTokens::bytes);
        return MessageDigest.isEqual(bytes(given), expected) && right != null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.dalmada.simulator.tosspayments.wire;

import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.tosspayments.state.Merchant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Who may call: HTTP Basic with the secret key as the name and nothing as the password. */
public final class Gate {
    private final List<Merchant> merchants;

    public Gate(List<Merchant> merchants) {
        this.merchants = merchants;
    }

    /** @throws Refusal when no merchant has this key */
    Merchant merchant(Request request) {
        String name = name(request.header("Authorization"));
        Refusal.when(name.matches("(test|live)_gsk_.*"), "INVALID_API_KEY");
        Refusal.when(name.matches("(test|live)_g?ck_.*"), "INSECURE_KEY_USAGE");
        return merchants.stream()
                .filter(merchant -> merchant.secretKey().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("UNAUTHORIZED_KEY"));
    }

    /** @throws Refusal when no merchant's window was opened with it */
    public Merchant ofWindow(String clientKey) {
        return merchants.stream()
                .filter(merchant -> merchant.clientKey().equals(clientKey))
                .findFirst()
                .orElseThrow(() -> new Refusal("INVALID_API_KEY"));
    }

    private static String name(String header) {
        Refusal.when(header.isEmpty(), "UNAUTHORIZED_KEY");
        Refusal.when(!header.startsWith("Basic "), "INCORRECT_BASIC_AUTH_FORMAT");
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
            String text = new String(pair, StandardCharsets.UTF_8);
            Refusal.when(!text.endsWith(":"), "INCORRECT_BASIC_AUTH_FORMAT");
            return text.substring(0, text.length() - 1);
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal("INCORRECT_BASIC_AUTH_FORMAT");
        }
    }
}

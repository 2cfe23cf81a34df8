package io.dalmada.adapter.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.dalmada.application.port.out.WebhookSender.Message;
import io.dalmada.domain.shared.SecretText;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Signs by the Standard Webhooks specification, with its own library. */
final class Signatures {
    /** The specification wants 24 to 64. */
    private static final int SECRET_BYTES = 32;

    private static final String PREFIX = "whsec_";

    private final SecureRandom random = new SecureRandom();

    SecretText newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return SecretText.of(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** One signature for each secret, the newest first; a receiver accepts the message when one of them is right. */
    static String of(Message message, long seconds) {
        return message.secrets().stream()
                .map(secret -> secret.use(text -> signed(text, message, seconds)))
                .collect(Collectors.joining(" "));
    }

    private static String signed(String secret, Message message, long seconds) {
        try {
            return new Webhook(secret).sign(message.id(), seconds, message.payload());
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException("cannot sign", impossible);
        }
    }
}

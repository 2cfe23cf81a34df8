package io.dalmada.application.port.out;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookUrl;
import java.util.List;

/** Brings events to receivers, which are not trusted. */
public interface WebhookSender {
    /** @throws DomainException WEBHOOK_URL_REFUSED when it must not be called: it is not public, or not encrypted */
    void require(WebhookUrl url);

    /** Sends once, signed with each secret, to an address that may be called; never throws for what the other side does. */
    ReceiverAnswer send(Message message);

    /** A new secret that cannot be guessed, in the form receivers expect. */
    SecretText newSecret();

    /** @param id the event's, the same at every try; @param secrets the newest first */
    record Message(WebhookUrl url, String id, String payload, List<SecretText> secrets) {
        public Message {
            secrets = List.copyOf(secrets);
        }
    }
}

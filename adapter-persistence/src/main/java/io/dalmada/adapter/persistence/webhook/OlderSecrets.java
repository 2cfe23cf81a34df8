package io.dalmada.adapter.persistence.webhook;

import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.WebhookEndpoint.Earlier;
import java.time.Instant;
import java.util.List;

/** Several secrets in one text that is encrypted as a whole: one a line, behind the time at which it ends. */
final class OlderSecrets {
    private OlderSecrets() {}

    static SecretText write(List<Earlier> secrets) {
        StringBuilder lines = new StringBuilder();
        for (Earlier each : secrets) {
            lines.append(each.until())
                    .append(' ')
                    .append(each.secret().<String>use(text -> text))
                    .append('\n');
        }
        return SecretText.of(lines.toString());
    }

    static List<Earlier> read(SecretText written) {
        return written.use(text -> text.lines().map(OlderSecrets::line).toList());
    }

    private static Earlier line(String line) {
        int space = line.indexOf(' ');
        return new Earlier(SecretText.of(line.substring(space + 1)), Instant.parse(line.substring(0, space)));
    }
}

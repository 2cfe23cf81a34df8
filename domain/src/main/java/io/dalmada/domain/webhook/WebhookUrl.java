package io.dalmada.domain.webhook;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where events are sent: an address on the web and nothing cleverer. Whether it may be reached at all is another question,
 * asked when it is registered and again at every send.
 */
public record WebhookUrl(URI value) {
    private static final int LONGEST = 1000;
    private static final int HIGHEST_PORT = 65_535;
    /** Printable ASCII without what browsers and libraries read in different ways. */
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7E&&[^\\\\<>\"^`{|}]]+");

    public WebhookUrl {
        if (!isPlain(value)) {
            throw refused("url must be an address such as https://shop.example/webhooks");
        }
    }

    /** @throws DomainException when it is not a plain http or https address */
    public static WebhookUrl of(String text) {
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            throw refused("url must have at most 1000 plain characters");
        }
        try {
            return new WebhookUrl(new URI(text));
        } catch (URISyntaxException malformed) {
            throw refused("url must be an address such as https://shop.example/webhooks");
        }
    }

    private static boolean isPlain(URI uri) {
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        return web
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= HIGHEST_PORT;
    }

    private static DomainException refused(String why) {
        return DomainException.field(Refusal.WEBHOOK_URL_REFUSED, "url", why);
    }

    public boolean isEncrypted() {
        return "https".equalsIgnoreCase(value.getScheme());
    }

    public String host() {
        return value.getHost();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

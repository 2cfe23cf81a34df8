package io.dalmada.adapter.webhook;

import io.dalmada.domain.webhook.WebhookUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps deliveries from being led into our own network (T-09). Connections go to the very addresses that were checked: a
 * name that resolves to another one a moment later changes nothing.
 */
final class AddressGuard implements DnsResolver {
    /** A name of several labels, the last of them letters: no number in any notation, and no name of one's own network. */
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})");

    private static final Pattern OWN_NETWORK =
            Pattern.compile(".*\\.(localhost|local|internal|intranet|lan|home|corp|arpa|onion|localdomain)");

    private final boolean publicOnly;
    private final Names names;

    AddressGuard(boolean publicOnly, Names names) {
        this.publicOnly = publicOnly;
        this.names = names;
    }

    /** @return why it must not be called, for the caller that registers it; empty when it may */
    Optional<String> objection(WebhookUrl url) {
        if (!publicOnly) {
            return Optional.empty();
        }
        if (!url.isEncrypted()) {
            return Optional.of("url must begin with https://");
        }
        if (!isPublicName(url.host())) {
            return Optional.of("url must name a public host, not an address");
        }
        try {
            resolve(url.host());
            return Optional.empty();
        } catch (RefusedAddress refused) {
            return Optional.of("url must lead to a public address");
        } catch (UnknownHostException unknown) {
            return Optional.of("url names a host that cannot be found");
        }
    }

    private static boolean isPublicName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return PUBLIC_NAME.matcher(name).matches() && !OWN_NETWORK.matcher(name).matches();
    }

    /** One address that must not be called refuses all addresses of its name. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (publicOnly && !isPublicName(host)) {
            throw new RefusedAddress();
        }
        InetAddress[] found = names.find(host);
        if (publicOnly && !Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new RefusedAddress();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name exists, and must not be called. */
    static final class RefusedAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddress() {
            super("not a public address");
        }
    }
}

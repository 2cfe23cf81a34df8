package io.dalmada.bootstrap;

import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.adapter.rest.RestSettings;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.service.access.ConfiguredKey;
import io.dalmada.bootstrap.startup.DriverTexts;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys from configuration. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {
    private static final int LEAST_KEY_BYTES = 32;

    /** Everything else, metrics included, wants an API key. */
    private static final List<String> OPEN = List.of("/actuator/health/**", "/actuator/health");

    /** The first key encrypts, all of them decrypt. */
    @Bean
    static DriverTexts driverTexts() {
        return new DriverTexts();
    }

    @Bean
    KeyRing keyRing(DalmadaProperties properties) {
        List<Named> keys = named(properties.encryptionKeys(), "dalmada.encryption-keys", "<id>:<32 bytes in base64>");
        if (keys.isEmpty()) {
            throw new IncompleteConfiguration(List.of("set dalmada.encryption-keys: at least one <id>:<base64>"));
        }
        Map<String, SecretText> ring = new LinkedHashMap<>();
        keys.forEach(key -> ring.put(key.id(), SecretText.of(key.value())));
        try {
            return KeyRing.of(keys.get(0).id(), ring);
        } catch (IllegalArgumentException malformed) {
            throw new IncompleteConfiguration(List.of("dalmada.encryption-keys: " + malformed.getMessage()));
        }
    }

    @Bean
    RestSettings restSettings(DalmadaProperties properties) {
        return RestSettings.of(fingerprintSecret(properties), OPEN)
                .limitedTo(properties.limits().toRates());
    }

    /** Secrets that give access to all others. */
    static List<ConfiguredKey> apiKeys(DalmadaProperties properties) {
        try {
            List<ConfiguredKey> keys = named(properties.apiKeys(), "dalmada.api-keys", "<id>:<SHA-256 in hex>").stream()
                    .map(key -> new ConfiguredKey(new ApiKeyId(key.id()), new SecretHash(key.value())))
                    .toList();
            if (keys.stream().map(ConfiguredKey::id).distinct().count() == keys.size()) {
                return keys;
            }
        } catch (DomainException | IllegalArgumentException malformed) {
            throw new IncompleteConfiguration(List.of("dalmada.api-keys: " + malformed.getMessage()));
        }
        throw new IncompleteConfiguration(List.of("dalmada.api-keys: two API keys have the same id"));
    }

    /**
     * Fingerprints of requests must survive restarts and the change of encryption keys, and be the same on every node: a
     * repeated request whose fingerprint has changed would be refused. So they have a key of their own, which production
     * demands; only without one, in {@code local}, the oldest encryption key serves.
     */
    static byte[] fingerprintSecret(DalmadaProperties properties) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(fingerprintKey(properties), "HmacSHA256"));
            return mac.doFinal("dalmada request fingerprints v1".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] fingerprintKey(DalmadaProperties properties) {
        String configured = properties.secrets().fingerprintKey();
        if (configured != null && !configured.isBlank()) {
            return decoded(configured.strip());
        }
        List<Named> keys = named(properties.encryptionKeys(), "dalmada.encryption-keys", "<id>:<32 bytes in base64>");
        return Base64.getDecoder().decode(keys.get(keys.size() - 1).value());
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length >= LEAST_KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Its text would hold a part of the key.
        }
        throw new IncompleteConfiguration(
                List.of("dalmada.secrets.fingerprint-key must be at least " + LEAST_KEY_BYTES + " bytes in base64"));
    }

    private record Named(String id, String value) {
        @Override
        public String toString() {
            return id + ":***";
        }
    }

    private static List<Named> named(List<String> entries, String property, String form) {
        return entries.stream()
                .map(entry -> entry.split(":", 2))
                .map(parts -> {
                    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                        throw new IncompleteConfiguration(List.of(property + ": each entry is " + form));
                    }
                    return new Named(parts[0].strip(), parts[1].strip());
                })
                .toList();
    }
}

package io.dalmada.adapter.rest;

import java.time.ZoneId;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the REST adapter must be told.
 *
 * @param apiKeys who may call; with none, nobody may
 * @param fingerprintKey keys the hash by which a repeated request is recognised; the same on every node and after a
 *     restart, else repeated requests look like other ones
 * @param zone in which a card's last month ends
 * @param publicPaths path patterns open to everybody besides the API's document, for example the health check
 */
public record RestSettings(List<ApiKeyHash> apiKeys, SecretKey fingerprintKey, ZoneId zone, List<String> publicPaths) {
    private static final int LEAST_KEY_BYTES = 16;

    public RestSettings {
        apiKeys = List.copyOf(apiKeys);
        publicPaths = List.copyOf(publicPaths);
        if (apiKeys.stream().map(ApiKeyHash::id).distinct().count() != apiKeys.size()) {
            throw new IllegalArgumentException("two API keys have the same id");
        }
    }

    /** In Asia/Seoul. */
    public static RestSettings of(List<ApiKeyHash> apiKeys, byte[] fingerprintSecret, List<String> publicPaths) {
        if (fingerprintSecret.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("the fingerprint secret needs at least 16 bytes");
        }
        SecretKey key = new SecretKeySpec(fingerprintSecret, "HmacSHA256");
        return new RestSettings(apiKeys, key, ZoneId.of("Asia/Seoul"), publicPaths);
    }

    @Override
    public String toString() {
        return "RestSettings[" + apiKeys.size() + " API keys, " + zone + ", open: " + publicPaths + "]";
    }
}

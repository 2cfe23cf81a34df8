package io.dalmada.adapter.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One API key as it is kept: never in clear.
 *
 * @param id names the caller in logs and scopes his idempotency keys; it must outlive a change of the secret
 * @param sha256Hex the SHA-256 of the whole key, {@code dmk_} included, as 64 hexadecimal digits
 */
public record ApiKeyHash(String id, String sha256Hex) {
    public ApiKeyHash {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("an API key's id is 1 to 64 letters, digits, - or _");
        }
        if (!sha256Hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("the hash of API key " + id + " is not a SHA-256 in hexadecimal digits");
        }
    }

    /** For keys that are known in clear, such as the local one. */
    public static ApiKeyHash of(String id, String key) {
        return new ApiKeyHash(id, HexFormat.of().formatHex(sha256(key)));
    }

    boolean matches(byte[] sha256) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(sha256Hex), sha256);
    }

    static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

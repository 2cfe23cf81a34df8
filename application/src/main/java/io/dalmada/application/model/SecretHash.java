package io.dalmada.application.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a whole API key, {@code dmk_} included. A fast hash is enough: the key has 256 random bits, too many to
 * guess at any speed.
 *
 * @param hex 64 hexadecimal digits, in lower case
 */
public record SecretHash(String hex) {
    public SecretHash {
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("this is not a SHA-256 in hexadecimal digits");
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    public static SecretHash of(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new SecretHash(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package io.dalmada.adapter.persistence;

import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.domain.shared.SecretText;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Encryption keys for tests. */
public final class TestKeys {
    private TestKeys() {}

    public static KeyRing ringWithOne() {
        return KeyRing.of("one", Map.of("one", key(1)));
    }

    /** As after a rotation: "two" encrypts, "one" still decrypts. */
    public static KeyRing ringRotatedToTwo() {
        return KeyRing.of("two", Map.of("one", key(1), "two", key(2)));
    }

    public static KeyRing ringWithTwoOnly() {
        return KeyRing.of("two", Map.of("two", key(2)));
    }

    public static SecretText key(int seed) {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) seed);
        return SecretText.of(Base64.getEncoder().encodeToString(raw));
    }
}

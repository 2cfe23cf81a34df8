package io.dalmada.adapter.persistence.encryption;

import io.dalmada.domain.shared.SecretText;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys that protect secrets at rest: the current one encrypts, all of them decrypt. */
public final class KeyRing {
    private static final int AES_256 = 32;

    private final String current;
    private final Map<String, SecretKey> keys = new TreeMap<>();

    private KeyRing(String current) {
        this.current = current;
    }

    /**
     * @param current the id of the key to encrypt with
     * @param keys each key by its id, 32 random bytes in Base64; old keys stay until everything is encrypted anew
     * @throws IllegalArgumentException when a key is malformed or the current one is missing; the text names no key
     */
    public static KeyRing of(String current, Map<String, SecretText> keys) {
        KeyRing ring = new KeyRing(current);
        keys.forEach((id, key) -> ring.keys.put(requireId(id), key.use(text -> aes(id, text))));
        if (!ring.keys.containsKey(current)) {
            throw new IllegalArgumentException("the current encryption key " + current + " is not among the keys");
        }
        return ring;
    }

    String currentId() {
        return current;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    SecretKey current() {
        return key(current).orElseThrow();
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static String requireId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("an encryption key's id is 1 to 40 letters, digits, - or _");
        }
        return id;
    }

    private static SecretKey aes(String id, String base64) {
        byte[] raw;
        try {
            raw = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // The decoder's own message may quote a character of the key.
            throw new IllegalArgumentException("encryption key " + id + " is not Base64");
        }
        if (raw.length != AES_256) {
            throw new IllegalArgumentException("encryption key " + id + " is not 32 bytes long");
        }
        return new SecretKeySpec(raw, "AES");
    }

    @Override
    public String toString() {
        return "KeyRing[current=" + current + ", ids=" + keys.keySet() + "]";
    }
}

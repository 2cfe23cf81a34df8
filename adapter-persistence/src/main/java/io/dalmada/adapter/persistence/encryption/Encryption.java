package io.dalmada.adapter.persistence.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM, stored as {@code v1:<key id>:<Base64 of nonce and ciphertext>}. Each text is bound to its place (table,
 * column and row): moved anywhere else it does not decrypt.
 */
public final class Encryption {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing ring;
    private final SecureRandom random = new SecureRandom();

    public Encryption(KeyRing ring) {
        this.ring = ring;
    }

    /** @param id the row's, in the column's table */
    public String encrypt(byte[] clear, EncryptedColumn column, Object id) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, ring.current(), nonce, column.place(id), clear);
        byte[] both = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return "v1:" + ring.currentId() + ":" + Base64.getEncoder().encodeToString(both);
    }

    /** @throws IllegalStateException when it was changed, moved, or encrypted under a key that is not in the ring */
    public byte[] decrypt(String stored, EncryptedColumn column, Object id) {
        String place = column.place(id);
        String[] parts = stored.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("v1")) {
            throw new IllegalStateException(place + " is not encrypted in a known way");
        }
        SecretKey key = ring.key(parts[1])
                .orElseThrow(
                        () -> new IllegalStateException(place + " needs an encryption key that is not configured"));
        byte[] both = Base64.getDecoder().decode(parts[2]);
        if (both.length < NONCE) {
            throw new IllegalStateException(place + " was cut short");
        }
        byte[] nonce = Arrays.copyOfRange(both, 0, NONCE);
        byte[] sealed = Arrays.copyOfRange(both, NONCE, both.length);
        return run(Cipher.DECRYPT_MODE, key, nonce, place, sealed);
    }

    public String keyId() {
        return ring.currentId();
    }

    public List<String> retiredKeyIds() {
        return ring.ids().stream().filter(id -> !id.equals(ring.currentId())).toList();
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, String place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(place + " cannot be encrypted or decrypted", failed);
        }
    }
}

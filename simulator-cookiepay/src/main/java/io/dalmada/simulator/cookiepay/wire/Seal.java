package io.dalmada.simulator.cookiepay.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** ENC_DATA: opaque, bound to the API id, a multiple of sixteen bytes, opened by the decrypt call alone. */
final class Seal {
    private static final int IV = 12;
    private static final int OVERHEAD = IV + 16;
    private static final SecretKeySpec KEY =
            new SecretKeySpec("simulator-seal-key-nothing-real!".getBytes(StandardCharsets.US_ASCII), "AES");

    private final SecureRandom random = new SecureRandom();

    String close(String apiId, String json) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, apiId, iv, padded(json));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(IV + sealed.length)
                        .put(iv)
                        .put(sealed)
                        .array());
    }

    Optional<String> open(String apiId, String data) {
        try {
            byte[] all = Base64.getDecoder().decode(data);
            byte[] iv = java.util.Arrays.copyOf(all, IV);
            byte[] text = crypt(Cipher.DECRYPT_MODE, apiId, iv, java.util.Arrays.copyOfRange(all, IV, all.length));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException tampered) {
            return Optional.empty();
        }
    }

    /** White space in front of JSON changes nothing but its length. */
    private static byte[] padded(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        int missing = (16 - (text.length + OVERHEAD) % 16) % 16;
        return (" ".repeat(missing) + json).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] crypt(int mode, String apiId, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, KEY, new GCMParameterSpec(128, iv));
            cipher.updateAAD(apiId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

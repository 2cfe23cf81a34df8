package io.dalmada.adapter.persistence.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.adapter.persistence.TestKeys;
import io.dalmada.domain.shared.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private static final byte[] CLEAR = "BILLKEY-42".getBytes(StandardCharsets.UTF_8);
    private final Encryption encryption = new Encryption(TestKeys.ringWithOne());

    @Test
    void givesBackWhatItEncrypted() {
        String stored = encryption.encrypt(CLEAR, "key/1");

        assertThat(stored).startsWith("v1:one:").doesNotContain("BILLKEY");
        assertThat(encryption.decrypt(stored, "key/1")).isEqualTo(CLEAR);
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        assertThat(encryption.encrypt(CLEAR, "key/1")).isNotEqualTo(encryption.encrypt(CLEAR, "key/1"));
    }

    @Test
    void refusesWhatWasMovedToAnotherPlace() {
        String stored = encryption.encrypt(CLEAR, "key/1");

        assertThatThrownBy(() -> encryption.decrypt(stored, "key/2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatWasChanged() {
        String stored = encryption.encrypt(CLEAR, "key/1");
        int last = stored.length() - 5;
        String changed =
                stored.substring(0, last) + (stored.charAt(last) == 'A' ? 'B' : 'A') + stored.substring(last + 1);

        assertThatThrownBy(() -> encryption.decrypt(changed, "key/1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryption.decrypt("v1:one:AAAA", "key/1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryption.decrypt("BILLKEY-42", "key/1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsWhatAnOldKeyEncryptedAndWritesWithTheNewOne() {
        Encryption rotated = new Encryption(TestKeys.ringRotatedToTwo());
        String old = encryption.encrypt(CLEAR, "key/1");

        assertThat(rotated.decrypt(old, "key/1")).isEqualTo(CLEAR);
        assertThat(rotated.encrypt(CLEAR, "key/1")).startsWith("v1:two:");
        assertThatThrownBy(() -> new Encryption(TestKeys.ringWithTwoOnly()).decrypt(old, "key/1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRingRefusesKeysThatAreNotKeysAndNeverShowsOne() {
        SecretText good = TestKeys.key(1);

        assertThatThrownBy(() -> KeyRing.of("two", Map.of("one", good))).hasMessageContaining("two");
        assertThatThrownBy(() -> KeyRing.of("one", Map.of("one", SecretText.of("c2hvcnQ="))))
                .hasMessage("encryption key one is not 32 bytes long");
        assertThatThrownBy(() -> KeyRing.of("one", Map.of("one", SecretText.of("not base 64!"))))
                .hasMessage("encryption key one is not Base64");
        assertThatThrownBy(() -> KeyRing.of("a:b", Map.of("a:b", good))).isInstanceOf(IllegalArgumentException.class);
        assertThat(KeyRing.of("one", Map.of("one", good)).toString()).isEqualTo("KeyRing[current=one, ids=[one]]");
    }
}

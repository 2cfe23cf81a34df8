package io.dalmada.adapter.persistence.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.adapter.persistence.TestKeys;
import io.dalmada.domain.shared.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private static final byte[] CLEAR = "BILLKEY-42".getBytes(StandardCharsets.UTF_8);
    private final Encryption encryption = new Encryption(TestKeys.ringWithOne());

    @Test
    void givesBackWhatItEncrypted() {
        String stored = encryption.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1);

        assertThat(stored).startsWith("v1:one:").doesNotContain("BILLKEY");
        assertThat(encryption.decrypt(stored, EncryptedColumn.BILLING_KEY_SECRET, 1))
                .isEqualTo(CLEAR);
    }

    /** What was written years ago decrypts only under the very same places. */
    @Test
    void theNamesOfPlacesNeverChange() {
        assertThat(Stream.of(EncryptedColumn.values()).map(column -> column.place(7)))
                .containsExactly(
                        "billing_key.secret/7",
                        "billing_key.buyer/7",
                        "registration.secret/7",
                        "attempt.sealed/7",
                        "webhook_endpoint.secret.7",
                        "webhook_endpoint.previous_secret.7",
                        "webhook_endpoint.older_secrets.7");
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        assertThat(encryption.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1))
                .isNotEqualTo(encryption.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1));
    }

    @Test
    void refusesWhatWasMovedToAnotherPlace() {
        String stored = encryption.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1);

        assertThatThrownBy(() -> encryption.decrypt(stored, EncryptedColumn.BILLING_KEY_SECRET, 2))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatWasChanged() {
        String stored = encryption.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1);
        int last = stored.length() - 5;
        String changed =
                stored.substring(0, last) + (stored.charAt(last) == 'A' ? 'B' : 'A') + stored.substring(last + 1);

        assertThatThrownBy(() -> encryption.decrypt(changed, EncryptedColumn.BILLING_KEY_SECRET, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryption.decrypt("v1:one:AAAA", EncryptedColumn.BILLING_KEY_SECRET, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryption.decrypt("BILLKEY-42", EncryptedColumn.BILLING_KEY_SECRET, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsWhatAnOldKeyEncryptedAndWritesWithTheNewOne() {
        Encryption rotated = new Encryption(TestKeys.ringRotatedToTwo());
        String old = encryption.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1);

        assertThat(rotated.decrypt(old, EncryptedColumn.BILLING_KEY_SECRET, 1)).isEqualTo(CLEAR);
        assertThat(rotated.encrypt(CLEAR, EncryptedColumn.BILLING_KEY_SECRET, 1))
                .startsWith("v1:two:");
        assertThatThrownBy(() ->
                        new Encryption(TestKeys.ringWithTwoOnly()).decrypt(old, EncryptedColumn.BILLING_KEY_SECRET, 1))
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

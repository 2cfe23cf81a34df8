package io.dalmada.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The key of fingerprints has nothing to do with the keys that encrypt: those may go. */
class FingerprintKeyTest {
    private static final String ONE = "bG9jYWwtZGFsbWFkYS1rZXktbm90LWZvci1yZWFsISE=";
    private static final String TWO = "ZmluZ2VycHJpbnQtZGFsbWFkYS1rZXktbm90LXJlYWw=";

    @Test
    void fingerprints_stay_when_an_encryption_key_goes() {
        assertThat(secret(ONE, "new:" + TWO, "old:" + ONE)).isEqualTo(secret(ONE, "new:" + TWO));
        assertThat(secret(ONE, "new:" + TWO)).isNotEqualTo(secret(TWO, "new:" + TWO));
    }

    @Test
    void an_installation_keeps_its_fingerprints_by_naming_its_oldest_key() {
        assertThat(secret("", "new:" + TWO, "old:" + ONE)).isEqualTo(secret(ONE, "new:" + TWO));
    }

    @Test
    void a_key_that_is_none_is_refused_without_being_told() {
        for (String bad : List.of("too-short", "%%%not-base64%%%", "c2hvcnQ=")) {
            assertThatExceptionOfType(IncompleteConfiguration.class)
                    .isThrownBy(() -> secret(bad, "one:" + ONE))
                    .withMessageContaining("fingerprint-key")
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(bad));
        }
    }

    private static byte[] secret(String fingerprintKey, String... encryptionKeys) {
        Map<String, Object> properties = IntStream.range(0, encryptionKeys.length)
                .boxed()
                .collect(Collectors.toMap(i -> "dalmada.encryption-keys[" + i + "]", i -> encryptionKeys[i]));
        properties.put("dalmada.secrets.fingerprint-key", fingerprintKey);
        properties.put("dalmada.api-keys[0]", "ops:0000000000000000000000000000000000000000000000000000000000000000");
        DalmadaProperties bound = new Binder(new MapConfigurationPropertySource(properties))
                .bind("dalmada", DalmadaProperties.class)
                .get();
        return SecretsConfiguration.fingerprintSecret(bound);
    }
}

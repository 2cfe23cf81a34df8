package io.dalmada.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {
    @Test
    void decoding_gives_back_what_was_encoded() {
        Seeds.forEach(1_000, random -> {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            String text = Base32.encode(id);
            assertThat(text).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
            assertThat(Base32.decode(text)).isEqualTo(id);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "80000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-8000-000000000000",
                "00000000-0000-0000-0000-000000000001",
                "7fffffff-ffff-ffff-7fff-ffffffffffff"
            })
    void the_edges_survive_the_round_trip(UUID id) {
        assertThat(Base32.decode(Base32.encode(id))).isEqualTo(id);
    }

    @Test
    void texts_sort_as_their_ids_do() {
        Seeds.forEach(500, random -> {
            UUID a = new UUID(random.nextLong() >>> 1, random.nextLong());
            UUID b = random.nextBoolean()
                    ? new UUID(a.getMostSignificantBits(), random.nextLong())
                    : new UUID(random.nextLong() >>> 1, random.nextLong());
            assertThat(Integer.signum(Base32.encode(a).compareTo(Base32.encode(b))))
                    .isEqualTo(Integer.signum(a.toString().compareTo(b.toString())));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000000000000000000000000",
                "000000000000000000000000000",
                "0000000000000000000000000I",
                "0000000000000000000000000L",
                "0000000000000000000000000O",
                "0000000000000000000000000U",
                "0000000000000000000000000a",
                "0000000000000000000000000-",
                "80000000000000000000000000"
            })
    void what_was_not_encoded_here_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode(text));
    }
}

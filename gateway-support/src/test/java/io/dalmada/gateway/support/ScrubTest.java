package io.dalmada.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "haneul@example.com",
                "https://api.example/v1/billing/x",
                "Zx81Qm7PqLrT0vYh2nKe5sWc%3D",
                "9410-0012-3456",
                "test_sk_0123456789abcdef"
            })
    void strikes_out_what_may_be_a_secret(String secret) {
        assertThat(Scrub.text("no " + secret + " here", Scrub.MESSAGE)).isEqualTo("no *** here");
    }

    @Test
    void leaves_words() {
        assertThat(Scrub.text("한도초과 혹은 잔액부족", Scrub.MESSAGE)).isEqualTo("한도초과 혹은 잔액부족");
        assertThat(Scrub.code("NOT_MATCHES_REFUNDABLE_AMOUNT")).isEqualTo("NOT_MATCHES_REFUNDABLE_AMOUNT");
        assertThat(Scrub.code("S409")).isEqualTo("S409");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "test_sk_0123456789abcdef", "A1B2C3D4E5F6G7H8I9", "941000123456789"
            })
    void a_code_that_is_no_words_may_be_a_secret(String code) {
        assertThat(Scrub.code(code)).isEqualTo("***");
    }
}

package io.dalmada.adapter.rest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void chooses_korean_unless_english_is_preferred() {
        assertThat(Language.of(null)).isEqualTo(Language.KO);
        assertThat(Language.of("")).isEqualTo(Language.KO);
        assertThat(Language.of("fr")).isEqualTo(Language.KO);
        assertThat(Language.of("*")).isEqualTo(Language.KO);
        assertThat(Language.of(";;;q=x")).isEqualTo(Language.KO);
        assertThat(Language.of("en-US,en;q=0.9,ko;q=0.5")).isEqualTo(Language.EN);
        assertThat(Language.of("en;q=0.3,ko;q=0.9")).isEqualTo(Language.KO);
        assertThat(Language.of("ja,en;q=0.8")).isEqualTo(Language.EN);
    }
}

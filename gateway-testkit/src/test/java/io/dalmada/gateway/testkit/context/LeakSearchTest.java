package io.dalmada.gateway.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.gateway.testkit.InMemoryFixtures;
import io.dalmada.gateway.testkit.TestCard;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSearchTest {
    private static final TestCard CARD = InMemoryFixtures.CARD;

    private final LeakSearch search = new LeakSearch().card(CARD).secret("the key", "bk/é+key=1");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void finds_a_number_anywhere_inside_base64(int before) {
        byte[] body = ("x".repeat(before) + CARD.number() + "yz").getBytes(StandardCharsets.UTF_8);

        assertThat(finds(Base64.getEncoder().encodeToString(body))).isNotEmpty();
    }

    @Test
    void finds_a_key_that_was_encoded_for_a_url() {
        assertThat(finds("GET /charge?key=bk%2F%C3%A9%2Bkey%3D1")).isNotEmpty();
    }

    @Test
    void finds_the_holders_number_but_not_inside_a_longer_one() {
        assertThat(finds("holder 870329.")).isNotEmpty();
        assertThat(finds("order 18703290")).isEmpty();
    }

    @Test
    void lets_the_first_six_and_last_four_digits_pass() {
        assertThat(finds("card 532750******2871, 2871")).isEmpty();
    }

    @Test
    void takes_no_fraction_of_a_second_for_a_secret() {
        assertThat(finds("2026-11-23T10:00:00.870329Z took PT0.532750981S")).isEmpty();
    }

    @Test
    void does_not_repeat_what_it_found() {
        assertThat(String.join("\n", finds(CARD.number() + " bk/é+key=1")))
                .contains("card number", "the key")
                .doesNotContain("5327509", "bk/");
    }

    private List<String> finds(String text) {
        return search.in(List.of("2026-11-23 10:00:00.000 DEBUG nothing to see", text));
    }
}

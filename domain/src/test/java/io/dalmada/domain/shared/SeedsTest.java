package io.dalmada.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void a_failure_names_its_seed_and_how_to_replay_it() {
        assertThatThrownBy(() -> Seeds.forEach(1, random -> assertThat(random).isNull()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("-Ddalmada.seed=");
    }

    @Test
    void the_same_seeds_give_the_same_numbers() {
        assertThat(numbers()).isEqualTo(numbers());
    }

    private static List<Long> numbers() {
        List<Long> drawn = new ArrayList<>();
        Seeds.forEach(5, random -> drawn.add(random.nextLong()));
        return drawn;
    }
}

package io.dalmada.application.service.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No round is starved by items that fail, however many of them come first. */
class StarvationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final List<Integer> due =
            new ArrayList<>(IntStream.rangeClosed(1, 950).boxed().toList());
    private final List<Integer> done = new ArrayList<>();
    private int tried;
    private final DueItems<Integer> items = new DueItems<>("item", 200);

    private void round(Instant now, Consumer<Integer> work) {
        items.each(now, most -> due.stream().limit(most).toList(), work);
    }

    private void failingUntil(Integer item, int healthyFrom) {
        tried++;
        if (item < healthyFrom) {
            throw new IllegalArgumentException("planted: " + item + " fails");
        }
        due.remove(item);
        done.add(item);
    }

    @Test
    void nine_hundred_that_throw_keep_nobody_from_being_served() {
        round(NOW, item -> failingUntil(item, 901));

        assertThat(done).hasSize(50);
        assertThat(tried).isEqualTo(950);
    }

    @Test
    void what_fails_is_left_alone_for_longer_each_time_and_served_once_it_can_be() {
        round(NOW, item -> failingUntil(item, 901));
        tried = 0;
        round(NOW.plusSeconds(4), item -> failingUntil(item, 901));
        assertThat(tried).isZero();
        round(NOW.plusSeconds(5), item -> failingUntil(item, 901));
        assertThat(tried).isEqualTo(900);
        round(NOW.plusSeconds(10), item -> failingUntil(item, 901));
        assertThat(tried).isEqualTo(900);

        round(NOW.plus(Duration.ofHours(2)), item -> failingUntil(item, 0));
        assertThat(done).hasSize(950).doesNotHaveDuplicates();
    }

    @Test
    void what_stays_due_without_a_word_is_worked_once_in_a_round() {
        round(NOW, item -> tried++);

        assertThat(tried).isEqualTo(950);
    }
}

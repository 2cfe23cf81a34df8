package io.dalmada.domain.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.domain.payment.TransitionTable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionStatusTest {
    static final TransitionTable<SubscriptionStatus> TABLE = TransitionTable.of(SubscriptionStatus.class, """
                        SCHEDULED  INCOMPLETE  TRIALING  ACTIVE  PAST_DUE  PAUSED  SUSPENDED  CANCELED  ENDED
            SCHEDULED   .          x           .         .       .         .       .          x         .
            INCOMPLETE  .          .           .         x       .         .       .          x         x
            TRIALING    .          .           .         x       x         .       .          x         x
            ACTIVE      .          .           .         .       x         x       .          x         x
            PAST_DUE    .          .           .         x       .         .       x          x         x
            PAUSED      .          .           .         x       .         .       .          x         .
            SUSPENDED   .          .           .         x       .         .       .          x         x
            CANCELED    .          .           .         .       .         .       .          .         .
            ENDED       .          .           .         .       .         .       .          .         .
            """);

    static Stream<Arguments> cells() {
        return Arrays.stream(SubscriptionStatus.values())
                .flatMap(from -> Arrays.stream(SubscriptionStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("cells")
    void moves_as_the_table_says(SubscriptionStatus from, SubscriptionStatus to) {
        assertThat(from.next().contains(to)).isEqualTo(TABLE.allows(from, to));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_over_stays_over(SubscriptionStatus status) {
        assertThat(status.next().isEmpty()).isEqualTo(status.isOver());
    }

    @ParameterizedTest
    @EnumSource
    void a_status_is_read_as_it_is_written(SubscriptionStatus status) {
        assertThat(SubscriptionStatus.read(status.name())).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "active", "ACTIVE ", "UNPAID"})
    void other_words_are_no_status(String text) {
        assertThat(SubscriptionStatus.read(text)).isEmpty();
    }
}

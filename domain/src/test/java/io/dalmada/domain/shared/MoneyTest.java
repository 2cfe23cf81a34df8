package io.dalmada.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Money DOLLAR = new Money(100, Currency.getInstance("USD"));

    @ParameterizedTest
    @ValueSource(longs = {-1, -1_000, Long.MIN_VALUE})
    void an_amount_is_never_negative(long won) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Money.won(won))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.AMOUNT_INVALID));
    }

    @Test
    void sums_and_differences_are_exact() {
        Seeds.forEach(500, random -> {
            long a = random.nextLong() >>> 2;
            long b = random.nextLong() >>> 2;
            assertThat(Money.won(a).plus(Money.won(b)).minor()).isEqualTo(a + b);
            assertThat(Money.won(a).plus(Money.won(b)).minus(Money.won(b))).isEqualTo(Money.won(a));
            assertThat(Money.won(a).exceeds(Money.won(b))).isEqualTo(a > b);
            assertThat(Money.won(a).compareTo(Money.won(b))).isEqualTo(Long.compare(a, b));
        });
    }

    @Test
    void a_sum_too_large_fails_and_never_wraps_around() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.won(Long.MAX_VALUE).plus(Money.won(1)));
    }

    @Test
    void more_than_there_is_cannot_be_taken_away() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Money.won(5).minus(Money.won(6)));
        assertThat(Money.won(5).minus(Money.won(5)).isZero()).isTrue();
    }

    @Test
    void currencies_do_not_mix() {
        Money won = Money.won(100);
        assertThatIllegalArgumentException().isThrownBy(() -> won.plus(DOLLAR));
        assertThatIllegalArgumentException().isThrownBy(() -> won.minus(DOLLAR));
        assertThatIllegalArgumentException().isThrownBy(() -> won.exceeds(DOLLAR));
        assertThatIllegalArgumentException().isThrownBy(() -> won.compareTo(DOLLAR));
        assertThat(won).isNotEqualTo(DOLLAR);
    }

    @Test
    void zero_keeps_its_currency() {
        assertThat(DOLLAR.zero()).isEqualTo(new Money(0, Currency.getInstance("USD")));
        assertThat(Money.won(3).zero()).isEqualTo(Money.won(0));
    }

    @Test
    void a_refusal_names_the_field_and_not_the_amount() {
        assertThatThrownBy(() -> Money.won(-123_456))
                .hasMessageNotContaining("123")
                .satisfies(refused ->
                        assertThat(((DomainException) refused).field()).contains("amount"));
    }
}

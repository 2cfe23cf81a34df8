package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxSplitTest {
    private static final long CAP = 9_999_999_999L;

    @ParameterizedTest
    @CsvSource({
        "1, 0", // 0.909 rounds up to 1
        "5, 0", // 4.545 rounds up to 5
        "6, 1", // 5.4545 rounds down to 5
        "10, 1",
        "11, 1",
        "16, 1", // 14.545
        "17, 2", // 15.4545
        "100, 9", // 90.909
        "110, 10",
        "999, 91", // 908.18
        "1000, 91", // 909.09
        "1004, 91",
        "9900, 900",
        "10000, 909",
        "9999999999, 909090909"
    })
    void vat_is_the_amount_less_the_amount_by_1_1_rounded(long amount, long vat) {
        TaxSplit split = TaxSplit.of(TaxType.TAXABLE, Money.won(amount));
        assertThat(split.vat()).contains(Money.won(vat));
        assertThat(split.supply()).isEqualTo(Money.won(amount - vat));
    }

    @Test
    void the_parts_always_are_the_amount() {
        Seeds.forEach(2_000, random -> {
            Money amount = Money.won(anyAmount(random));
            for (TaxType type : TaxType.values()) {
                TaxSplit split = TaxSplit.of(type, amount);
                assertThat(sumOf(split)).isEqualTo(amount);
                assertThat(split.untaxed().isZero()).isTrue();
                // Independent of the code's arithmetic: supply is the whole number nearest to 10/11 of the amount.
                long supply = type == TaxType.TAXABLE ? (20 * amount.minor() + 11) / 22 : 0;
                assertThat(split.supply()).isEqualTo(Money.won(supply));
            }
        });
    }

    @Test
    void tax_free_means_all_of_it_and_a_vat_of_nothing() {
        TaxSplit split = TaxSplit.of(TaxType.TAX_FREE, Money.won(9_900));
        assertThat(split.taxFree()).isEqualTo(Money.won(9_900));
        assertThat(split.vat()).contains(Money.won(0));
        assertThat(split.supply()).isEqualTo(Money.won(0));
    }

    @Test
    void parts_beyond_the_total_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaxSplit(Money.won(10), Money.won(6), Optional.of(Money.won(4)), Money.won(1)));
    }

    @Test
    void partial_refunds_give_back_exactly_the_parts_that_were_charged() {
        Seeds.forEach(1_000, random -> {
            TaxType type = random.nextBoolean() ? TaxType.TAXABLE : TaxType.TAX_FREE;
            requireExactPortions(TaxSplit.of(type, Money.won(anyAmount(random))), random);
        });
    }

    @Test
    void partial_refunds_of_mixed_parts_give_back_exactly_the_parts_that_were_charged() {
        Seeds.forEach(1_000, random -> {
            long supply = random.nextInt(2_000);
            long vat = random.nextInt(200);
            long free = random.nextInt(2_000);
            long untaxed = random.nextInt(200);
            Money total = Money.won(supply + vat + free + untaxed + 1);
            Optional<Money> known = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Money.won(vat));
            requireExactPortions(new TaxSplit(total, Money.won(free), known, Money.won(untaxed)), random);
        });
    }

    @Test
    void even_won_by_won_every_portion_is_made_of_whole_parts() {
        // 50 tax-free and 55 taxable: both tax parts grow at the same won.
        TaxSplit whole = new TaxSplit(Money.won(105), Money.won(50), Optional.of(Money.won(5)), Money.won(0));
        List<TaxSplit> portions = new ArrayList<>();
        for (int before = 0; before < 105; before++) {
            portions.add(whole.portion(Money.won(before), Money.won(1)));
        }
        requireWhole(whole, portions);
    }

    @Test
    void a_refund_of_everything_has_the_parts_of_everything() {
        TaxSplit whole = TaxSplit.of(TaxType.TAXABLE, Money.won(9_900));
        assertThat(whole.portion(Money.won(0), Money.won(9_900))).isEqualTo(whole);
    }

    private static void requireExactPortions(TaxSplit whole, Random random) {
        List<TaxSplit> portions = new ArrayList<>();
        long before = 0;
        long total = whole.total().minor();
        while (before < total) {
            long rest = total - before;
            long bound = random.nextInt(3) == 0 ? rest : Math.max(1, rest / (1 + random.nextInt(9)));
            long amount = portions.size() > 40 ? rest : 1 + Math.floorMod(random.nextLong(), bound);
            portions.add(whole.portion(Money.won(before), Money.won(amount)));
            before += amount;
        }
        requireWhole(whole, portions);
    }

    private static void requireWhole(TaxSplit whole, List<TaxSplit> portions) {
        long total = 0;
        long free = 0;
        long vat = 0;
        long untaxed = 0;
        long supply = 0;
        for (TaxSplit portion : portions) {
            assertThat(sumOf(portion)).isEqualTo(portion.total());
            assertThat(portion.vat().isPresent()).isEqualTo(whole.vat().isPresent());
            total += portion.total().minor();
            free += portion.taxFree().minor();
            vat += portion.vat().map(Money::minor).orElse(0L);
            untaxed += portion.untaxed().minor();
            supply += portion.supply().minor();
        }
        assertThat(List.of(total, free, vat, untaxed, supply))
                .containsExactly(
                        whole.total().minor(),
                        whole.taxFree().minor(),
                        whole.vat().map(Money::minor).orElse(0L),
                        whole.untaxed().minor(),
                        whole.supply().minor());
    }

    /** Money is never negative, so parts that sum up are also none above the amount. */
    private static Money sumOf(TaxSplit split) {
        return split.supply()
                .plus(split.vat().orElse(split.total().zero()))
                .plus(split.taxFree())
                .plus(split.untaxed());
    }

    private static long anyAmount(Random random) {
        return 1 + Math.floorMod(random.nextLong(), random.nextBoolean() ? 200L : CAP);
    }
}

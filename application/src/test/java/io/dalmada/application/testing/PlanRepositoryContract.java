package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link io.dalmada.application.port.out.PlanRepository} promises. */
public abstract class PlanRepositoryContract extends StorageContract {
    private static final int ROUNDS = 5;

    static Stream<Plan> everyPlan() {
        Plan dearer = PlanFixture.monthly();
        dearer.addPrice(Money.won(11_000), TaxType.TAXABLE, NOW.plusSeconds(1));
        dearer.addPrice(Money.won(10_500), TaxType.TAX_FREE, NOW.plusSeconds(2));
        return Stream.of(PlanFixture.monthly(), PlanFixture.onTrial(), PlanFixture.biweekly(), dearer);
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    void findsAPlanAsItWasSaved(Plan plan) {
        Plan saved = stored(plan);

        assertThat(saved.snapshot()).isEqualTo(plan.snapshot());
        assertThat(saved.loadedPrices()).isEqualTo(plan.snapshot().prices().size());
        assertThat(find(plan).snapshot()).isEqualTo(plan.snapshot());
        assertThat(find(plan).loadedPrices()).isEqualTo(saved.loadedPrices());
    }

    @Test
    void addsPricesAndChangesNone() {
        Plan plan = stored(PlanFixture.monthly());
        plan.addPrice(Money.won(11_000), TaxType.TAXABLE, NOW);
        Plan once = stored(plan);
        once.addPrice(Money.won(12_000), TaxType.TAX_FREE, NOW);
        once.addPrice(Money.won(13_000), TaxType.TAX_FREE, NOW);
        stored(once);

        assertThat(find(plan).snapshot()).isEqualTo(once.snapshot());
        assertThat(find(plan).snapshot().prices()).hasSize(4);
    }

    @Test
    void savesOneThatDidNotChange() {
        Plan plan = stored(PlanFixture.monthly());

        assertThat(stored(plan).snapshot()).isEqualTo(plan.snapshot());
        assertThat(find(plan).snapshot()).isEqualTo(plan.snapshot());
    }

    @Test
    void findsNothingThatIsNotThere() {
        stored(PlanFixture.monthly("lower"));

        assertThat(store.plans().find(new PlanCode("LOWER"))).isEmpty();
        assertThat(store.plans().find(new PlanCode("low"))).isEmpty();
    }

    @Test
    void refusesACodeThatIsTaken() {
        stored(PlanFixture.monthly());

        assertThatThrownBy(() -> stored(PlanFixture.monthly())).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void savesOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.plans().save(PlanFixture.monthly())).isInstanceOf(IllegalStateException.class);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoPlansTakesTheCode() throws Exception {
        assertThat(Race.winners(
                        store.transactions(),
                        PlanFixture::monthly,
                        plan -> store.plans().save(plan)))
                .isOne();
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoPricesIsTheNext() throws Exception {
        Plan plan = stored(PlanFixture.monthly());

        long winners = Race.winners(store.transactions(), () -> find(plan), found -> {
            found.addPrice(Money.won(11_000), TaxType.TAXABLE, NOW);
            store.plans().save(found);
        });

        assertThat(winners).isOne();
        assertThat(find(plan).snapshot().prices()).hasSize(2);
    }

    @Test
    void listsByCodeInPages() {
        for (String code : List.of("e", "c", "a", "d", "b")) {
            stored(PlanFixture.monthly(code));
        }

        Page<Plan> first = store.plans().list(Optional.empty(), 3);
        Page<Plan> second = store.plans().list(first.nextCursor(), 3);

        assertThat(codes(first)).containsExactly("a", "b", "c");
        assertThat(codes(second)).containsExactly("d", "e");
        assertThat(second.nextCursor()).isEmpty();
        assertThat(store.plans().list(Optional.empty(), 5).nextCursor()).isEmpty();
    }

    /** Which of "A", "a" and "-" comes first is the store's matter; that each comes once is not. */
    @Test
    void listsEachPlanOnceWhateverItsCode() {
        List<String> odd = List.of("b", "C", "a", "_", "-", "B", "a-1", "a1", "A");
        odd.forEach(code -> stored(PlanFixture.monthly(code)));
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Plan> page = store.plans().list(cursor, 2);
            seen.addAll(codes(page));
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(odd);
    }

    @Test
    void listsPlansWithAllTheirPrices() {
        everyPlan().skip(1).forEach(this::stored);

        assertThat(store.plans().list(Optional.empty(), 10).items())
                .extracting(plan -> plan.snapshot().prices().size())
                .containsExactly(1, 3, 1);
    }

    @Test
    void refusesACursorThatItNeverGave() {
        for (String forged : List.of("", "!", "no such", "a".repeat(300))) {
            assertThatThrownBy(() -> store.plans().list(Optional.of(forged), 10))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<String> codes(Page<Plan> page) {
        return page.items().stream().map(plan -> plan.code().value()).toList();
    }

    private Plan stored(Plan plan) {
        return tx(() -> store.plans().save(plan));
    }

    private Plan find(Plan plan) {
        return store.plans().find(plan.code()).orElseThrow();
    }
}

package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.ReconciliationRepository} promises. */
public abstract class ReconciliationRepositoryContract extends StorageContract {
    private static final Instant LATER = NOW.plusSeconds(3_600);

    @Test
    void findsAResultAsItWasStored() {
        Reconciliation result = ReconciliationFixture.with(
                NOW,
                Finding.GHOST,
                Finding.PHANTOM,
                Finding.AMOUNT_DIFF,
                Finding.STATUS_DIFF,
                Finding.DUPLICATE,
                Finding.FOREIGN,
                Finding.OPEN);

        assertThat(stored(result)).isTrue();

        assertThat(found()).contains(result);
        assertThat(store.reconciliations().find(new GatewayId("other"), ReconciliationFixture.DAY))
                .isEmpty();
        assertThat(store.reconciliations().find(PaymentFixture.GATEWAY, ReconciliationFixture.DAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void keepsTheLatestResultOfADayAndNothingOfTheEarlierOne() {
        stored(ReconciliationFixture.with(NOW, Finding.GHOST, Finding.PHANTOM));
        Reconciliation latest = ReconciliationFixture.with(LATER, Finding.DUPLICATE);

        assertThat(stored(latest)).isTrue();

        assertThat(found()).contains(latest);
    }

    @Test
    void storingTheSameResultTwiceIsStoringItOnce() {
        Reconciliation result = ReconciliationFixture.with(NOW, Finding.GHOST, Finding.FOREIGN);

        assertThat(stored(result)).isTrue();
        assertThat(stored(result)).isTrue();

        assertThat(found()).contains(result);
    }

    @Test
    void anEarlierLookDoesNotReplaceALaterOne() {
        Reconciliation latest = ReconciliationFixture.with(LATER, Finding.DUPLICATE);
        stored(latest);

        assertThat(stored(ReconciliationFixture.with(NOW, Finding.GHOST))).isFalse();

        assertThat(found()).contains(latest);
    }

    @Test
    void halfALookDoesNotReplaceAWholeOneButIsReplacedByIt() {
        Reconciliation half = incomplete(NOW);
        Reconciliation whole = ReconciliationFixture.with(NOW, Finding.GHOST);

        assertThat(stored(half)).isTrue();
        assertThat(found()).contains(half);
        assertThat(stored(whole)).isTrue();
        assertThat(stored(incomplete(LATER))).isFalse();

        assertThat(found()).contains(whole);
    }

    @Test
    void storesOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.reconciliations().store(incomplete(NOW)))
                .isInstanceOf(IllegalStateException.class);
    }

    @RepeatedTest(5)
    void oneOfTwoFirstResultsIsStored() throws Exception {
        Reconciliation result = ReconciliationFixture.with(NOW, Finding.GHOST, Finding.FOREIGN);

        long winners = Race.winners(
                store.transactions(),
                this::found,
                nothing -> store.reconciliations().store(result));

        assertThat(winners).isBetween(1L, 2L);
        assertThat(found()).contains(result);
    }

    @RepeatedTest(5)
    void twoNodesThatReplaceAResultLeaveOneOfTheirs() throws Exception {
        stored(ReconciliationFixture.with(NOW, Finding.PHANTOM));
        Reconciliation result = ReconciliationFixture.with(LATER, Finding.GHOST, Finding.FOREIGN);

        long winners = Race.winners(
                store.transactions(),
                this::found,
                earlier -> store.reconciliations().store(result));

        assertThat(winners).isBetween(1L, 2L);
        assertThat(found()).contains(result);
    }

    private static Reconciliation incomplete(Instant lookedAt) {
        return Reconciliation.incomplete(PaymentFixture.GATEWAY, ReconciliationFixture.DAY, lookedAt);
    }

    private boolean stored(Reconciliation result) {
        return tx(() -> store.reconciliations().store(result));
    }

    private Optional<Reconciliation> found() {
        return store.reconciliations().find(PaymentFixture.GATEWAY, ReconciliationFixture.DAY);
    }
}

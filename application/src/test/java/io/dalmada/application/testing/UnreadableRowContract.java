package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every storage promises about a row that cannot be read: it is there, and it stops no neighbour. */
public abstract class UnreadableRowContract extends SubscriptionContract {
    private static final Duration ASIDE = Duration.ofHours(1);

    private List<SubscriptionId> due(int many) {
        List<SubscriptionId> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(stored(SubscriptionFixture.started(
                            TestIds.customer(),
                            PaymentFixture.GATEWAY,
                            PlanFixture.monthly(),
                            1,
                            NOW.minusSeconds(100L - i)))
                    .id());
        }
        return ids;
    }

    private List<SubscriptionId> locked(Instant now, int most) {
        return tx(() -> store.subscriptions().lockDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, now, most))
                .stream()
                .map(Subscription::id)
                .toList();
    }

    private long count(Instant now) {
        return store.subscriptions().countDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT, now);
    }

    @Test
    void takesNobodysPlaceAmongWhatIsDue() {
        List<SubscriptionId> ids = due(6);
        ids.subList(0, 4).forEach(store::spoil);

        assertThat(locked(NOW, 2)).containsExactly(ids.get(4), ids.get(5));
        assertThat(count(NOW)).isEqualTo(2);
    }

    @Test
    void isTriedAgainAfterAnHour() {
        SubscriptionId id = due(1).get(0);
        store.spoil(id);
        assertThat(locked(NOW, 10)).isEmpty();
        assertThat(store.subscriptions().earliestDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT))
                .contains(NOW.plus(ASIDE));

        store.mend(id);
        assertThat(locked(NOW.plus(ASIDE).minusSeconds(1), 10)).isEmpty();
        assertThat(locked(NOW.plus(ASIDE), 10)).containsExactly(id);
    }

    @Test
    void whatIsSetAsideIsNotDueUntilThen() {
        List<SubscriptionId> ids = due(2);
        ids.forEach(id -> run(() -> store.subscriptions().setAside(id, NOW.plus(ASIDE))));
        assertThat(locked(NOW, 10)).isEmpty();
        assertThat(count(NOW)).isZero();

        run(() -> {
            Subscription first = store.subscriptions().find(ids.get(0)).orElseThrow();
            SubscriptionFixture.demanded(first, NOW);
            store.subscriptions().save(first);
        });
        assertThat(store.subscriptions().earliestDue(PaymentFixture.GATEWAY, NextStep.Kind.COLLECT))
                .as("the other, as it was set aside")
                .contains(NOW.plus(ASIDE));
        run(() -> store.subscriptions().setAside(ids.get(1), NOW));
        assertThat(locked(NOW, 10)).containsExactly(ids.get(1));
    }

    @Test
    void isLeftOutOfListsAndNeverTakenForOneThatDoesNotExist() {
        List<SubscriptionId> ids = due(2);
        store.spoil(ids.get(0));

        SubscriptionFilter all = new SubscriptionFilter(Optional.empty(), Optional.empty(), false);
        assertThat(store.subscriptions().list(all, Optional.empty(), 10).items())
                .extracting(Subscription::id)
                .containsExactly(ids.get(1));
        assertThat(store.subscriptions().list(all, Optional.empty(), 10).leftOut())
                .isOne();
        assertThatThrownBy(() -> store.subscriptions().find(ids.get(0))).isInstanceOf(UnreadableRow.class);
        assertThatThrownBy(() -> store.subscriptions().findAll(ids)).isInstanceOf(UnreadableRow.class);
        assertThat(store.subscriptions().find(ids.get(1))).isPresent();
    }

    @Test
    void soIsAPayment() {
        Payment spoiled = tx(() -> store.payments().save(PaymentFixture.requested()));
        Payment fine = tx(() -> store.payments().save(PaymentFixture.requested()));
        store.spoil(spoiled.id());

        PaymentFilter all = new PaymentFilter(Optional.empty(), Optional.empty());
        assertThat(store.payments().list(all, Optional.empty(), 10).items())
                .extracting(Payment::id)
                .containsExactly(fine.id());
        assertThatThrownBy(() -> store.payments().find(spoiled.id())).isInstanceOf(UnreadableRow.class);
        assertThatThrownBy(
                        () -> store.payments().findByOrder(spoiled.lastAttempt().orderNo()))
                .isInstanceOf(UnreadableRow.class);
    }
}

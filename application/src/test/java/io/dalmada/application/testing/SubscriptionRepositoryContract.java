package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link io.dalmada.application.port.out.SubscriptionRepository} promises about storing subscriptions. */
public abstract class SubscriptionRepositoryContract extends SubscriptionContract {
    private static final PlanCode MONTHLY = PlanFixture.monthly().code();
    private static final int ROUNDS = 5;
    private static final int STEPS = 60;

    @ParameterizedTest
    @MethodSource("everySituation")
    void findsASubscriptionAsItWasSaved(Subscription subscription) {
        Subscription saved = stored(subscription);

        assertThat(saved.snapshot()).isEqualTo(subscription.snapshot());
        assertThat(saved.events()).isEmpty();
        assertThat(saved.loadedVersion()).isEqualTo(subscription.snapshot().version());
        assertThat(find(subscription).snapshot()).isEqualTo(subscription.snapshot());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void storesEachStepOfALife(long seed) {
        SubscriptionLife life = new SubscriptionLife(seed);
        Subscription subscription = stored(life.begin());

        for (int step = 0; step < STEPS; step++) {
            life.goOn(subscription);
            Subscription before = find(subscription);
            Subscription saved = stored(subscription);
            Subscription expected = subscription.events().isEmpty() ? before : saved;
            assertThat(find(subscription).snapshot()).isEqualTo(expected.snapshot());
            subscription = find(subscription);
        }
    }

    @Test
    void findsNothingThatIsNotThere() {
        SubscriptionId unknown = new SubscriptionId(TestIds.next());
        Subscription known = stored(SubscriptionFixture.active());

        assertThat(store.subscriptions().find(unknown)).isEmpty();
        assertThat(store.subscriptions().findAll(List.of())).isEmpty();
        assertThat(store.subscriptions().findAll(List.of(unknown, known.id(), known.id())))
                .extracting(Subscription::id)
                .containsExactly(known.id());
    }

    @Test
    void savesNewAndChangedOnesTogetherInTheirOrder() {
        Subscription changed = stored(SubscriptionFixture.active());
        Subscription untouched = stored(SubscriptionFixture.paused());
        Subscription added = SubscriptionFixture.trialing();
        Subscription another = stored(SubscriptionFixture.pastDue());
        cancel(changed);
        cancel(another);

        List<Subscription> saved = tx(() -> store.subscriptions().saveAll(List.of(changed, untouched, added, another)));

        assertThat(saved)
                .extracting(Subscription::snapshot)
                .containsExactly(changed.snapshot(), untouched.snapshot(), added.snapshot(), another.snapshot());
        assertThat(saved).allSatisfy(s -> assertThat(find(s).snapshot()).isEqualTo(s.snapshot()));
        assertThat(saved).allSatisfy(s -> assertThat(s.events()).isEmpty());
    }

    @Test
    void savesNothingWhenThereIsNothing() {
        assertThat(tx(() -> store.subscriptions().saveAll(List.of()))).isEmpty();
    }

    @Test
    void savesAllOrNone() {
        Subscription fine = stored(SubscriptionFixture.active());
        Subscription stale = stored(SubscriptionFixture.active());
        change(find(stale), SubscriptionContract::cancel);
        Subscription added = SubscriptionFixture.trialing();
        cancel(fine);
        cancel(stale);

        assertThatThrownBy(() -> run(() -> store.subscriptions().saveAll(List.of(added, fine, stale))))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(find(fine).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(store.subscriptions().find(added.id())).isEmpty();
    }

    @Test
    void leavesAloneWhatNothingHappenedTo() {
        Subscription stale = stored(SubscriptionFixture.active());
        Subscription canceled = change(find(stale), SubscriptionContract::cancel);

        stored(stale);

        assertThat(find(stale).snapshot()).isEqualTo(canceled.snapshot());
    }

    @Test
    void sharesItsTransactionWithPayments() {
        Subscription subscription = SubscriptionFixture.active();
        Payment payment = PaymentFixture.requested();

        assertThatThrownBy(() -> run(() -> {
                    store.payments().save(payment);
                    store.subscriptions().save(subscription);
                    store.outbox().append(subscription.events());
                    assertThat(find(subscription).snapshot()).isEqualTo(subscription.snapshot());
                    throw new UnsupportedOperationException("something else went wrong");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(store.payments().find(payment.id())).isEmpty();
        assertThat(store.subscriptions().find(subscription.id())).isEmpty();
        assertThat(store.outboxEntries()).isEmpty();
    }

    @Test
    void savesOnlyInsideATransaction() {
        Subscription subscription = SubscriptionFixture.active();

        assertThatThrownBy(() -> store.subscriptions().save(subscription)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesToInsertASubscriptionTwice() {
        Subscription subscription = SubscriptionFixture.active();
        stored(subscription);

        assertThatThrownBy(() -> stored(subscription)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void refusesAChangeOfWhatWasChangedMeanwhile() {
        Subscription stale = stored(SubscriptionFixture.active());
        change(find(stale), SubscriptionContract::cancel);

        assertThatThrownBy(() -> change(stale, SubscriptionContract::cancel)).isInstanceOf(ConcurrentChange.class);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoChangesWins() throws Exception {
        Subscription subscription = stored(SubscriptionFixture.active());

        long winners = Race.winners(store.transactions(), () -> find(subscription), found -> {
            cancel(found);
            store.subscriptions().save(found);
        });

        assertThat(winners).isOne();
        assertThat(find(subscription).snapshot().version())
                .isEqualTo(subscription.snapshot().version() + 1);
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoIsACustomersOnlyOneOfAPlan() throws Exception {
        CustomerId customer = TestIds.customer();

        long winners = Race.winners(
                store.transactions(),
                () -> store.subscriptions().goingOn(customer, MONTHLY),
                none -> enter(SubscriptionFixture.incompleteOf(customer), true, false));

        assertThat(winners).isOne();
        assertThat(store.subscriptions().goingOn(customer, MONTHLY)).isPresent();
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoTakesACustomersTrialOfAPlan() throws Exception {
        CustomerId customer = TestIds.customer();

        long winners = Race.winners(
                store.transactions(),
                () -> store.subscriptions().trialTaken(customer, MONTHLY),
                none -> enter(SubscriptionFixture.incompleteOf(customer), false, true));

        assertThat(winners).isOne();
        assertThat(store.subscriptions().trialTaken(customer, MONTHLY)).isPresent();
    }

    @Test
    void placesAreForEachCustomerAndPlan() {
        CustomerId customer = TestIds.customer();
        Subscription other =
                SubscriptionFixture.started(customer, PaymentFixture.GATEWAY, PlanFixture.monthly("OTHER"), 1, NOW);

        run(() -> enter(SubscriptionFixture.incompleteOf(customer), true, true));
        run(() -> enter(SubscriptionFixture.incomplete(), true, true));
        run(() -> enter(other, true, true));

        assertThat(store.subscriptions().goingOn(customer, new PlanCode("OTHER")))
                .contains(other.id());
    }

    @Test
    void whoTakesNoPlaceStandsInNobodysWay() {
        CustomerId customer = TestIds.customer();
        stored(SubscriptionFixture.activeOf(customer));
        run(() -> enter(SubscriptionFixture.incompleteOf(customer), true, true));
        Subscription newest = SubscriptionFixture.incompleteOf(customer);
        run(() -> enter(newest, false, false));

        assertThat(store.subscriptions().goingOn(customer, MONTHLY)).contains(newest.id());
    }

    @Test
    void whatIsOverLeavesThePlaceOfTheOnlyOneAndKeepsItsTrial() {
        CustomerId customer = TestIds.customer();
        Subscription first = SubscriptionFixture.incompleteOf(customer);
        run(() -> enter(first, true, true));
        change(find(first), SubscriptionContract::cancel);

        assertThat(store.subscriptions().goingOn(customer, MONTHLY)).isEmpty();
        assertThat(store.subscriptions().trialTaken(customer, MONTHLY)).contains(first.id());
        run(() -> enter(SubscriptionFixture.incompleteOf(customer), true, false));
        assertThatThrownBy(() -> run(() -> enter(SubscriptionFixture.incompleteOf(customer), false, true)))
                .isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void whatHasAnotherPlanNowLeavesItsPlaceAndTakesNone() {
        CustomerId customer = TestIds.customer();
        Subscription first = SubscriptionFixture.activeOf(customer);
        run(() -> enter(first, true, false));
        change(find(first), s -> SubscriptionFixture.changedTo(s, "OTHER"));
        PlanCode other = new PlanCode("OTHER");

        assertThat(store.subscriptions().goingOn(customer, MONTHLY)).isEmpty();
        assertThat(store.subscriptions().goingOn(customer, other)).contains(first.id());
        Subscription second = SubscriptionFixture.incompleteOf(customer);
        run(() -> enter(second, true, false));
        change(find(first), s -> SubscriptionFixture.changedTo(s, MONTHLY.value()));
        assertThat(store.subscriptions().goingOn(customer, MONTHLY)).contains(second.id());
    }

    @Test
    void whatEndedAtOnceTakesNoPlace() {
        CustomerId customer = TestIds.customer();
        Subscription over = SubscriptionFixture.incompleteOf(customer);
        cancel(over);

        run(() -> enter(over, true, false));
        run(() -> enter(SubscriptionFixture.incompleteOf(customer), true, false));

        assertThat(store.subscriptions().goingOn(customer, MONTHLY)).isPresent();
    }

    private void enter(Subscription subscription, boolean only, boolean trial) {
        store.subscriptions().save(subscription);
        store.subscriptions().takePlaces(subscription.id(), only, trial);
    }

    @Test
    void itsEventsGoThroughTheOutbox() {
        Subscription subscription = SubscriptionFixture.changingNow();

        run(() -> {
            store.subscriptions().save(subscription);
            store.outbox().append(subscription.events());
        });

        assertThat(store.outboxEntries())
                .isEqualTo(subscription.events().stream()
                        .map(e -> new Storage.OutboxEntry(e.aggregateId(), e.version(), e.type()))
                        .toList());
    }
}

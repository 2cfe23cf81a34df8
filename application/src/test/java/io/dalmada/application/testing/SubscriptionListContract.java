package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.SubscriptionRepository} promises about lists. */
public abstract class SubscriptionListContract extends SubscriptionContract {
    private static final SubscriptionFilter ALL = new SubscriptionFilter(Optional.empty(), Optional.empty(), false);

    @Test
    void listsNewestFirstInPages() {
        List<SubscriptionId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, stored(SubscriptionFixture.active()).id());
        }

        Page<Subscription> first = store.subscriptions().list(ALL, Optional.empty(), 3);
        Page<Subscription> second = store.subscriptions().list(ALL, first.nextCursor(), 3);

        assertThat(first.items()).extracting(Subscription::id).isEqualTo(newestFirst.subList(0, 3));
        assertThat(second.items()).extracting(Subscription::id).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void aFullLastPageHasNoCursor() {
        stored(SubscriptionFixture.active());
        stored(SubscriptionFixture.trialing());

        Page<Subscription> page = store.subscriptions().list(ALL, Optional.empty(), 2);

        assertThat(page.items()).hasSize(2);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void listsByCustomerStatusAndHold() {
        CustomerId customer = TestIds.customer();
        SubscriptionId active = stored(SubscriptionFixture.activeOf(customer)).id();
        SubscriptionId incomplete =
                stored(SubscriptionFixture.incompleteOf(customer)).id();
        SubscriptionId held = stored(SubscriptionFixture.held()).id();
        Optional<CustomerId> of = Optional.of(customer);
        Optional<SubscriptionStatus> running = Optional.of(SubscriptionStatus.ACTIVE);

        assertThat(listed(new SubscriptionFilter(of, Optional.empty(), false))).containsExactly(incomplete, active);
        assertThat(listed(new SubscriptionFilter(Optional.empty(), running, false)))
                .containsExactly(held, active);
        assertThat(listed(new SubscriptionFilter(of, running, false))).containsExactly(active);
        assertThat(listed(new SubscriptionFilter(Optional.empty(), Optional.empty(), true)))
                .containsExactly(held);
        assertThat(listed(new SubscriptionFilter(of, running, true))).isEmpty();
    }

    @Test
    void listsByThePlanOfNow() {
        SubscriptionId monthly = stored(SubscriptionFixture.active()).id();
        SubscriptionId other = stored(SubscriptionFixture.started(
                        TestIds.customer(),
                        PaymentFixture.GATEWAY,
                        PlanFixture.monthly("OTHER"),
                        1,
                        MovableClock.atTen().instant()))
                .id();
        PlanCode ofFirst = PlanFixture.monthly().code();

        assertThat(listed(ofPlan(new PlanCode("OTHER")))).containsExactly(other);
        assertThat(listed(ofPlan(ofFirst))).containsExactly(monthly);
        assertThat(listed(ofPlan(new PlanCode("NOBODYS")))).isEmpty();
    }

    private static SubscriptionFilter ofPlan(PlanCode plan) {
        return new SubscriptionFilter(Optional.empty(), Optional.empty(), false, Optional.of(plan));
    }

    @Test
    void listsByTheStatusOfNow() {
        Subscription subscription = stored(SubscriptionFixture.active());
        change(subscription, SubscriptionContract::cancel);
        Optional<SubscriptionStatus> canceled = Optional.of(SubscriptionStatus.CANCELED);

        assertThat(listed(new SubscriptionFilter(Optional.empty(), canceled, false)))
                .containsExactly(subscription.id());
    }

    @Test
    void refusesACursorThatItNeverGave() {
        for (String forged : List.of("", "!", "AAAA", "a".repeat(300))) {
            assertThatThrownBy(() -> store.subscriptions().list(ALL, Optional.of(forged), 10))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<SubscriptionId> listed(SubscriptionFilter filter) {
        return store.subscriptions().list(filter, Optional.empty(), 10).items().stream()
                .map(Subscription::id)
                .toList();
    }
}

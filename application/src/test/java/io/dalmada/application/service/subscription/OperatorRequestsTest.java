package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.RequestKey;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.Plan;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator's requests, repeated: by a script that lost the answer, or by somebody who clicked twice. */
class OperatorRequestsTest {
    private static final PlanCode PRO = new PlanCode("PRO");

    private final World world = new World();
    private final SubscriptionWorld subscriptions = new SubscriptionWorld(world);

    @Test
    void a_price_is_not_added_again_by_a_late_repetition() {
        subscriptions.plan("PRO", 50, 0);
        addPrice(100, request("first"));
        addPrice(200, request("second"));

        Plan repeated = addPrice(100, request("first"));

        assertThat(amounts(repeated)).containsExactly(50L, 100L, 200L);
    }

    @Test
    void neither_is_it_by_a_process_that_took_over() {
        subscriptions.plan("PRO", 50, 0);
        addPrice(100, request("first"));
        addPrice(200, request("second"));
        world.restart();

        assertThat(amounts(addPrice(100, request("first")))).containsExactly(50L, 100L, 200L);
    }

    @Test
    void a_price_without_a_change_is_none() {
        subscriptions.plan("PRO", 50, 0);

        assertThat(amounts(addPrice(50, request("first")))).containsExactly(50L);
    }

    @Test
    void a_plan_is_added_once_whoever_asks_again() {
        Plan first = create(50, request("first"));
        addPrice(100, request("second"));

        assertThat(create(50, request("first")).code()).isEqualTo(first.code());
        assertThat(create(50, request("third")).code()).isEqualTo(first.code());
        assertThat(world.useCases.plans().list(Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void the_name_of_one_request_is_not_taken_for_another() {
        create(50, request("first"));
        RequestKey other = new RequestKey("office", "first", "POST /v1/plans/{code}/prices", "another fingerprint");

        assertThatThrownBy(() -> addPrice(100, other))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.IDEMPOTENCY_KEY_REUSED));
        assertThat(amounts(world.useCases.plans().get(PRO))).containsExactly(50L);
    }

    @Test
    void a_refused_request_leaves_its_name_free() {
        assertThatThrownBy(() -> addPrice(100, request("first"))).isInstanceOf(DomainException.class);
        create(50, request("second"));

        assertThat(amounts(addPrice(100, request("first")))).containsExactly(50L, 100L);
    }

    @Test
    void a_billing_run_is_started_once_and_found_again() {
        subscriptions.subscribe(subscriptions.plan("PRO", 9900, 0), world.key());
        world.clock.advance(java.time.Duration.ofDays(31));

        List<BillingRun> first = start(request("first"));
        List<BillingRun> again = start(request("first"));

        assertThat(first).hasSize(1);
        assertThat(again)
                .extracting(BillingRun::id)
                .containsExactly(first.get(0).id());
        assertThat(again.get(0).status()).isEqualTo(BillingRun.Status.FINISHED);
        assertThat(world.useCases.billingRuns().list(Optional.empty(), 10).items())
                .hasSize(1);
        assertThat(world.ledger().charges()).hasSize(2);
    }

    @Test
    void a_repetition_starts_no_run_even_when_something_has_fallen_due_since() {
        List<BillingRun> nothing = start(request("first"));
        subscriptions.subscribe(subscriptions.plan("PRO", 9900, 0), world.key());
        world.clock.advance(java.time.Duration.ofDays(31));

        assertThat(nothing).isEmpty();
        assertThat(start(request("first"))).isEmpty();
        assertThat(world.ledger().charges()).hasSize(1);
    }

    private Plan create(long won, RequestKey request) {
        return world.useCases
                .plans()
                .create(
                        new ManagePlans.NewPlan(
                                PRO,
                                new OrderTitle("월간 PRO", Optional.empty()),
                                BillingInterval.monthly(),
                                0,
                                DunningPolicy.STANDARD,
                                Money.won(won),
                                TaxType.TAXABLE),
                        Optional.of(request));
    }

    private Plan addPrice(long won, RequestKey request) {
        return world.useCases.plans().addPrice(PRO, Money.won(won), TaxType.TAXABLE, Optional.of(request));
    }

    private List<BillingRun> start(RequestKey request) {
        return world.useCases.billingRuns().start(Optional.empty(), "office", Optional.of(request));
    }

    private static RequestKey request(String key) {
        return new RequestKey("office", key, "an operator's", "fingerprint of " + key);
    }

    private static List<Long> amounts(Plan plan) {
        return plan.snapshot().prices().stream()
                .map(price -> price.amount().minor())
                .toList();
    }
}

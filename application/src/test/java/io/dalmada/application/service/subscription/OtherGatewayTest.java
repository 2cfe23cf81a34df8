package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Another card, at another gateway: as a sign-up would be there, and an unpaid bill goes along when it holds no money. */
class OtherGatewayTest {
    private static final GatewayId OTHER = new GatewayId("other");

    private final SubscriptionWorld world = new SubscriptionWorld();
    private final InMemoryGateway first = world.world.gateway;
    private final BillingKey key = world.world.key();

    @Test
    void a_tax_type_that_it_cannot_be_told_is_refused_before_anything_is_changed() {
        world.world.alsoAt("other", Profiles.listingByDay());
        SubscriptionId id = subscribed(plan("FREE", 9_900, TaxType.TAX_FREE));

        refuses(Refusal.TAX_TYPE_NOT_SUPPORTED, () -> replace(id));

        assertThat(world.subscription(id).gateway()).isEqualTo(first.id());
    }

    @Test
    void a_price_below_what_it_charges_is_refused() {
        world.world.alsoAt("other", Profiles.withMinimum(1_000));
        SubscriptionId id = subscribed(plan("TINY", 500, TaxType.TAXABLE));

        refuses(Refusal.AMOUNT_BELOW_MINIMUM, () -> replace(id));
    }

    @Test
    void so_are_terms_that_are_to_come() {
        world.world.alsoAt("other", Profiles.listingByDay());
        SubscriptionId id = subscribed(plan("PRO", 9_900, TaxType.TAXABLE));
        PlanCode free = plan("FREE", 9_900, TaxType.TAX_FREE);
        world.uses().manageSubscription().changePlan(id, free, Optional.empty(), When.PERIOD_END, Optional.empty());

        refuses(Refusal.TAX_TYPE_NOT_SUPPORTED, () -> replace(id));
    }

    @Test
    void a_declined_bill_moves_along_and_is_paid_there_by_a_payment_of_its_own() {
        InMemoryGateway other = world.world.alsoAt("other", Profiles.withoutReplay());
        SubscriptionId id = subscribed(plan("PRO", 9_900, TaxType.TAXABLE));
        PaymentId declined = declinedRenewal(id);

        replace(id);

        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(other.ledger().charges()).hasSize(1);
        assertThat(world.world.payment(declined).status()).isEqualTo(PaymentStatus.DECLINED);
        world.until("2027-01-22");
        assertThat(world.world.payment(declined).attempts()).hasSize(1);
    }

    @Test
    void one_that_was_never_sent_moves_too() {
        InMemoryGateway other = world.world.alsoAt("other", Profiles.withoutReplay());
        SubscriptionId id = subscribed(plan("PRO", 9_900, TaxType.TAXABLE));
        first.next(Step.CHARGE, new Trouble.NoConnection());
        world.travel(SubscriptionWorld.at("2026-12-23T10:30"));

        replace(id);

        assertThat(other.ledger().charges()).hasSize(1);
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void one_that_is_held_moves_and_waits_for_its_release() {
        InMemoryGateway other = world.world.alsoAt("other", Profiles.withoutReplay());
        SubscriptionId id = subscribed(plan("PRO", 9_900, TaxType.TAXABLE));
        heldRenewal(id);

        replace(id);
        assertThat(other.ledger().charges()).isEmpty();
        world.uses().manageSubscription().release(id, true, Optional.empty());

        assertThat(other.ledger().charges()).hasSize(1);
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void one_whose_outcome_is_open_stays_where_it_may_have_been_charged() {
        InMemoryGateway other = world.world.alsoAt("other", Profiles.withoutReplay());
        SubscriptionId id = subscribed(plan("PRO", 9_900, TaxType.TAXABLE));
        first.next(Step.CHARGE, new Trouble.LostReply(true));
        world.until("2026-12-23");
        assertThat(world.subscription(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        first.next(Step.CHARGE, new Trouble.LostReply(true));
        for (int i = 0; i < 100; i++) {
            first.next(Step.INQUIRE, new Trouble.LostReply(true));
        }
        world.until("2027-01-23");

        refuses(Refusal.BILLING_KEY_AT_OTHER_GATEWAY, () -> replace(id));

        assertThat(other.ledger().charges()).isEmpty();
    }

    @Test
    void a_late_charge_of_the_bill_that_moved_is_given_back() {
        InMemoryGateway other = world.world.alsoAt("other", Profiles.withoutReplay());
        SubscriptionId id = subscribed(plan("PRO", 9_900, TaxType.TAXABLE));
        first.next(Step.CHARGE, new Trouble.LateEffect(Duration.ofHours(3)));
        world.travel(SubscriptionWorld.at("2026-12-23T11:30"));
        assertThat(world.subscription(id).bill().orElseThrow().trying()).isFalse();

        replace(id);
        world.until("2026-12-26");

        assertThat(other.ledger().charges()).hasSize(1);
        assertThat(first.ledger().charges()).hasSize(2);
        assertThat(first.ledger().charges().get(1).remaining()).isZero();
    }

    private SubscriptionId subscribed(PlanCode plan) {
        return world.subscribe(plan, key).subscription().id();
    }

    private PaymentId declinedRenewal(SubscriptionId id) {
        first.next(Step.CHARGE, new Trouble.Declines(DeclineReason.INSUFFICIENT_BALANCE));
        world.until("2026-12-23");
        Subscription due = world.subscription(id);
        assertThat(due.status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        return due.bill().flatMap(bill -> bill.payment()).orElseThrow();
    }

    /** The gateway is not there for so long that a person has to say what is to be done. */
    private void heldRenewal(SubscriptionId id) {
        for (int i = 0; i < 40; i++) {
            first.next(Step.CHARGE, new Trouble.NoConnection());
        }
        world.until("2027-01-03");
        first.clearTroubles();
        assertThat(world.subscription(id).snapshot().heldSince()).isPresent();
        assertThat(world.subscription(id).bill().flatMap(bill -> bill.payment()))
                .isPresent();
    }

    private void replace(SubscriptionId id) {
        BillingKey there = world.world.key(Optional.of(OTHER));
        world.uses().manageSubscription().replaceBillingKey(id, there.id(), Optional.empty());
    }

    private PlanCode plan(String code, long won, TaxType tax) {
        PlanCode plan = new PlanCode(code);
        world.uses()
                .plans()
                .create(
                        new ManagePlans.NewPlan(
                                plan,
                                new OrderTitle("월간 " + code, Optional.empty()),
                                BillingInterval.monthly(),
                                0,
                                DunningPolicy.STANDARD,
                                Money.won(won),
                                tax),
                        Optional.empty());
        return plan;
    }

    private static void refuses(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DomainException.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.field()).contains("billingKeyId");
        });
    }
}

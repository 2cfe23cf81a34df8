package io.dalmada.application.service.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.ManageSubscription.When;
import io.dalmada.application.port.in.PlanChange;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.out.gateway.GatewayProfile;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.Balance;
import io.dalmada.domain.subscription.Cancellation;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.Worth;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a cancellation says may be given back is given back when it is asked for. */
class RefundSourcesTest {
    private SubscriptionWorld world = new SubscriptionWorld();

    /** Rows from before worth had sources name one payment for all credit, more than it ever was. */
    @Test
    void no_payment_gives_back_more_than_is_left_of_it() {
        SubscriptionId id = subscribed();
        PaymentId paid = payment(id);
        refund(paid, Optional.of(Money.won(3_000)));
        rewritten(
                id,
                before -> new Balance(
                        before.current(),
                        Worth.of(Optional.of(paid), Money.won(50_000)),
                        before.pending(),
                        before.stoppedOn(),
                        before.account()));

        Cancellation told = canceled(id);

        assertThat(told.credit()).isEqualTo(Money.won(50_000));
        assertThat(told.sources()).isEqualTo(Worth.of(Optional.of(paid), Money.won(7_000)));
        assertThat(refund(paid, Optional.of(told.sources().amount()))).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void a_payment_that_is_not_known_any_more_gives_nothing_back() {
        SubscriptionId id = subscribed();
        PaymentId never = new PaymentId(UUID.randomUUID());
        rewritten(
                id,
                before -> new Balance(
                        before.current(),
                        Worth.of(Optional.of(never), Money.won(500)),
                        before.pending(),
                        before.stoppedOn(),
                        before.account()));

        assertThat(canceled(id).sources()).isEqualTo(Worth.of(Optional.of(payment(id)), Money.won(10_000)));
    }

    /** Two payments stand behind the period, and this gateway takes back whole charges alone. */
    @Test
    void where_only_whole_charges_go_back_a_part_is_no_source() {
        world = new SubscriptionWorld(
                new World(wholeChargesOnly(), UnaryOperator.identity(), UnaryOperator.identity(), 7));
        SubscriptionId id = subscribed();
        PaymentId first = payment(id);
        world.until("2026-12-01");
        world.uses()
                .manageSubscription()
                .changePlan(
                        id, PlanChange.to(world.plan("M20", 20_000, 0), Optional.empty(), When.NOW), Optional.empty());
        PaymentId second = payment(id);
        assertThat(second).isNotEqualTo(first);

        Cancellation told = canceled(id);

        Money upgraded = world.world.payment(second).amount();
        assertThat(told.refundQuote()).isEqualTo(Money.won(20_000));
        assertThat(told.sources()).isEqualTo(Worth.of(Optional.of(second), upgraded));
        assertThat(refund(second, Optional.of(upgraded))).isEqualTo(RefundStatus.DONE);
    }

    private static GatewayProfile wholeChargesOnly() {
        GatewayProfile plain = Profiles.withMinimum(100);
        return new GatewayProfile(
                plain.vendor(),
                plain.sandbox(),
                plain.currencies(),
                plain.minimum(),
                plain.issueRoutes(),
                plain.firstCharge(),
                plain.replay(),
                plain.orderNoReuse(),
                plain.inquiryRoutes(),
                plain.absence(),
                new GatewayProfile.RefundRule(
                        false, false, false, true, true, plain.refunds().absence()),
                plain.revoke(),
                plain.tax(),
                plain.installments(),
                plain.notices(),
                plain.longestCall());
    }

    private SubscriptionId subscribed() {
        return world.subscribe(world.plan("M10", 10_000, 0), world.world.key())
                .subscription()
                .id();
    }

    private PaymentId payment(SubscriptionId id) {
        return world.subscription(id)
                .current()
                .flatMap(period -> period.payment())
                .orElseThrow();
    }

    private RefundStatus refund(PaymentId payment, Optional<Money> amount) {
        return world.uses()
                .refundPayment()
                .refund(
                        new RefundPayment.Order(payment, Optional.empty(), amount, new RefundReason("고객 요청")),
                        Optional.empty())
                .refund()
                .status();
    }

    private Cancellation canceled(SubscriptionId id) {
        return world.uses()
                .manageSubscription()
                .cancel(id, When.NOW, Optional.empty())
                .cancellation()
                .orElseThrow();
    }

    private void rewritten(SubscriptionId id, UnaryOperator<Balance> change) {
        Subscription.Snapshot was = world.subscription(id).snapshot();
        Subscription rewritten = Subscription.reconstitute(new Subscription.Snapshot(
                was.id(),
                was.customer(),
                was.createdAt(),
                was.billingKey(),
                was.gateway(),
                was.status(),
                was.arrangement(),
                was.periodsLeft(),
                was.bill(),
                change.apply(was.balance()),
                was.cancelAtPeriodEnd(),
                was.change(),
                was.next(),
                was.heldSince(),
                was.earliestBill(),
                was.nextNumber(),
                was.debts(),
                was.unbilled(),
                was.version()));
        // Only what has happened is stored.
        rewritten.cancelAtPeriodEnd(
                world.world.clock.instant(), Settings.defaults().billing().rules());
        world.world.store.inTransaction(() -> world.world.store.subscriptions().save(rewritten));
    }
}

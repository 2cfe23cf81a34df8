package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.plan.BillingInterval;
import io.dalmada.domain.plan.DunningPolicy;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tax type that the gateway cannot be told is refused before anything is written or sent. */
class TaxTypeTest {
    @Test
    void a_gateway_that_knows_taxable_charges_only_gets_no_other() {
        World world = new World(Profiles.listingByDay(), gateway -> gateway, transactions -> transactions, 1);
        ChargePayment.Order order = taxFree(world.key());

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> world.useCases.chargePayment().charge(order, World.request("tax-free")))
                .satisfies(refused -> {
                    assertThat(refused.refusal()).isEqualTo(Refusal.TAX_TYPE_NOT_SUPPORTED);
                    assertThat(refused.field()).contains("taxType");
                });
        assertThat(world.payments()).isEmpty();
        assertThat(world.store.idempotencyRecords().find("caller", "tax-free")).isEmpty();
        assertThat(world.ledger().received(Step.CHARGE)).isZero();
    }

    @Test
    void a_gateway_with_a_flag_gets_it() {
        World world = new World();

        assertThat(world.useCases
                        .chargePayment()
                        .charge(taxFree(world.key()), Optional.empty())
                        .status())
                .isEqualTo(PaymentStatus.PAID);
    }

    private static ChargePayment.Order taxFree(BillingKey key) {
        return new ChargePayment.Order(
                key.id(), Money.won(9900), new OrderTitle("도서 구독", Optional.empty()), TaxType.TAX_FREE);
    }

    @Test
    void nobody_subscribes_to_a_plan_whose_tax_the_gateway_cannot_be_told() {
        World world = new World(Profiles.listingByDay(), gateway -> gateway, transactions -> transactions, 1);
        BillingKey key = world.key();
        PlanCode books = new PlanCode("BOOKS");
        world.useCases
                .plans()
                .create(
                        new ManagePlans.NewPlan(
                                books,
                                new OrderTitle("도서 구독", Optional.empty()),
                                BillingInterval.monthly(),
                                0,
                                DunningPolicy.STANDARD,
                                Money.won(9900),
                                TaxType.TAX_FREE),
                        Optional.empty());

        assertThatThrownBy(() -> world.useCases
                        .subscribe()
                        .subscribe(
                                new Subscribe.Order(
                                        key.customer(),
                                        books,
                                        key.id(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1,
                                        Optional.empty()),
                                Optional.empty()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TAX_TYPE_NOT_SUPPORTED));
        assertThat(world.payments()).isEmpty();
    }
}

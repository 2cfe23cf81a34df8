package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the gateway's profile forbids is provably not sent: neither a doubt nor an inquiry comes of it. */
class OwnCheckTest {
    private final World world = new World();
    private final BillingKey key = world.key();

    @Test
    void a_charge_below_the_minimum_is_not_attempted() {
        long least = world.gateway.profile().minimum().minor();

        assertNotSent(command(key.key(), least - 1));
    }

    @Test
    void a_charge_with_a_key_of_another_gateway_is_not_attempted() {
        GatewayKey foreign = new GatewayKey(
                new GatewayId("other"),
                key.key().value(),
                key.key().customerRef(),
                key.key().extras());

        assertNotSent(command(foreign, 9_900));
    }

    @Test
    void what_the_profile_allows_is_sent() {
        ChargeOutcome outcome = ChargeProcedure.charge(world.gateway, command(key.key(), 9_900));

        assertThat(outcome).isInstanceOf(ChargeOutcome.Approved.class);
    }

    private void assertNotSent(ChargeCommand command) {
        ChargeOutcome outcome = ChargeProcedure.charge(world.gateway, command);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ChargeOutcome.NotAttempted.class,
                        not -> assertThat(not.cause()).isEqualTo(NotAttemptedCause.REJECTED_REQUEST));
        assertThat(world.ledger().charges()).isEmpty();
    }

    private ChargeCommand command(GatewayKey of, long won) {
        Money amount = Money.won(won);
        return new ChargeCommand(
                new MerchantOrderNo("P0123456789-01"),
                of,
                amount,
                TaxSplit.of(TaxType.TAXABLE, amount),
                Installment.LUMP_SUM,
                new OrderTitle("월간 구독", Optional.empty()),
                key.buyer(),
                world.clock.instant());
    }
}

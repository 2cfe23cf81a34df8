package io.dalmada.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayProfile.TaxRule;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.gateway.Retry;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is charged, and with which key. */
abstract class AmountBehaviours extends Behaviours {
    private static final Money NONE = Money.won(0);

    AmountBehaviours(Supplier<Bench> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-25 an amount under the minimum or in another currency is refused before any I/O")
    void impossibleAmount() {
        GatewayKey key = bench().key();
        Money tooLittle = Money.won(bench().profile().minimum().minor() - 1);
        Money elsewhere = new Money(Bench.AMOUNT, Currency.getInstance("USD"));
        assertRefused(Commands.charge(key, tooLittle, bench().harness().clock().instant()));
        assertRefused(Commands.charge(key, elsewhere, bench().harness().clock().instant()));
    }

    private void assertRefused(ChargeCommand command) {
        int before = bench().ledger().received(Step.CHARGE, command.orderNo().value());
        assertThatThrownBy(() -> bench().gateway().charge(command))
                .as("a charge of %s", command.amount())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bench().ledger().received(Step.CHARGE, command.orderNo().value()))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("GC-26 a charge with a dead key is Declined BILLING_KEY_INVALID, never retried with it")
    void deadKey() {
        GatewayKey key = bench().key();
        bench().harness().console().killKey(key);
        ChargeCommand command = bench().charge(key);
        ChargeOutcome outcome = bench().gateway().charge(command);
        assertThat(outcome).isInstanceOf(ChargeOutcome.Declined.class);
        Decline decline = ((ChargeOutcome.Declined) outcome).decline();
        assertThat(decline.reason()).isEqualTo(DeclineReason.BILLING_KEY_INVALID);
        assertThat(decline.retry()).isEqualTo(Retry.NEVER_WITH_THIS_KEY);
        bench().ledger().settle();
        assertThat(bench().ledger().approvals(command.orderNo().value())).isZero();
    }

    @Test
    @DisplayName("GC-27 tax parts reach the gateway")
    void taxParts() {
        TaxRule rule = bench().profile().tax();
        bench().claims(rule != TaxRule.TAXABLE_ONLY, "tax parts");
        GatewayKey key = bench().key();
        assertTold(charged(key, TaxSplit.of(TaxType.TAX_FREE, Money.won(Bench.AMOUNT))), Bench.AMOUNT);
        if (rule != TaxRule.AMOUNTS) {
            bench().without("parts of an amount, which this gateway is not told");
            return;
        }
        Charged mixed = charged(key, split(Bench.AMOUNT, 4_000));
        assertTold(mixed, 4_000);
        bench().claims(bench().profile().refunds().partial(), "partial refunds (the charge's parts were told)");
        RefundCommand refund = Commands.refund(mixed, NONE, split(5_000, 2_000));
        assertThat(bench().gateway().refund(refund)).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(bench().ledger().taxFreeRefunded(mixed.orderNo())).isEqualTo(2_000);
    }

    private void assertTold(Charged charged, long taxFree) {
        assertThat(bench().ledger().taxFree(charged.orderNo())).isEqualTo(taxFree);
    }

    private Charged charged(GatewayKey key, TaxSplit amount) {
        ChargeCommand command = Commands.charge(
                OrderNumbers.ofPayment(UUID.randomUUID(), 1),
                key,
                amount,
                bench().harness().clock().instant());
        return bench().approved(command);
    }

    private static TaxSplit split(long total, long taxFree) {
        return new TaxSplit(Money.won(total), Money.won(taxFree), Optional.empty(), NONE);
    }
}

package io.dalmada.gateway.testkit.behaviour;

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
import io.dalmada.gateway.testkit.GatewayLedger;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.Commands;
import io.dalmada.gateway.testkit.context.ContractContext;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is charged, and with which key. */
public abstract class AmountBehaviours extends Behaviours {
    private static final Money NONE = Money.won(0);

    public AmountBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-25 an amount under the minimum or in another currency is refused before any I/O")
    void impossibleAmount() {
        GatewayKey key = bench().key();
        Money tooLittle = Money.won(bench().profile().minimum().minor() - 1);
        Money elsewhere = new Money(ContractContext.AMOUNT, Currency.getInstance("USD"));
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
        assertTold(
                charged(key, TaxSplit.of(TaxType.TAX_FREE, Money.won(ContractContext.AMOUNT))),
                ContractContext.AMOUNT,
                0);
        if (rule != TaxRule.AMOUNTS) {
            bench().without("parts of an amount, which this gateway is not told");
            return;
        }
        untaxedPart(key);
        Charged mixed = charged(key, split(ContractContext.AMOUNT, 4_000, 0));
        assertTold(mixed, 4_000, 0);
        bench().claims(bench().profile().refunds().partial(), "partial refunds (the charge's parts were told)");
        RefundCommand refund = Commands.refund(mixed, NONE, split(5_000, 2_000, 0));
        assertThat(bench().gateway().refund(refund)).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(bench().ledger().taxFreeRefunded(mixed.orderNo())).isEqualTo(2_000);
    }

    /** Given back as a whole: some gateways do not part a charge that has it. */
    private void untaxedPart(GatewayKey key) {
        TaxSplit parts = split(ContractContext.AMOUNT, 3_000, 1_000);
        Charged charged = charged(key, parts);
        assertTold(charged, 3_000, 1_000);
        RefundOutcome outcome = bench().gateway().refund(Commands.refund(charged, NONE, parts));
        assertThat(outcome).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(bench().ledger().taxFreeRefunded(charged.orderNo()))
                .as("tax-free given back, of which so much was told at the charge")
                .isEqualTo(bench().ledger().taxFree(charged.orderNo()));
    }

    /** What is outside the tax has a field of its own, or stands in that of the tax-free part. */
    private void assertTold(Charged charged, long taxFree, long untaxed) {
        GatewayLedger ledger = bench().ledger();
        assertThat(List.of(ledger.taxFree(charged.orderNo()), ledger.untaxed(charged.orderNo())))
                .as("the tax-free and the untaxed part")
                .isIn(List.of(taxFree, untaxed), List.of(taxFree + untaxed, 0L));
    }

    private Charged charged(GatewayKey key, TaxSplit amount) {
        ChargeCommand command = Commands.charge(
                OrderNumbers.ofPayment(UUID.randomUUID(), 1),
                key,
                amount,
                bench().harness().clock().instant());
        return bench().approved(command);
    }

    private static TaxSplit split(long total, long taxFree, long untaxed) {
        return new TaxSplit(Money.won(total), Money.won(taxFree), Optional.empty(), Money.won(untaxed));
    }
}

package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.Approval;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.PaymentRepository} promises about many charges at once. */
public abstract class ChargeSearchContract extends PaymentContract {
    private static final GatewayId OTHER = new GatewayId("other");

    @Test
    void findsPaymentsByOrderNumbersEachOnce() {
        Payment twice = stored(PaymentFixture.paidAtSecondAttempt());
        Payment once = stored(PaymentFixture.partlyRefunded());
        stored(PaymentFixture.paid());
        List<MerchantOrderNo> orders = new ArrayList<>(List.of(new MerchantOrderNo("P-UNKNOWN")));
        twice.attempts().forEach(attempt -> orders.add(attempt.orderNo()));
        orders.add(once.lastAttempt().orderNo());

        assertThat(store.payments().findByOrders(orders))
                .extracting(Payment::snapshot)
                .containsExactlyInAnyOrder(twice.snapshot(), once.snapshot());
        assertThat(store.payments().findByOrders(List.of())).isEmpty();
    }

    @Test
    void findsPaymentsByTheGatewaysNumbersOfAnyOfTheirCharges() {
        Payment paidTwice = stored(PaymentFixture.paidTwice());
        stored(PaymentFixture.paid());
        List<GatewayTxnId> txns =
                paidTwice.charges().stream().map(GatewayCharge::txn).toList();

        assertThat(store.payments().findByTransactions(PaymentFixture.GATEWAY, txns))
                .extracting(Payment::snapshot)
                .containsExactly(paidTwice.snapshot());
        assertThat(store.payments().findByTransactions(OTHER, txns)).isEmpty();
        assertThat(store.payments().findByTransactions(PaymentFixture.GATEWAY, List.of()))
                .isEmpty();
    }

    @Test
    void listsWhatWasPaidInATimePageByPage() {
        PaidCharge before = paid(PaymentFixture.GATEWAY, NOW.minusSeconds(1));
        PaidCharge first = paid(PaymentFixture.GATEWAY, NOW);
        PaidCharge second = paid(PaymentFixture.GATEWAY, NOW);
        PaidCharge third = paid(PaymentFixture.GATEWAY, NOW.plusSeconds(59));
        PaidCharge end = paid(PaymentFixture.GATEWAY, NOW.plusSeconds(60));
        PaidCharge elsewhere = paid(OTHER, NOW);
        stored(PaymentFixture.declined());

        List<PaidCharge> page = paidInTheMinute(Optional.empty());
        assertThat(page).hasSize(2).containsExactlyInAnyOrder(first, second);
        assertThat(paidInTheMinute(Optional.of(page.get(0)))).containsExactly(page.get(1), third);
        assertThat(paidInTheMinute(Optional.of(third))).isEmpty();
        assertThat(List.of(before, end, elsewhere)).doesNotContainAnyElementsOf(page);
    }

    private List<PaidCharge> paidInTheMinute(Optional<PaidCharge> after) {
        return store.payments().paidBetween(PaymentFixture.GATEWAY, NOW, NOW.plusSeconds(60), after, 2);
    }

    private PaidCharge paid(GatewayId gateway, Instant at) {
        Payment payment = PaymentFixture.claimed(PaymentFixture.requested(TestIds.customer(), gateway, NOW), NOW);
        GatewayTxnId txn = PaymentFixture.newTxn();
        MerchantOrderNo orderNo = payment.lastAttempt().orderNo();
        payment.charged(orderNo, new Approval(txn, Optional.empty(), at, Optional.empty()), payment.amount(), NOW);
        stored(payment);
        return new PaidCharge(orderNo, txn, at);
    }
}

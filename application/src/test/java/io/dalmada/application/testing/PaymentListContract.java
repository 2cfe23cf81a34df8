package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.Page;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.model.PaymentFilter.Attention;
import io.dalmada.application.model.PaymentFilter.Created;
import io.dalmada.application.model.PaymentFilter.Traces;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.PaymentRepository} promises about lists. */
public abstract class PaymentListContract extends PaymentContract {
    @Test
    void listsNewestFirstInPages() {
        CustomerId customer = TestIds.customer();
        List<PaymentId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, stored(PaymentFixture.requestedBy(customer)).id());
        }
        stored(PaymentFixture.requested());

        PaymentFilter filter = new PaymentFilter(Optional.of(customer), Optional.empty());
        Page<Payment> first = store.payments().list(filter, Optional.empty(), 3);
        Page<Payment> second = store.payments().list(filter, first.nextCursor(), 3);

        assertThat(first.items()).extracting(Payment::id).isEqualTo(newestFirst.subList(0, 3));
        assertThat(second.items()).extracting(Payment::id).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void aFullLastPageHasNoCursor() {
        stored(PaymentFixture.requested());
        stored(PaymentFixture.requested());

        PaymentFilter everything = new PaymentFilter(Optional.empty(), Optional.empty());
        Page<Payment> page = store.payments().list(everything, Optional.empty(), 2);

        assertThat(page.items()).hasSize(2);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void listsByStatus() {
        Payment declined = stored(PaymentFixture.declined());
        Payment paid = stored(PaymentFixture.paidTwice());
        Payment latelyPaid = change(stored(PaymentFixture.unknown()), PaymentFixture::approved);

        assertThat(listed(new PaymentFilter(Optional.empty(), Optional.of(PaymentStatus.PAID))))
                .containsExactly(latelyPaid.id(), paid.id());
        assertThat(listed(new PaymentFilter(Optional.of(declined.customer()), Optional.of(PaymentStatus.DECLINED))))
                .containsExactly(declined.id());
    }

    @Test
    void listsWhatNeedsAttention() {
        stored(PaymentFixture.paid());
        stored(PaymentFixture.absent());
        Payment unknown = stored(PaymentFixture.unknown());
        Payment manual = stored(PaymentFixture.manual());
        Payment refund = stored(PaymentFixture.withManualRefund());

        assertThat(listed(needing(Optional.empty(), Attention.UNKNOWN))).containsExactly(unknown.id());
        assertThat(listed(needing(Optional.empty(), Attention.MANUAL))).containsExactly(refund.id(), manual.id());
        assertThat(listed(needing(Optional.of(manual.customer()), Attention.MANUAL)))
                .containsExactly(manual.id());
        Page<Payment> first = store.payments().list(needing(Optional.empty(), Attention.MANUAL), Optional.empty(), 1);
        Page<Payment> second =
                store.payments().list(needing(Optional.empty(), Attention.MANUAL), first.nextCursor(), 1);
        assertThat(second.items()).extracting(Payment::id).containsExactly(manual.id());
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void findsAPaymentByWhatItsSlipShows() {
        Payment other = stored(PaymentFixture.paid());
        Payment wanted = stored(PaymentFixture.paidAtSecondAttempt());
        GatewayTxnId txn =
                wanted.paidBy().orElseThrow().approval().orElseThrow().txn();
        MerchantOrderNo firstOrder = wanted.attempts().get(0).orderNo();

        assertThat(traced(new Traces(Optional.of(firstOrder), Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(wanted.id());
        assertThat(traced(new Traces(Optional.empty(), Optional.of(txn), Optional.empty(), Optional.empty())))
                .containsExactly(wanted.id());
        assertThat(traced(new Traces(Optional.empty(), Optional.empty(), Optional.of("30012345"), Optional.empty())))
                .containsExactly(wanted.id(), other.id());
        assertThat(traced(new Traces(Optional.empty(), Optional.of(txn), Optional.of("30012346"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void findsASecondChargeByItsOwnTransaction() {
        Payment twice = stored(PaymentFixture.paidTwice());
        stored(PaymentFixture.paid());

        assertThat(twice.charges())
                .hasSize(2)
                .allSatisfy(charge -> assertThat(traced(new Traces(
                                Optional.empty(), Optional.of(charge.txn()), Optional.empty(), Optional.empty())))
                        .containsExactly(twice.id()));
    }

    @Test
    void findsPaymentsByTheLastFourDigitsOfTheirCard() {
        BillingKey key = BillingKeyFixture.active();
        tx(() -> store.billingKeys().save(key));
        BillRef bill = new BillRef(new SubscriptionId(TestIds.next()), 0);
        Payment wanted = stored(PaymentFixture.requestedFor(bill, key.id()));
        stored(PaymentFixture.requested());
        Optional<String> four = key.card().lastFour();

        assertThat(traced(new Traces(Optional.empty(), Optional.empty(), Optional.empty(), four)))
                .containsExactly(wanted.id());
        assertThat(traced(new Traces(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("0000"))))
                .isEmpty();
    }

    @Test
    void listsThoseOfASubscription() {
        SubscriptionId subscription = new SubscriptionId(TestIds.next());
        BillingKeyId key = new BillingKeyId(TestIds.next());
        Payment first = stored(PaymentFixture.requestedFor(new BillRef(subscription, 0), key));
        Payment second = stored(PaymentFixture.requestedFor(new BillRef(subscription, 1), key));
        stored(PaymentFixture.requestedFor(new BillRef(new SubscriptionId(TestIds.next()), 0), key));
        PaymentFilter filter = new PaymentFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(subscription),
                Traces.NONE,
                Created.ANY_TIME);

        assertThat(listed(filter)).containsExactly(second.id(), first.id());
        Page<Payment> page = store.payments().list(filter, Optional.empty(), 1);
        assertThat(store.payments().list(filter, page.nextCursor(), 1).items())
                .extracting(Payment::id)
                .containsExactly(first.id());
    }

    @Test
    void listsThoseOfATimeWithoutItsEnd() {
        Instant at = MovableClock.atTen().instant();
        CustomerId customer = TestIds.customer();
        Payment wanted = stored(PaymentFixture.requested(customer, PaymentFixture.GATEWAY, at));
        stored(PaymentFixture.requested(customer, PaymentFixture.GATEWAY, at.plusSeconds(60)));

        assertThat(listed(created(Optional.of(at), Optional.of(at.plusSeconds(60)))))
                .containsExactly(wanted.id());
        assertThat(listed(created(Optional.empty(), Optional.of(at)))).isEmpty();
        assertThat(listed(created(Optional.of(at), Optional.empty()))).hasSize(2);
    }

    private static PaymentFilter created(Optional<Instant> from, Optional<Instant> until) {
        return new PaymentFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Traces.NONE,
                new Created(from, until));
    }

    private List<PaymentId> traced(Traces traces) {
        return listed(new PaymentFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), traces, Created.ANY_TIME));
    }

    private static PaymentFilter needing(Optional<CustomerId> customer, Attention attention) {
        return new PaymentFilter(customer, Optional.empty(), Optional.of(attention));
    }

    private List<PaymentId> listed(PaymentFilter filter) {
        return store.payments().list(filter, Optional.empty(), 10).items().stream()
                .map(Payment::id)
                .toList();
    }

    @Test
    void refusesACursorThatItNeverGave() {
        PaymentFilter everything = new PaymentFilter(Optional.empty(), Optional.empty());

        for (String forged : List.of("", "!", "AAAA", "a".repeat(300))) {
            assertThatThrownBy(() -> store.payments().list(everything, Optional.of(forged), 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cursor");
        }
    }
}

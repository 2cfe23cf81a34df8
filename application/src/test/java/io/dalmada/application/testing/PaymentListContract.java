package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.Page;
import io.dalmada.application.port.out.PaymentFilter;
import io.dalmada.application.port.out.PaymentFilter.Attention;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.CustomerId;
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

package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.PaymentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link io.dalmada.application.port.out.PaymentRepository} promises about many payments at once. */
public abstract class ManyPaymentsContract extends PaymentContract {
    private static final int ROUNDS = 8;

    /** The same lives, once saved together and once one by one, and both as the payments themselves tell it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void savingTogetherIsSavingOneByOne(long seed) {
        Crowd together = new Crowd(seed);
        Crowd oneByOne = new Crowd(seed);

        for (int round = 0; round < ROUNDS; round++) {
            together.live(payments -> tx(() -> store.payments().saveAll(payments)));
            oneByOne.live(payments -> payments.stream().map(this::stored).toList());
            together.isStored();
            oneByOne.isStored();
        }

        assertThat(together.shapes()).isEqualTo(oneByOne.shapes());
    }

    private interface Saving {
        List<Payment> save(List<Payment> payments);
    }

    private final class Crowd {
        private final RandomSteps steps;
        private final Map<PaymentId, List<PaymentEvent>> told = new HashMap<>();
        private List<Payment> payments = requested(12);

        Crowd(long seed) {
            this.steps = new RandomSteps(seed);
        }

        void live(Saving saving) {
            payments.forEach(steps::take);
            payments.forEach(payment ->
                    told.computeIfAbsent(payment.id(), id -> new ArrayList<>()).addAll(payment.events()));
            List<Payment> saved = saving.save(payments);
            assertThat(saved).allSatisfy(payment -> assertThat(payment.events()).isEmpty());
            assertThat(snapshots(saved)).isEqualTo(snapshots(payments));
            payments = saved;
        }

        void isStored() {
            assertThat(snapshots(store.payments().findAll(ids(payments))))
                    .containsExactlyInAnyOrderElementsOf(snapshots(payments));
            told.forEach(
                    (id, events) -> assertThat(store.payments().history(id)).isEqualTo(events));
        }

        /** What is the same in two crowds of one seed: all but ids. */
        List<String> shapes() {
            return payments.stream()
                    .map(payment -> payment.status() + " " + payment.snapshot().version() + " "
                            + payment.attempts().stream().map(a -> a.status()).toList() + " "
                            + payment.refunds().stream().map(r -> r.status()).toList() + " "
                            + store.payments().history(payment.id()).stream()
                                    .map(PaymentEvent::type)
                                    .toList())
                    .toList();
        }
    }

    @Test
    void savesNothingToDo() {
        List<Payment> unchanged = tx(() -> store.payments().saveAll(requested(3)));

        assertThat(tx(() -> store.payments().saveAll(List.of()))).isEmpty();
        assertThat(snapshots(tx(() -> store.payments().saveAll(unchanged)))).isEqualTo(snapshots(unchanged));
    }

    @Test
    void savesManyOnlyInsideATransaction() {
        List<Payment> payments = requested(2);

        assertThatThrownBy(() -> store.payments().saveAll(payments)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesBackInTheOrderGiven() {
        List<Payment> payments = requested(10);
        Collections.shuffle(payments);

        assertThat(ids(tx(() -> store.payments().saveAll(payments)))).isEqualTo(ids(payments));
    }

    @Test
    void refusesTheSamePaymentTwice() {
        Payment payment = stored(PaymentFixture.requested());
        List<Payment> twice =
                List.of(PaymentFixture.claimed(find(payment), NOW), PaymentFixture.claimed(find(payment), NOW));

        assertThatThrownBy(() -> run(() -> store.payments().saveAll(twice)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(find(payment).snapshot()).isEqualTo(payment.snapshot());
    }

    @Test
    void oneThatWasChangedMeanwhileAmongTenLeavesNothing() {
        List<Payment> ten = tx(() -> store.payments().saveAll(requested(10)));
        change(find(ten.get(6)), p -> p.voidAttempt(p.lastAttempt().orderNo(), NOW, "revoked"));
        ten.forEach(payment -> PaymentFixture.claimed(payment, NOW));

        assertThatThrownBy(() -> run(() -> store.payments().saveAll(ten))).isInstanceOf(ConcurrentChange.class);

        assertThat(store.payments().findAll(ids(ten)))
                .extracting(payment -> payment.lastAttempt().status())
                .containsOnly(AttemptStatus.CREATED, AttemptStatus.VOID)
                .hasSize(10);
        assertThat(store.payments().history(ten.get(0).id())).hasSize(1);
    }

    @Test
    void oneThatExistsAmongTenNewOnesLeavesNothing() {
        List<Payment> ten = requested(10);
        stored(ten.get(6));

        assertThatThrownBy(() -> run(() -> store.payments().saveAll(ten))).isInstanceOf(ConcurrentChange.class);
        assertThat(ids(store.payments().findAll(ids(ten))))
                .containsExactly(ten.get(6).id());
    }

    @Test
    void oneForeignTransactionAmongTenOutcomesLeavesNothing() {
        List<Payment> ten = tx(() -> store.payments()
                .saveAll(Stream.generate(PaymentFixture::sending).limit(10).toList()));
        Payment other = stored(PaymentFixture.paid());
        for (int i = 0; i < ten.size(); i++) {
            PaymentFixture.approved(ten.get(i), i == 3 ? other.charges().get(0).txn() : PaymentFixture.newTxn());
        }

        assertThatThrownBy(() -> run(() -> store.payments().saveAll(ten))).isInstanceOf(ConcurrentChange.class);
        assertThat(store.payments().findAll(ids(ten)))
                .extracting(payment -> payment.lastAttempt().status())
                .containsOnly(AttemptStatus.SENDING);
    }

    /** The two share half of their payments, in opposite orders. */
    @RepeatedTest(5)
    void oneOfTwoOverlappingClaimsWins() throws Exception {
        List<Payment> all = tx(() -> store.payments().saveAll(requested(12)));
        List<PaymentId> first = ids(all.subList(0, 8));
        List<PaymentId> second = new ArrayList<>(ids(all.subList(4, 12)));
        Collections.reverse(second);

        assertThat(Race.winners(store.transactions(), List.of(first, second), ids -> inOrder(ids), this::claim))
                .isOne();
        assertThat(store.payments().findAll(ids(all)))
                .filteredOn(payment -> payment.lastAttempt().status() == AttemptStatus.SENDING)
                .hasSize(8)
                .allSatisfy(payment ->
                        assertThat(store.payments().history(payment.id())).hasSize(2));
    }

    private List<Payment> inOrder(List<PaymentId> ids) {
        return ids.stream().map(id -> store.payments().find(id).orElseThrow()).toList();
    }

    private void claim(List<Payment> payments) {
        payments.forEach(payment -> PaymentFixture.claimed(payment, NOW));
        store.payments().saveAll(payments);
    }

    @Test
    void findsThoseThatExistEachOnce() {
        List<Payment> payments = tx(() -> store.payments().saveAll(requested(3)));
        List<PaymentId> wanted = new ArrayList<>(ids(payments));
        wanted.add(wanted.get(0));
        wanted.add(new PaymentId(TestIds.next()));

        assertThat(snapshots(store.payments().findAll(wanted)))
                .containsExactlyInAnyOrderElementsOf(snapshots(payments));
        assertThat(store.payments().findAll(List.of())).isEmpty();
    }

    private static List<Payment> requested(int count) {
        return new ArrayList<>(
                Stream.generate(PaymentFixture::requested).limit(count).toList());
    }

    private static List<PaymentId> ids(List<Payment> payments) {
        return payments.stream().map(Payment::id).toList();
    }

    private static List<Payment.Snapshot> snapshots(List<Payment> payments) {
        return payments.stream().map(Payment::snapshot).toList();
    }
}

package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.DayFigures;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link io.dalmada.application.port.out.StatisticsQuery} promises. */
public abstract class StatisticsContract extends StorageContract {
    private static final int PAYMENTS = 60;
    private static final int STEPS = 12;
    private static final long APART_MILLIS = 1_000;

    @Test
    void countsNothingWhereNothingIs() {
        assertThat(store.statistics().between(NOW, NOW.plusSeconds(86_400))).isEqualTo(recount(List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsRandomHistoriesAsTheyWere(long seed) {
        List<Payment> payments = lived(new Random(seed));

        for (int[] part : new int[][] {{0, PAYMENTS}, {10, 40}, {39, 40}, {40, 40}}) {
            assertThat(store.statistics().between(created(part[0]), created(part[1])))
                    .isEqualTo(recount(payments.subList(part[0], part[1])));
        }
    }

    @Test
    void countsEachPaymentInOneOfTwoRangesThatMeet() {
        PaymentLife life = new PaymentLife(new Random(1));
        Instant midnight = NOW.plusSeconds(3_600);
        for (int i = -2; i < 2; i++) {
            Payment payment = life.begin(midnight.plusMillis(i));
            run(() -> store.payments().save(payment));
        }

        assertThat(store.statistics().between(NOW, midnight).due()).isEqualTo(2);
        assertThat(store.statistics().between(midnight, midnight.plusSeconds(1)).due())
                .isEqualTo(2);
    }

    private List<Payment> lived(Random random) {
        PaymentLife life = new PaymentLife(random);
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            Payment payment = life.begin(created(i));
            for (int step = random.nextInt(STEPS); step > 0; step--) {
                payment = stored(payment);
                life.goOn(payment, NOW);
            }
            payments.add(stored(payment));
        }
        return payments;
    }

    private Payment stored(Payment payment) {
        return tx(() -> store.payments().save(payment));
    }

    private static Instant created(int index) {
        return NOW.plusMillis(APART_MILLIS * index);
    }

    /** Slowly and plainly. */
    private static DayFigures recount(List<Payment> payments) {
        long charged = 0;
        long unknown = 0;
        long recovered = 0;
        long revenue = 0;
        long refunded = 0;
        Map<DeclineReason, Long> declined = new EnumMap<>(DeclineReason.class);
        for (Payment payment : payments) {
            Attempt last = payment.attempts().get(payment.attempts().size() - 1);
            boolean paid = has(payment, AttemptStatus.SUCCEEDED);
            if (paid) {
                charged++;
                revenue += payment.amount().minor();
                refunded += givenBack(payment);
                recovered += has(payment, AttemptStatus.DECLINED) ? 1 : 0;
            } else if (last.status() == AttemptStatus.DECLINED) {
                declined.merge(last.decline().orElseThrow().reason(), 1L, Long::sum);
            }
            unknown += has(payment, AttemptStatus.UNKNOWN) || has(payment, AttemptStatus.MANUAL) ? 1 : 0;
        }
        return new DayFigures(
                payments.size(), charged, declined, unknown, recovered, Money.won(revenue), Money.won(refunded));
    }

    private static boolean has(Payment payment, AttemptStatus status) {
        return payment.attempts().stream().anyMatch(a -> a.status() == status);
    }

    private static long givenBack(Payment payment) {
        long sum = 0;
        for (GatewayCharge charge : payment.charges()) {
            for (Refund refund : payment.refunds()) {
                boolean own = charge.role() == ChargeRole.PERIOD_PAYMENT
                        && refund.charge().equals(charge.txn());
                sum += own && refund.status() == RefundStatus.DONE
                        ? refund.amount().minor()
                        : 0;
            }
        }
        return sum;
    }
}

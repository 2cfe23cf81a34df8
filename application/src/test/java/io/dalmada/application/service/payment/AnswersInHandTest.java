package io.dalmada.application.service.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.Between;
import io.dalmada.application.world.PortsWith;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.RefundStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a gateway has answered is recorded before anything else, and again when it could not be recorded. */
class AnswersInHandTest {
    private final SubscriptionWorld world = new SubscriptionWorld();

    /** The call of a port fails while this holds. */
    @SuppressWarnings("unchecked")
    private static <T> T failing(Class<T> port, T real, Predicate<String> fails) {
        return (T) Proxy.newProxyInstance(
                AnswersInHandTest.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (fails.test(method.getName())) {
                        throw new IllegalArgumentException("planted: " + method.getName() + " cannot be done");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void subscribers(int many) {
        var plan = world.plan("PRO", 9_900, 0);
        for (int i = 0; i < many; i++) {
            world.subscribe(plan, world.world.key());
        }
    }

    private void renewalDay() {
        world.until("2026-12-22");
        world.world.clock.set(Instant.parse("2026-12-23T01:00:00Z"));
    }

    private List<AttemptStatus> renewals() {
        return world.world.payments().stream()
                .filter(payment -> payment.bill().orElseThrow().number() > 0)
                .map(payment -> payment.lastAttempt().status())
                .toList();
    }

    @Test
    void a_hold_that_cannot_be_written_throws_no_approval_away() {
        subscribers(5);
        renewalDay();
        PortsWith ports = new PortsWith(world.world.ports());
        ports.holds = failing(GatewayHolds.class, ports.holds, "hold"::equals);
        world.world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        world.world.gateway.next(Step.CHARGE, new Trouble.WrongCredentials());

        world.world.work();

        assertThat(renewals())
                .containsExactlyInAnyOrder(
                        AttemptStatus.NOT_SENT,
                        AttemptStatus.SUCCEEDED,
                        AttemptStatus.SUCCEEDED,
                        AttemptStatus.SUCCEEDED,
                        AttemptStatus.SUCCEEDED);
        int sent = world.world.ledger().received(Step.CHARGE);
        world.world.pass(Duration.ofMinutes(1));
        assertThat(world.world.ledger().received(Step.CHARGE))
                .as("as good as on hold for a while")
                .isEqualTo(sent);
    }

    @Test
    void an_answer_that_could_not_be_recorded_is_recorded_once_it_can_be() {
        boolean[] away = new boolean[1];
        Between between = databaseGoesAway(away);
        var key = world.world.key();
        between.after("charge", () -> away[0] = true);
        Payment charged = world.world.charge(key, 9_900, Optional.empty());
        away[0] = false;
        assertThat(status(charged)).isEqualTo(AttemptStatus.SENDING);

        world.world.pass(Duration.ofSeconds(6));

        assertThat(status(charged)).isEqualTo(AttemptStatus.SUCCEEDED);
        assertThat(world.world.ledger().received(Step.INQUIRE)).isZero();
    }

    private Between databaseGoesAway(boolean[] away) {
        Between between = new Between();
        PortsWith ports = new PortsWith(world.world.ports());
        ports.payments = failing(PaymentRepository.class, ports.payments, call -> away[0] && call.equals("saveAll"));
        ports.gateways = new InMemoryGateways(between.around(world.world.gateway));
        world.world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        return between;
    }

    private AttemptStatus status(Payment payment) {
        return world.world.payment(payment.id()).lastAttempt().status();
    }

    @Test
    void so_is_that_of_a_refund() {
        boolean[] away = new boolean[1];
        var key = world.world.key();
        Between between = databaseGoesAway(away);
        Payment paid = world.world.charge(key, 9_900, Optional.empty());
        between.after("refund", () -> away[0] = true);
        world.world.refund(paid.id(), Optional.empty(), Optional.empty());
        away[0] = false;
        assertThat(refund(paid)).isEqualTo(RefundStatus.SENDING);

        world.world.pass(Duration.ofSeconds(6));

        assertThat(refund(paid)).isEqualTo(RefundStatus.DONE);
        assertThat(world.world.ledger().received(Step.INQUIRE)).isZero();
    }

    private RefundStatus refund(Payment payment) {
        return world.world.payment(payment.id()).refunds().get(0).status();
    }

    /** The run itself fails after its requests have left. */
    @Test
    void a_run_that_breaks_down_records_what_comes_back() {
        subscribers(3);
        renewalDay();
        CountDownLatch broken = new CountDownLatch(1);
        int[] asked = new int[1];
        PortsWith ports = new PortsWith(world.world.ports());
        ports.senders = task -> new Thread(() -> {
                    awaits(broken);
                    task.run();
                })
                .start();
        ports.pacer = (gateway, wanted) -> {
            if (asked[0]++ > 0) {
                broken.countDown();
                throw new IllegalArgumentException("planted: the pacer breaks down");
            }
            return 2;
        };
        world.world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        assertThatThrownBy(world.world::work).hasMessageContaining("planted");

        assertThat(renewals()).filteredOn(AttemptStatus.SUCCEEDED::equals).hasSize(2);
        assertThat(renewals()).doesNotContain(AttemptStatus.SENDING);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

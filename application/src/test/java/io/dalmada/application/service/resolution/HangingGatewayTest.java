package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.Between;
import io.dalmada.application.world.PortsWith;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gateway that does not answer keeps only its own questions waiting. */
class HangingGatewayTest {
    private static final GatewayId OTHER = new GatewayId("other");

    private final World world = new World();
    private final Between between = new Between();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryGateway other =
            new InMemoryGateway(OTHER, Profiles.withoutReplay(), world.clock, world.store::isActive, ledger);

    @Test
    void the_questions_of_others_are_asked_meanwhile() throws InterruptedException {
        PortsWith ports = new PortsWith(world.ports());
        ports.gateways = new InMemoryGateways(between.around(world.gateway), other);
        world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        lost(new GatewayId("memory"), world.gateway);
        Payment waits = lost(OTHER, other);
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        between.next("inquire", () -> {
            asked.countDown();
            return hang(hangs);
        });
        world.clock.advance(Duration.ofMinutes(1));
        List<PeriodicWork> resolvers = world.useCases.periodicWork().stream()
                .filter(work -> work.name().startsWith("outcome-resolution"))
                .toList();

        List<Thread> threads = resolvers.stream().map(this::inItsOwnThread).toList();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : threads) {
            if (thread.getName().endsWith("other")) {
                thread.join(10_000);
            }
        }

        assertThat(world.payment(waits.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
        hangs.countDown();
    }

    @Test
    void the_bills_of_others_are_collected_meanwhile() throws InterruptedException {
        PortsWith ports = new PortsWith(world.ports());
        ports.gateways = new InMemoryGateways(between.around(world.gateway), other);
        world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        subscribed(new GatewayId("memory"));
        subscribed(OTHER);
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch charged = new CountDownLatch(1);
        between.next("charge", () -> {
            charged.countDown();
            return hang(hangs);
        });
        world.clock.set(Instant.parse("2026-12-23T01:00:00Z"));
        List<Thread> threads = world.useCases.periodicWork().stream()
                .filter(work -> work.name().startsWith("billing-run"))
                .map(this::inItsOwnThread)
                .toList();
        assertThat(charged.await(10, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : threads) {
            if (thread.getName().endsWith("other")) {
                thread.join(10_000);
            }
        }

        assertThat(ledger.received(Step.CHARGE)).isEqualTo(2);
        hangs.countDown();
        for (Thread thread : threads) {
            thread.join(10_000);
        }
    }

    private Object hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalArgumentException("planted: no answer came");
    }

    /** As the ticker has it. */
    private Thread inItsOwnThread(PeriodicWork work) {
        Instant now = world.clock.instant();
        Thread thread = new Thread(() -> work.runDue(now), work.name());
        thread.start();
        return thread;
    }

    private void subscribed(GatewayId at) {
        SubscriptionWorld subscriptions = new SubscriptionWorld(world);
        subscriptions.subscribe(subscriptions.plan("P-" + at, 9_900, 0), key(at));
    }

    private BillingKey key(GatewayId at) {
        RegistrationResult result = world.useCases
                .registerBillingKey()
                .register(
                        new RegisterBillingKey.Card(
                                new CustomerId("cust-1"),
                                Optional.of(at),
                                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                                World.card()),
                        Optional.empty());
        return ((RegistrationResult.Registered) result).billingKey();
    }

    private Payment lost(GatewayId at, InMemoryGateway gateway) {
        BillingKey key = key(at);
        gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        return world.useCases
                .chargePayment()
                .charge(
                        new ChargePayment.Order(
                                key.id(),
                                Money.won(9_900),
                                new OrderTitle("월간 구독", Optional.of("PLAN-M")),
                                TaxType.TAXABLE),
                        Optional.empty());
    }
}

package io.dalmada.application.service.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.PortsWith;
import io.dalmada.application.world.SubscriptionWorld;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Disposal;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.SubscriptionId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** More than a batch of items that fail, the longest due first, and one that is well: each work serves that one. */
class NoRoundIsStarvedTest {
    /** Every batch is smaller. */
    private static final int SICK = 230;

    private final SubscriptionWorld world = new SubscriptionWorld();

    private void works(String name, int rounds) {
        for (int round = 0; round < rounds; round++) {
            world.world.clock.advance(Duration.ofSeconds(30));
            for (PeriodicWork work : world.uses().periodicWork()) {
                if (work.name().startsWith(name)) {
                    work.runDue(world.world.clock.instant());
                }
            }
        }
    }

    private Payment lost(BillingKey key) {
        world.world.gateway.next(Step.CHARGE, new Trouble.LostReply(true));
        return world.world.charge(key, 9_900, Optional.empty());
    }

    @Test
    void of_questions() {
        BillingKey key = world.world.key();
        List<Payment> sick = new ArrayList<>();
        for (int i = 0; i < SICK; i++) {
            sick.add(lost(key));
        }
        world.world.clock.advance(Duration.ofSeconds(1));
        Payment well = lost(key);
        sick.forEach(payment -> world.world.store.spoil(payment.id()));

        works("outcome-resolution", 1);

        assertThat(world.world.payment(well.id()).lastAttempt().status()).isEqualTo(AttemptStatus.SUCCEEDED);
    }

    @Test
    void of_bills() {
        var plan = world.plan("PRO", 9_900, 0);
        List<SubscriptionId> all = new ArrayList<>();
        for (int i = 0; i <= SICK; i++) {
            all.add(world.subscribe(plan, world.world.key()).subscription().id());
            world.world.clock.advance(Duration.ofMillis(1));
        }
        all.subList(0, SICK).forEach(world.world.store::spoil);
        world.world.clock.set(java.time.Instant.parse("2026-12-23T01:00:00Z"));
        int sent = world.world.ledger().received(Step.CHARGE);

        works("billing-run", 1);

        assertThat(world.world.ledger().received(Step.CHARGE)).isEqualTo(sent + 1);
    }

    @Test
    void of_disposals() {
        List<BillingKey> keys = new ArrayList<>();
        for (int i = 0; i <= SICK; i++) {
            keys.add(world.world.key());
        }
        for (BillingKey key : keys) {
            world.world.gateway.next(Step.REVOKE, new Trouble.LostReply(false));
            world.uses().revokeBillingKey().revoke(key.id());
            world.world.clock.advance(Duration.ofMillis(1));
        }
        Set<BillingKeyId> sick = new HashSet<>();
        keys.subList(0, SICK).forEach(key -> sick.add(key.id()));
        PortsWith ports = new PortsWith(world.world.ports());
        ports.billingKeys = failingFor(sick, ports.billingKeys);
        world.world.useCases = UseCases.over(ports.ports(), Settings.defaults());
        world.world.clock.advance(Duration.ofDays(2));

        works("disposal-retry", 1);

        BillingKey well = keys.get(SICK);
        assertThat(world.uses().billingKeys().get(well.id()).disposal()).isEqualTo(Disposal.DONE);
    }

    @Test
    void of_late_charges() {
        BillingKey key = world.world.key();
        List<Payment> late = new ArrayList<>();
        for (int i = 0; i <= SICK; i++) {
            world.world.gateway.next(Step.CHARGE, new Trouble.LateEffect(Duration.ofHours(2)));
            late.add(world.world.charge(key, 9_900, Optional.empty()));
        }
        for (int minute = 0; minute < 115; minute++) {
            world.world.pass(Duration.ofMinutes(1));
        }
        world.world.clock.advance(Duration.ofMinutes(10));
        late.subList(0, SICK).forEach(payment -> world.world.store.spoil(payment.id()));

        works("ghost-scan", 1);

        assertThat(world.world.payment(late.get(SICK).id()).lastAttempt().status())
                .isEqualTo(AttemptStatus.SUCCEEDED);
    }

    /** Before: the gateway that threw was asked first each time, and the others' late charges were never looked for. */
    @Test
    void of_late_charges_by_a_gateway_whose_list_throws() {
        GatewayId broken = new GatewayId("a-broken-one");
        List<GatewayId> listed = new ArrayList<>();
        InMemoryGateway sick = new InMemoryGateway(
                broken,
                Profiles.claimingEverything(),
                world.world.clock,
                world.world.store::isActive,
                new InMemoryLedger());
        PortsWith ports = new PortsWith(world.world.ports());
        ports.gateways = new InMemoryGateways(throwing(sick, listed), throwing(world.world.gateway, listed));
        PeriodicWork scan = UseCases.over(ports.ports(), Settings.defaults()).periodicWork().stream()
                .filter(work -> work.name().equals("ghost-scan"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> scan.runDue(world.world.clock.instant()))
                .as("so that it is seen in its failures")
                .isInstanceOf(RuntimeException.class);

        assertThat(listed).contains(broken, world.world.gateway.id());
    }

    private static PaymentGateway throwing(PaymentGateway real, List<GatewayId> listed) {
        return (PaymentGateway) Proxy.newProxyInstance(
                NoRoundIsStarvedTest.class.getClassLoader(),
                new Class<?>[] {PaymentGateway.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("journal")) {
                        return Optional.of((GatewayTransactionList) (day, cursor) -> {
                            listed.add(real.id());
                            throw new IllegalStateException("planted: no list of " + day);
                        });
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static BillingKeyRepository failingFor(Set<BillingKeyId> sick, BillingKeyRepository real) {
        return (BillingKeyRepository) Proxy.newProxyInstance(
                NoRoundIsStarvedTest.class.getClassLoader(),
                new Class<?>[] {BillingKeyRepository.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("find") && sick.contains(arguments[0])) {
                        throw new IllegalArgumentException("planted: " + arguments[0] + " cannot be read");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}

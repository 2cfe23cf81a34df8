package io.dalmada.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Disposal;
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

package io.dalmada.application.service.billingkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegistrationResult;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.wiring.UseCases;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When the commit of a new key comes to no clear end, the key is disposed of only if it is seen not to be stored. */
class LostRegistrationTest {
    private enum Commit {
        FAILS,
        IS_MADE_BUT_NOT_ANSWERED
    }

    private final World world = new World();
    private boolean storeIsAway;

    @Test
    void a_key_that_was_stored_after_all_is_kept() {
        assertThat(register(Commit.IS_MADE_BUT_NOT_ANSWERED))
                .isInstanceOfSatisfying(
                        RegistrationResult.Registered.class,
                        kept -> assertThat(world.gateway.isKeyAlive(
                                        kept.billingKey().key()))
                                .isTrue());
        assertThat(world.ledger().received(Step.REVOKE)).isZero();
    }

    @Test
    void a_key_that_was_not_stored_is_disposed_of() {
        assertThat(register(Commit.FAILS)).isInstanceOf(RegistrationResult.Unknown.class);
        assertThat(world.ledger().received(Step.REVOKE)).isEqualTo(1);
    }

    @Test
    void a_disposal_that_throws_is_no_failure_of_the_registration() {
        world.gateway.next(Step.REVOKE, new Trouble.Throws());

        assertThat(register(Commit.FAILS)).isInstanceOf(RegistrationResult.Unknown.class);
    }

    @Test
    void a_key_that_may_be_stored_is_not_disposed_of() {
        storeIsAway = true;

        assertThat(register(Commit.IS_MADE_BUT_NOT_ANSWERED)).isInstanceOf(RegistrationResult.Unknown.class);
        assertThat(world.ledger().received(Step.REVOKE)).isZero();
    }

    private RegistrationResult register(Commit commit) {
        Ports usual = world.ports();
        Ports ports = new Ports(
                usual.gateways(),
                billingKeys(),
                usual.registrations(),
                usual.payments(),
                usual.plans(),
                usual.subscriptions(),
                usual.billingRuns(),
                usual.holds(),
                usual.statistics(),
                usual.idempotency(),
                usual.reconciliations(),
                usual.outbox(),
                losing(commit),
                usual.gate(),
                usual.pacer(),
                usual.senders(),
                usual.alarms(),
                usual.ids(),
                usual.clock());
        return UseCases.over(ports, Settings.defaults())
                .registerBillingKey()
                .register(
                        new RegisterBillingKey.Card(
                                new CustomerId("cust-1"),
                                Optional.empty(),
                                new Buyer("홍길동", Optional.empty(), Optional.empty()),
                                World.card()),
                        Optional.empty());
    }

    /** The one after the gateway's answer is lost. */
    private TransactionRunner losing(Commit commit) {
        return new TransactionRunner() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                if (world.ledger().received(Step.ISSUE) == 0) {
                    return world.store.inTransaction(work);
                }
                if (commit == Commit.IS_MADE_BUT_NOT_ANSWERED) {
                    world.store.inTransaction(work);
                }
                throw new IllegalStateException("the connection broke");
            }

            @Override
            public boolean isActive() {
                return world.store.isActive();
            }
        };
    }

    /** Its look-ups fail once the gateway has answered. */
    private BillingKeyRepository billingKeys() {
        BillingKeyRepository keys = world.store.billingKeys();
        return new BillingKeyRepository() {
            @Override
            public Optional<BillingKey> find(BillingKeyId id) {
                if (storeIsAway && world.ledger().received(Step.ISSUE) > 0) {
                    throw new IllegalStateException("the store is away");
                }
                return keys.find(id);
            }

            @Override
            public Optional<BillingKey> findForCharge(BillingKeyId id) {
                return keys.findForCharge(id);
            }

            @Override
            public List<BillingKey> findAllForCharge(Collection<BillingKeyId> ids) {
                return keys.findAllForCharge(ids);
            }

            @Override
            public Set<BillingKeyId> notChargeable(Collection<BillingKeyId> ids) {
                return keys.notChargeable(ids);
            }

            @Override
            public Optional<Instant> earliestDisposal() {
                return keys.earliestDisposal();
            }

            @Override
            public BillingKey save(BillingKey key) {
                return keys.save(key);
            }

            @Override
            public Page<BillingKey> listByCustomer(CustomerId customer, Optional<String> cursor, int limit) {
                return keys.listByCustomer(customer, cursor, limit);
            }

            @Override
            public List<BillingKeyId> disposalsDue(Instant now, int limit) {
                return keys.disposalsDue(now, limit);
            }
        };
    }
}

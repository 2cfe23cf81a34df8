package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link io.dalmada.application.port.out.BillingKeyRepository} promises. */
public abstract class BillingKeyRepositoryContract extends StorageContract {
    static Stream<BillingKey> everySituation() {
        return Stream.of(BillingKeyFixture.active(), BillingKeyFixture.suspect(), BillingKeyFixture.revokedAt(NOW));
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void findsAKeyAsItWasSaved(BillingKey key) {
        BillingKey saved = stored(key);

        assertThat(saved.snapshot()).isEqualTo(key.snapshot());
        assertThat(find(key).snapshot()).isEqualTo(key.snapshot());
        assertThat(tx(() -> store.billingKeys().findForCharge(key.id())))
                .map(BillingKey::snapshot)
                .contains(key.snapshot());
    }

    @Test
    void findsNothingThatIsNotThere() {
        BillingKeyId unknown = new BillingKeyId(TestIds.next());

        assertThat(store.billingKeys().find(unknown)).isEmpty();
        assertThat(tx(() -> store.billingKeys().findForCharge(unknown))).isEmpty();
    }

    @Test
    void storesEachStepOfItsLife() {
        BillingKey key = stored(BillingKeyFixture.suspect());
        key = change(key, k -> k.revoke(NOW));
        assertThat(find(key).snapshot()).isEqualTo(key.snapshot());
        key = change(key, k -> k.disposalTried(false, NOW));
        assertThat(find(key).snapshot()).isEqualTo(key.snapshot());
        key = change(key, k -> k.disposalTried(true, NOW));
        assertThat(find(key).snapshot()).isEqualTo(key.snapshot());
    }

    @Test
    void savesAndLocksOnlyInsideATransaction() {
        BillingKey key = BillingKeyFixture.active();

        assertThatThrownBy(() -> store.billingKeys().save(key)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.billingKeys().findForCharge(key.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAChangeOfWhatWasChangedMeanwhile() {
        BillingKey key = stored(BillingKeyFixture.active());
        BillingKey stale = find(key);
        change(key, k -> k.revoke(NOW));

        assertThatThrownBy(() -> change(stale, k -> k.revoke(NOW))).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void findsManyForAChargeEachOnce() {
        BillingKey one = stored(BillingKeyFixture.active());
        BillingKey other = stored(BillingKeyFixture.suspect());
        List<BillingKeyId> wanted = List.of(other.id(), one.id(), new BillingKeyId(TestIds.next()), other.id());

        assertThat(tx(() -> store.billingKeys().findAllForCharge(wanted)))
                .extracting(BillingKey::snapshot)
                .containsExactlyInAnyOrder(one.snapshot(), other.snapshot());
        assertThat(tx(() -> store.billingKeys().findAllForCharge(List.of()))).isEmpty();
        assertThatThrownBy(() -> store.billingKeys().findAllForCharge(wanted))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Whatever the order they are asked for in. */
    @Test
    void claimsOfTheSameKeysDoNotEndEachOther() throws Exception {
        List<BillingKeyId> keys = Stream.generate(BillingKeyFixture::active)
                .limit(8)
                .map(key -> stored(key).id())
                .toList();
        List<BillingKeyId> reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 20; i++) {
                Future<Integer> claim = other.submit(() -> claimable(reversed));
                assertThat(claimable(keys)).isEqualTo(8);
                assertThat(claim.get(30, TimeUnit.SECONDS)).isEqualTo(8);
            }
        } finally {
            other.shutdownNow();
        }
    }

    private int claimable(List<BillingKeyId> keys) {
        return tx(() -> store.billingKeys().findAllForCharge(keys)).size();
    }

    @RepeatedTest(5)
    void oneOfTwoRevocationsWins() throws Exception {
        BillingKey key = stored(BillingKeyFixture.active());

        long winners = Race.winners(store.transactions(), () -> find(key), found -> {
            found.revoke(NOW);
            store.billingKeys().save(found);
        });

        assertThat(winners).isOne();
        assertThat(find(key).snapshot().version()).isEqualTo(2);
    }

    /** I-25. The claim has read the key when the revocation starts: it waits for the claim, or the claim fails. */
    @Test
    void aClaimAndARevocationMeet() throws Exception {
        BillingKey key = stored(BillingKeyFixture.active());
        CountDownLatch keyWasRead = new CountDownLatch(1);
        CountDownLatch revoked = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> revocation = other.submit(() -> {
                keyWasRead.await(30, TimeUnit.SECONDS);
                change(find(key), k -> k.revoke(NOW));
                revoked.countDown();
                return true;
            });
            boolean[] revokedFirst = {false};
            boolean claimed = succeeds(() -> {
                store.billingKeys().findForCharge(key.id()).orElseThrow().requireChargeable();
                keyWasRead.countDown();
                revokedFirst[0] = awaitBriefly(revoked);
            });
            revocation.get(30, TimeUnit.SECONDS);

            assertThat(claimed).isNotEqualTo(revokedFirst[0]);
            assertThat(find(key).status()).isEqualTo(BillingKeyStatus.REVOKED);
        } finally {
            other.shutdownNow();
        }
    }

    /** As above, one key of several. */
    @Test
    void aClaimOfManyAndARevocationMeet() throws Exception {
        BillingKey key = stored(BillingKeyFixture.active());
        BillingKey another = stored(BillingKeyFixture.active());
        CountDownLatch revoked = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            boolean[] revokedFirst = {false};
            List<Future<?>> revocation = new ArrayList<>();
            boolean claimed = succeeds(() -> {
                store.billingKeys().findAllForCharge(List.of(another.id(), key.id()));
                revocation.add(other.submit(() -> {
                    change(find(key), k -> k.revoke(NOW));
                    revoked.countDown();
                }));
                revokedFirst[0] = awaitBriefly(revoked);
            });
            revocation.get(0).get(30, TimeUnit.SECONDS);

            assertThat(claimed).isNotEqualTo(revokedFirst[0]);
            assertThat(find(key).status()).isEqualTo(BillingKeyStatus.REVOKED);
        } finally {
            other.shutdownNow();
        }
    }

    /** The revocation has not committed when the claim reads the key: the claim waits for it, or fails. */
    @Test
    void aRevocationAndAClaimMeet() throws Exception {
        BillingKey key = stored(BillingKeyFixture.active());
        CountDownLatch revoking = new CountDownLatch(1);
        CountDownLatch claimEnded = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> claim = other.submit(() -> {
                revoking.await(30, TimeUnit.SECONDS);
                boolean claimed = succeeds(() -> store.billingKeys()
                        .findForCharge(key.id())
                        .orElseThrow()
                        .requireChargeable());
                claimEnded.countDown();
                return claimed;
            });
            boolean[] claimedFirst = {false};
            boolean revoked = succeeds(() -> {
                BillingKey found = find(key);
                found.revoke(NOW);
                store.billingKeys().save(found);
                revoking.countDown();
                claimedFirst[0] = awaitBriefly(claimEnded);
            });

            assertThat(revoked).isTrue();
            assertThat(claim.get(30, TimeUnit.SECONDS)).isEqualTo(claimedFirst[0]);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aClaimDoesNotHoldUpTheNextOne() {
        BillingKey key = stored(BillingKeyFixture.active());

        for (int i = 0; i < 3; i++) {
            assertThat(tx(() -> store.billingKeys().findForCharge(key.id()))).isPresent();
        }
    }

    /** Long enough for a transaction that is not held up; one that is will not end, however long we wait. */
    private static boolean awaitBriefly(CountDownLatch latch) {
        try {
            return latch.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private boolean succeeds(Runnable work) {
        try {
            run(work);
            return true;
        } catch (ConcurrentChange | DomainException lost) {
            return false;
        }
    }

    @Test
    void listsACustomersKeysNewestFirstInPages() {
        CustomerId customer = TestIds.customer();
        List<BillingKeyId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, stored(BillingKeyFixture.activeOf(customer)).id());
        }
        stored(BillingKeyFixture.active());

        Page<BillingKey> first = store.billingKeys().listByCustomer(customer, Optional.empty(), 3);
        Page<BillingKey> second = store.billingKeys().listByCustomer(customer, first.nextCursor(), 3);

        assertThat(first.items()).extracting(BillingKey::id).isEqualTo(newestFirst.subList(0, 3));
        assertThat(second.items()).extracting(BillingKey::id).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.nextCursor()).isEmpty();
        assertThatThrownBy(() -> store.billingKeys().listByCustomer(customer, Optional.of("forged"), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor");
    }

    @Test
    void findsDisposalsThatAreDueLongestFirst() {
        BillingKeyId young =
                stored(BillingKeyFixture.revokedAt(NOW.plusSeconds(60))).id();
        BillingKeyId old = stored(BillingKeyFixture.revokedAt(NOW)).id();
        BillingKey gone = BillingKeyFixture.revokedAt(NOW);
        gone.disposalTried(true, NOW);
        stored(gone);
        stored(BillingKeyFixture.active());

        assertThat(store.billingKeys().disposalsDue(NOW.plusSeconds(60), 10)).containsExactly(old, young);
        assertThat(store.billingKeys().disposalsDue(NOW.plusSeconds(60), 1)).containsExactly(old);
        assertThat(store.billingKeys().disposalsDue(NOW.plusSeconds(59), 10)).containsExactly(old);
    }

    @Test
    void knowsWhichKeysCannotBeCharged() {
        BillingKeyId active = stored(BillingKeyFixture.active()).id();
        BillingKeyId suspect = stored(BillingKeyFixture.suspect()).id();
        BillingKeyId revoked = stored(BillingKeyFixture.revokedAt(NOW)).id();
        BillingKeyId unknown = new BillingKeyId(TestIds.next());

        assertThat(store.billingKeys().notChargeable(List.of(active, suspect, revoked, unknown, suspect)))
                .containsExactlyInAnyOrder(suspect, revoked, unknown);
        assertThat(store.billingKeys().notChargeable(List.of(active))).isEmpty();
        assertThat(store.billingKeys().notChargeable(List.of())).isEmpty();
    }

    @Test
    void knowsTheEarliestDisposal() {
        stored(BillingKeyFixture.active());
        assertThat(store.billingKeys().earliestDisposal()).isEmpty();

        stored(BillingKeyFixture.revokedAt(NOW.plusSeconds(20)));
        stored(BillingKeyFixture.revokedAt(NOW));
        assertThat(store.billingKeys().earliestDisposal()).contains(NOW);
    }

    private BillingKey stored(BillingKey key) {
        return tx(() -> store.billingKeys().save(key));
    }

    private BillingKey find(BillingKey key) {
        return store.billingKeys().find(key.id()).orElseThrow();
    }

    private BillingKey change(BillingKey key, Consumer<BillingKey> change) {
        change.accept(key);
        return stored(key);
    }
}

package io.dalmada.application.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.in.Caller;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.application.port.in.ManageApiKeys.Issued;
import io.dalmada.application.port.in.ManageApiKeys.NewKey;
import io.dalmada.application.testing.InMemoryAuditLog;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The life of an API key: given out, used, rotated, expired, revoked. */
class ApiKeysTest {
    private static final ApiKeyId ADMIN = new ApiKeyId("local");
    private static final ApiKeyId SHOP = new ApiKeyId("shop");
    private static final Duration DAY = Duration.ofDays(1);

    private final MovableClock clock = MovableClock.atTen();
    private final InMemoryStore store = new InMemoryStore();
    private final AtomicInteger drawn = new AtomicInteger();
    private final AccessUseCases access = AccessUseCases.over(
            new AccessPorts(
                    store.apiKeys(),
                    new InMemoryAuditLog(),
                    store.transactions(),
                    () -> SecretText.of("random-" + drawn.incrementAndGet()),
                    clock),
            List.of(new ConfiguredKey(ADMIN, SecretHash.of("dmk_local"))));
    private final ManageApiKeys keys = access.apiKeys();

    @Test
    void a_new_key_lets_its_caller_in_with_its_scopes_and_no_others() {
        Caller caller = recognised(issued().secret()).orElseThrow();

        assertThat(caller.id()).isEqualTo(SHOP);
        assertThat(caller.may(Scope.READ)).isTrue();
        assertThat(caller.may(Scope.REFUND)).isFalse();
        assertThat(caller.may(Scope.ADMIN)).isFalse();
    }

    @Test
    void the_configured_key_may_do_everything() {
        Caller caller = recognised(SecretText.of("dmk_local")).orElseThrow();

        assertThat(Scope.values()).allMatch(caller::may);
        assertThat(recognised(SecretText.of("dmk_locaL"))).isEmpty();
    }

    @Test
    void the_secret_is_told_once_and_kept_as_a_hash() {
        Issued issued = issued();

        assertThat(issued.secret().<Boolean>use(text -> text.equals("dmk_random-1")))
                .isTrue();
        assertThat(issued.toString()).doesNotContain("random-1");
        assertThat(keys.get(SHOP).toString()).doesNotContain("random-1");
    }

    @Test
    void an_id_is_given_once_for_all_times() {
        issued();
        keys.revoke(SHOP);

        assertRefused(Refusal.API_KEY_TAKEN, this::issued);
        assertRefused(
                Refusal.API_KEY_TAKEN,
                () -> keys.issue(new NewKey(ADMIN, Set.of(Scope.READ), Optional.empty()), ADMIN));
    }

    @Test
    void an_expired_key_is_of_no_use() {
        Issued issued = issued();
        clock.advance(DAY.minusSeconds(1));
        assertThat(recognised(issued.secret())).isPresent();

        clock.advance(Duration.ofSeconds(1));

        assertThat(recognised(issued.secret())).isEmpty();
        assertThat(keys.get(SHOP).status(clock.instant())).isEqualTo(ApiKey.Status.EXPIRED);
        assertRefused(Refusal.STATE_CONFLICT, () -> keys.rotate(SHOP, Duration.ZERO));
    }

    @Test
    void a_revoked_key_is_of_no_use_at_once_and_for_good() {
        Issued issued = issued();
        Issued rotated = keys.rotate(SHOP, Duration.ofHours(1));

        Instant first = keys.revoke(SHOP).revokedAt().orElseThrow();
        clock.advance(Duration.ofSeconds(1));

        assertThat(keys.revoke(SHOP).revokedAt()).contains(first);
        assertThat(recognised(issued.secret())).isEmpty();
        assertThat(recognised(rotated.secret())).isEmpty();
        assertRefused(Refusal.STATE_CONFLICT, () -> keys.rotate(SHOP, Duration.ZERO));
    }

    @Test
    void while_a_key_is_rotated_both_its_secrets_are_good() {
        Issued before = issued();
        Issued after = keys.rotate(SHOP, Duration.ofHours(2));

        assertThat(recognised(before.secret()))
                .isEqualTo(recognised(after.secret()))
                .isPresent();

        clock.advance(Duration.ofHours(2));
        assertThat(recognised(before.secret())).isEmpty();
        assertThat(recognised(after.secret())).isPresent();
    }

    @Test
    void a_rotation_whose_answer_was_lost_is_repeated_without_locking_the_caller_out() {
        Issued inUse = issued();
        Issued lost = keys.rotate(SHOP, Duration.ofHours(2));
        clock.advance(Duration.ofHours(1));
        Issued again = keys.rotate(SHOP, Duration.ofHours(2));

        assertThat(recognised(inUse.secret())).isPresent();
        assertThat(recognised(lost.secret())).isEmpty();
        assertThat(recognised(again.secret())).isPresent();
        clock.advance(Duration.ofHours(1));
        assertThat(recognised(inUse.secret())).as("not longer than first said").isEmpty();
    }

    @Test
    void a_rotation_without_overlap_ends_every_secret_before() {
        Issued first = issued();
        Issued second = keys.rotate(SHOP, Duration.ofHours(2));
        Issued third = keys.rotate(SHOP, Duration.ZERO);

        assertThat(recognised(first.secret())).isEmpty();
        assertThat(recognised(second.secret())).isEmpty();
        assertThat(recognised(third.secret())).isPresent();
    }

    @Test
    void its_last_use_is_noted_to_the_minute() {
        Issued issued = issued();
        assertThat(keys.get(SHOP).lastUsedAt()).isEmpty();

        Instant first = clock.instant();
        recognised(issued.secret());
        clock.advance(Duration.ofSeconds(59));
        recognised(issued.secret());
        assertThat(keys.get(SHOP).lastUsedAt()).contains(first);

        clock.advance(Duration.ofSeconds(1));
        recognised(issued.secret());
        assertThat(keys.get(SHOP).lastUsedAt()).contains(clock.instant());
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertRefused(Refusal.API_KEY_INVALID, () -> new ApiKeyId("two words"));
        assertRefused(Refusal.API_KEY_INVALID, () -> keys.issue(new NewKey(SHOP, Set.of(), Optional.empty()), ADMIN));
        assertRefused(
                Refusal.API_KEY_INVALID,
                () -> keys.issue(new NewKey(SHOP, Set.of(Scope.READ), Optional.of(clock.instant())), ADMIN));
        issued();
        assertRefused(Refusal.API_KEY_INVALID, () -> keys.rotate(SHOP, Duration.ofDays(8)));
        assertRefused(Refusal.API_KEY_INVALID, () -> keys.rotate(SHOP, Duration.ofHours(-1)));
        assertRefused(Refusal.API_KEY_NOT_FOUND, () -> keys.rotate(new ApiKeyId("nobody"), Duration.ZERO));
        assertRefused(Refusal.API_KEY_NOT_FOUND, () -> keys.revoke(new ApiKeyId("nobody")));
    }

    private Issued issued() {
        return keys.issue(
                new NewKey(
                        SHOP,
                        Set.of(Scope.READ, Scope.CHARGE),
                        Optional.of(clock.instant().plus(DAY))),
                ADMIN);
    }

    private Optional<Caller> recognised(SecretText secret) {
        return access.callers().recognise(secret.use(SecretHash::of));
    }

    private static void assertRefused(Refusal refusal, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}

package io.dalmada.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.out.ConcurrentChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link io.dalmada.application.port.out.ApiKeyRepository} promises. */
public abstract class ApiKeyContract extends StorageContract {
    private static final int ROUNDS = 5;
    private static final SecretHash NEXT = ApiKeyFixture.secret("next");
    private static final SecretHash LAST = ApiKeyFixture.secret("last");

    private final ApiKey key = ApiKeyFixture.active("shop");

    @Test
    void findsAKeyByIdAndBySecret() {
        add(key);
        add(ApiKeyFixture.active("office"));

        assertThat(store.apiKeys().find(key.id())).contains(key);
        assertThat(store.apiKeys().findBySecret(key.secret().hash())).contains(key);
        assertThat(store.apiKeys().findBySecret(NEXT)).isEmpty();
        assertThat(store.apiKeys().find(ApiKeyFixture.active("SHOP").id())).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoKeysTakesTheId() throws Exception {
        assertThat(Race.winners(
                        store.transactions(),
                        () -> key,
                        twice -> store.apiKeys().add(twice)))
                .isOne();
        assertThatThrownBy(() -> add(key)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void findsARotatedKeyByBothItsSecrets() {
        add(key);
        ApiKey rotated = rotated(key, NEXT);

        assertThat(store.apiKeys().findBySecret(NEXT)).contains(rotated);
        assertThat(store.apiKeys().findBySecret(key.secret().hash())).contains(rotated);
    }

    @Test
    void forgetsASecretThatEndsAtOnce() {
        add(key);
        run(() -> store.apiKeys().rotate(key, key.rotated(NEXT, NOW, NOW)));

        assertThat(store.apiKeys().findBySecret(key.secret().hash())).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoRotationsIsTheNext() throws Exception {
        add(key);

        long winners = Race.winners(
                store.transactions(),
                List.of(NEXT, LAST),
                secret -> key.rotated(secret, NOW, NOW.plusSeconds(60)),
                to -> store.apiKeys().rotate(key, to));

        assertThat(winners).isOne();
    }

    @Test
    void keepsTheFirstRevocationAndRotatesNothingThatIsRevoked() {
        add(key);
        run(() -> store.apiKeys().revoke(key.id(), NOW));
        run(() -> store.apiKeys().revoke(key.id(), NOW.plusSeconds(1)));

        assertThat(find().revokedAt()).contains(NOW);
        assertThatThrownBy(() -> rotated(key, NEXT)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void keepsTheLatestUse() {
        add(key);
        run(() -> store.apiKeys().used(key.id(), NOW.plusSeconds(60)));
        run(() -> store.apiKeys().used(key.id(), NOW));

        assertThat(find().lastUsedAt()).contains(NOW.plusSeconds(60));
        assertThat(find().secret()).isEqualTo(key.secret());
    }

    @Test
    void aUseUndoesNeitherARotationNorARevocation() {
        add(key);
        ApiKey rotated = rotated(key, NEXT);
        run(() -> store.apiKeys().revoke(key.id(), NOW));
        run(() -> store.apiKeys().used(key.id(), NOW));

        assertThat(find().secret()).isEqualTo(rotated.secret());
        assertThat(find().revokedAt()).contains(NOW);
    }

    @Test
    void listsByIdInPages() {
        List.of("c", "a", "b").forEach(id -> add(ApiKeyFixture.active(id)));

        Page<ApiKey> first = store.apiKeys().list(Optional.empty(), 2);
        Page<ApiKey> second = store.apiKeys().list(first.nextCursor(), 2);

        assertThat(first.items()).extracting(item -> item.id().value()).containsExactly("a", "b");
        assertThat(second.items()).extracting(item -> item.id().value()).containsExactly("c");
        assertThat(second.nextCursor()).isEmpty();
        assertThatThrownBy(() -> store.apiKeys().list(Optional.of("nonsense!"), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesOnlyInsideATransaction() {
        assertThatThrownBy(() -> store.apiKeys().add(key)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.apiKeys().used(key.id(), NOW)).isInstanceOf(IllegalStateException.class);
    }

    private void add(ApiKey added) {
        run(() -> store.apiKeys().add(added));
    }

    private ApiKey rotated(ApiKey from, SecretHash next) {
        ApiKey to = from.rotated(next, NOW, NOW.plus(Duration.ofHours(1)));
        run(() -> store.apiKeys().rotate(from, to));
        return to;
    }

    private ApiKey find() {
        return store.apiKeys().find(key.id()).orElseThrow();
    }
}

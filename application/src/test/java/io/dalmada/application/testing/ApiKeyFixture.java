package io.dalmada.application.testing;

import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** API keys for tests. */
public final class ApiKeyFixture {
    static final Instant NOW = MovableClock.atTen().instant();

    private ApiKeyFixture() {}

    /** Never used, good for a day; its secret is {@code dmk_} and its id. */
    public static ApiKey active(String id) {
        return new ApiKey(
                new ApiKeyId(id),
                Set.of(Scope.READ, Scope.CHARGE),
                new ApiKeyId("local"),
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(1))),
                Optional.empty(),
                Optional.empty(),
                new ApiKey.Secret(secret(id), NOW),
                Optional.empty());
    }

    public static SecretHash secret(String name) {
        return SecretHash.of("dmk_" + name);
    }
}

package io.dalmada.adapter.persistence.access;

import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Scope;
import io.dalmada.application.model.SecretHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An API key and its row. */
final class ApiKeyMapper {
    static final String INSERT = """
            insert into api_key (id, scopes, created_by, created_at, expires_at, revoked_at, last_used_at, secret_hash,
                secret_since, retiring_hash, retiring_until)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String BETWEEN = ",";

    private ApiKeyMapper() {}

    static @Nullable Object[] inserted(ApiKey key) {
        return new @Nullable Object[] {
            key.id().value(),
            key.scopes().stream().sorted().map(Enum::name).collect(Collectors.joining(BETWEEN)),
            key.createdBy().value(),
            Tables.time(key.createdAt()),
            Tables.time(key.expiresAt()),
            Tables.time(key.revokedAt()),
            Tables.time(key.lastUsedAt()),
            key.secret().hash().hex(),
            Tables.time(key.secret().since()),
            key.retiring().map(old -> old.hash().hex()).orElse(null),
            Tables.time(key.retiring().map(ApiKey.Retiring::until))
        };
    }

    static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getString("id")),
                scopes(row.getString("scopes")),
                new ApiKeyId(row.getString("created_by")),
                Tables.time(row, "created_at"),
                Tables.optionalTime(row, "expires_at"),
                Tables.optionalTime(row, "revoked_at"),
                Tables.optionalTime(row, "last_used_at"),
                new ApiKey.Secret(new SecretHash(row.getString("secret_hash")), Tables.time(row, "secret_since")),
                retiring(row));
    }

    private static Set<Scope> scopes(String text) {
        return Stream.of(text.split(BETWEEN)).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<ApiKey.Retiring> retiring(ResultSet row) throws SQLException {
        String hash = row.getString("retiring_hash");
        return hash == null
                ? Optional.empty()
                : Optional.of(new ApiKey.Retiring(new SecretHash(hash), Tables.time(row, "retiring_until")));
    }
}

package io.dalmada.adapter.persistence.access;

import io.dalmada.adapter.persistence.jdbc.NameCursor;
import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.ApiKey;
import io.dalmada.application.model.ApiKeyId;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.SecretHash;
import io.dalmada.application.port.out.ApiKeyRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API keys in the table {@code api_key}. */
public final class JdbcApiKeys implements ApiKeyRepository {
    static final String BY_SECRET = "select * from api_key where secret_hash = :hash or retiring_hash = :hash";
    private static final String BY_ID = "select * from api_key where id = :id";
    private static final String FIRST = "select * from api_key order by id limit :most";
    private static final String NEXT = "select * from api_key where id > :after order by id limit :most";
    private static final String ROTATE = """
            update api_key set secret_hash = ?, secret_since = ?, retiring_hash = ?, retiring_until = ?
            where id = ? and secret_hash = ? and revoked_at is null""";
    private static final String REVOKE = "update api_key set revoked_at = :at where id = :id and revoked_at is null";
    private static final String USED =
            "update api_key set last_used_at = :at where id = :id and (last_used_at is null or last_used_at < :at)";

    private static final String TABLE = "api_key";

    private final Tables tables;

    public JdbcApiKeys(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return tables.read(BY_ID)
                .param("id", id.value())
                .query(tables.readable().required(TABLE, "id", ApiKeyMapper::key))
                .optional();
    }

    /** A key whose row cannot be read authenticates no caller. */
    @Override
    public Optional<ApiKey> findBySecret(SecretHash secret) {
        return tables.read(BY_SECRET)
                .param("hash", secret.hex())
                .query(tables.readable().maybe(TABLE, "id", ApiKeyMapper::key))
                .optional()
                .flatMap(Maybe::value);
    }

    @Override
    public void add(ApiKey key) {
        tables.insertAll(ApiKeyMapper.INSERT, List.<@Nullable Object[]>of(ApiKeyMapper.inserted(key)));
    }

    @Override
    public void rotate(ApiKey from, ApiKey to) {
        tables.updateAll(ROTATE, List.<@Nullable Object[]>of(new @Nullable Object[] {
            to.secret().hash().hex(),
            Tables.time(to.secret().since()),
            to.retiring().map(old -> old.hash().hex()).orElse(null),
            Tables.time(to.retiring().map(ApiKey.Retiring::until)),
            from.id().value(),
            from.secret().hash().hex()
        }));
    }

    @Override
    public void revoke(ApiKeyId id, Instant at) {
        tables.write(REVOKE)
                .params(Map.of("id", id.value(), "at", Tables.time(at)))
                .update();
    }

    @Override
    public void used(ApiKeyId id, Instant at) {
        tables.write(USED)
                .params(Map.of("id", id.value(), "at", Tables.time(at)))
                .update();
    }

    @Override
    public Page<ApiKey> list(Optional<String> cursor, int limit) {
        List<Maybe<ApiKey>> found = cursor.map(NameCursor::read)
                .map(after -> tables.read(NEXT).params(Map.of("after", after, "most", limit + 1)))
                .orElseGet(() -> tables.read(FIRST).param("most", limit + 1))
                .query(tables.readable().maybe(TABLE, "id", ApiKeyMapper::key))
                .list();
        return NameCursor.page(found, limit);
    }
}

package io.dalmada.adapter.persistence.webhook;

import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.EndpointStatus;
import io.dalmada.domain.webhook.EventFilter;
import io.dalmada.domain.webhook.WebhookEndpoint;
import io.dalmada.domain.webhook.WebhookEndpointId;
import io.dalmada.domain.webhook.WebhookUrl;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints in {@code webhook_endpoint}; their secrets are bound to their rows. */
public final class JdbcWebhookEndpoints implements WebhookEndpoints {
    private static final String INSERT = """
            insert into webhook_endpoint (url, description, types, status, disabled_because, secret, previous_secret,
                secret_key_id, previous_secret_until, older_secrets, version, id, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update webhook_endpoint set url = ?, description = ?, types = ?, status = ?, disabled_because = ?, secret = ?,
                previous_secret = ?, secret_key_id = ?, previous_secret_until = ?, older_secrets = ?,
                version = ?
            where id = ? and version = ?""";
    private static final String BY_ID = "select * from webhook_endpoint where id = :id";
    private static final String ALL = "select * from webhook_endpoint where status <> 'DELETED' order by id";

    private static final String TABLE = "webhook_endpoint";

    private final Tables tables;
    private final Encryption encryption;

    public JdbcWebhookEndpoints(Tables tables, Encryption encryption) {
        this.tables = tables;
        this.encryption = encryption;
    }

    @Override
    public WebhookEndpoint save(WebhookEndpoint endpoint) {
        WebhookEndpoint.Snapshot now = endpoint.snapshot();
        if (endpoint.loadedVersion() == 0) {
            tables.insertAll(INSERT, List.<@Nullable Object[]>of(row(now, Tables.time(now.createdAt()))));
        } else {
            tables.updateAll(UPDATE, List.<@Nullable Object[]>of(row(now, endpoint.loadedVersion())));
        }
        return WebhookEndpoint.reconstitute(now);
    }

    /** @param last the parameter after the id: when it was created, or the version it must still have */
    private @Nullable Object[] row(WebhookEndpoint.Snapshot from, Object last) {
        UUID id = from.id().value();
        WebhookEndpoint.Secrets secrets = from.secrets();
        Optional<WebhookEndpoint.Earlier> previous = secrets.earlier().stream().findFirst();
        return new @Nullable Object[] {
            from.url().toString(),
            from.description().orElse(null),
            String.join(",", new TreeSet<>(from.filter().patterns())),
            from.status().name(),
            Columns.text(from.disabledBecause(), 1000),
            encrypted(secrets.current(), EncryptedColumn.WEBHOOK_SECRET, id),
            previous.map(earlier -> encrypted(earlier.secret(), EncryptedColumn.WEBHOOK_PREVIOUS_SECRET, id))
                    .orElse(null),
            encryption.keyId(),
            Tables.time(previous.map(WebhookEndpoint.Earlier::until)),
            older(secrets.earlier(), id),
            from.version(),
            id,
            last
        };
    }

    private String encrypted(SecretText secret, EncryptedColumn column, UUID id) {
        return encryption.encrypt(secret.use(text -> text.getBytes(StandardCharsets.UTF_8)), column, id);
    }

    @Override
    public Optional<WebhookEndpoint> find(WebhookEndpointId id) {
        return tables.read(BY_ID)
                .param("id", id.value())
                .query(tables.readable().required(TABLE, "id", (row, number) -> endpoint(row)))
                .optional();
    }

    @Override
    public Page<WebhookEndpoint> all() {
        List<Maybe<WebhookEndpoint>> rows = tables.read(ALL)
                .query(tables.readable().maybe(TABLE, "id", (row, number) -> endpoint(row)))
                .list();
        List<WebhookEndpoint> readable = Maybe.readable(rows);
        return new Page<>(readable, Optional.empty(), rows.size() - readable.size());
    }

    private WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String types = row.getString("types");
        return WebhookEndpoint.reconstitute(new WebhookEndpoint.Snapshot(
                new WebhookEndpointId(id),
                WebhookUrl.of(row.getString("url")),
                Optional.ofNullable(row.getString("description")),
                new EventFilter(types.isEmpty() ? Set.of() : Set.of(types.split(","))),
                EndpointStatus.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("disabled_because")),
                new WebhookEndpoint.Secrets(
                        decrypted(row.getString("secret"), EncryptedColumn.WEBHOOK_SECRET, id), earlier(row, id)),
                Tables.time(row, "created_at"),
                row.getLong("version")));
    }

    /** All but the newest of the earlier ones, which has columns of its own since before there could be several. */
    private @Nullable String older(List<WebhookEndpoint.Earlier> earlier, UUID id) {
        if (earlier.size() < 2) {
            return null;
        }
        return encrypted(
                OlderSecrets.write(earlier.subList(1, earlier.size())), EncryptedColumn.WEBHOOK_OLDER_SECRETS, id);
    }

    private List<WebhookEndpoint.Earlier> earlier(ResultSet row, UUID id) throws SQLException {
        List<WebhookEndpoint.Earlier> all = new ArrayList<>();
        String previous = row.getString("previous_secret");
        if (previous != null) {
            all.add(new WebhookEndpoint.Earlier(
                    decrypted(previous, EncryptedColumn.WEBHOOK_PREVIOUS_SECRET, id),
                    Tables.time(row, "previous_secret_until")));
        }
        String older = row.getString("older_secrets");
        if (older != null) {
            all.addAll(OlderSecrets.read(decrypted(older, EncryptedColumn.WEBHOOK_OLDER_SECRETS, id)));
        }
        return all;
    }

    private SecretText decrypted(String stored, EncryptedColumn column, UUID id) {
        return SecretText.of(new String(encryption.decrypt(stored, column, id), StandardCharsets.UTF_8));
    }
}

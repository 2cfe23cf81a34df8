package io.dalmada.adapter.persistence.reencryption;

import io.dalmada.adapter.persistence.billingkey.BillingKeyMapper;
import io.dalmada.adapter.persistence.billingkey.BillingKeyRow;
import io.dalmada.adapter.persistence.billingkey.RegistrationMapper;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.encryption.Reencryption;
import io.dalmada.adapter.persistence.jdbc.ConditionalUpdate;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.adapter.persistence.payment.AttemptMapper;
import io.dalmada.adapter.persistence.payment.AttemptRow;
import io.dalmada.adapter.persistence.webhook.JdbcWebhookEndpoints;
import io.dalmada.application.port.out.TransactionRunner;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Finds rows by the id of the key that protects them; each is changed only if it still is what was read. */
public final class JpaReencryption implements Reencryption {
    private static final String OLD_KEYS = "select k from BillingKeyRow k where k.secretKeyId in :old";
    private static final String OLD_REPLIES =
            "select a from AttemptRow a where a.openPaymentId is not null and a.sealedKeyId in :old";
    private static final String OLD_ENDPOINTS =
            "select id, secret, previous_secret, older_secrets from webhook_endpoint"
                    + " where secret_key_id in (:old) limit :most";

    private static final String OLD_WINDOWS =
            "select id, secret from registration where secret_key_id in (:old) limit :most";

    private final Rows rows;
    private final JdbcTemplate jdbc;
    private final Encryption encryption;
    private final TransactionRunner transactions;

    public JpaReencryption(Rows rows, JdbcTemplate jdbc, Encryption encryption, TransactionRunner transactions) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.transactions = transactions;
    }

    @Override
    public int reencrypt(int limit) {
        List<String> old = encryption.retiredKeyIds();
        return old.isEmpty()
                ? 0
                : transactions.inTransaction(
                        () -> keys(old, limit) + replies(old, limit) + windows(old, limit) + endpoints(old, limit));
    }

    private int keys(List<String> old, int limit) {
        List<BillingKeyRow> found = rows.read(OLD_KEYS, BillingKeyRow.class, Map.of("old", old), limit);
        found.forEach(row -> new ConditionalUpdate(jdbc, "billing_key")
                .set("secret", anew(row.secret, BillingKeyMapper.secretPlace(row.id)))
                .set("buyer", anew(row.buyer, BillingKeyMapper.buyerPlace(row.id)))
                .set("secret_key_id", encryption.keyId())
                .where("id", row.id)
                .where("secret", row.secret)
                .changedOne());
        return found.size();
    }

    private int replies(List<String> old, int limit) {
        List<AttemptRow> found = rows.read(OLD_REPLIES, AttemptRow.class, Map.of("old", old), limit);
        for (AttemptRow row : found) {
            String sealed = Objects.requireNonNull(row.sealed);
            new ConditionalUpdate(jdbc, "attempt")
                    .set("sealed", anew(sealed, AttemptMapper.sealedPlace(row.orderNo)))
                    .set("sealed_key_id", encryption.keyId())
                    .where("order_no", row.orderNo)
                    .where("sealed", sealed)
                    .changedOne();
        }
        return found.size();
    }

    private int windows(List<String> old, int limit) {
        List<Map<String, Object>> found =
                new NamedParameterJdbcTemplate(jdbc).queryForList(OLD_WINDOWS, Map.of("old", old, "most", limit));
        for (Map<String, Object> row : found) {
            UUID id = (UUID) Objects.requireNonNull(row.get("id"));
            String secret = (String) Objects.requireNonNull(row.get("secret"));
            new ConditionalUpdate(jdbc, "registration")
                    .set("secret", anew(secret, RegistrationMapper.place(id)))
                    .set("secret_key_id", encryption.keyId())
                    .where("id", id)
                    .where("secret", secret)
                    .changedOne();
        }
        return found.size();
    }

    private int endpoints(List<String> old, int limit) {
        List<Map<String, Object>> found =
                new NamedParameterJdbcTemplate(jdbc).queryForList(OLD_ENDPOINTS, Map.of("old", old, "most", limit));
        found.forEach(this::endpoint);
        return found.size();
    }

    private void endpoint(Map<String, Object> row) {
        UUID id = Objects.requireNonNull((UUID) row.get("id"));
        String secret = Objects.requireNonNull((String) row.get("secret"));
        ConditionalUpdate update = new ConditionalUpdate(jdbc, "webhook_endpoint")
                .set("secret", anew(secret, JdbcWebhookEndpoints.secretPlace(id)))
                .set("secret_key_id", encryption.keyId())
                .where("id", id)
                .where("secret", secret);
        if (row.get("previous_secret") instanceof String previous) {
            update.set("previous_secret", anew(previous, JdbcWebhookEndpoints.previousPlace(id)));
        }
        if (row.get("older_secrets") instanceof String older) {
            update.set("older_secrets", anew(older, JdbcWebhookEndpoints.olderPlace(id)));
        }
        update.changedOne();
    }

    private String anew(String stored, String place) {
        return encryption.encrypt(encryption.decrypt(stored, place), place);
    }
}

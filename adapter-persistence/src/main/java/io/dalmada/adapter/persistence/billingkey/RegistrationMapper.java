package io.dalmada.adapter.persistence.billingkey;

import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.encryption.SecretUnits;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.billingkey.RegistrationStatus;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registrations to rows and back, encrypting what is known of the customer. */
final class RegistrationMapper {
    static final String INSERT = "insert into registration (id, registration_no, customer_id, gateway_id, opened_at,"
            + " secret, secret_key_id, ends_at, status, refused_for, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "update registration set secret = ?, secret_key_id = ?, ends_at = ?, status = ?,"
            + " refused_for = ?, version = ? where id = ? and version = ?";

    private final Encryption encryption;

    RegistrationMapper(Encryption encryption) {
        this.encryption = encryption;
    }

    /** In the order of {@link #INSERT}. */
    @Nullable
    Object[] inserted(Registration.Snapshot from) {
        return new @Nullable Object[] {
            from.id().value(),
            from.asked().number().value(),
            from.asked().customer().value(),
            from.asked().gateway().value(),
            Tables.time(from.openedAt()),
            secret(from),
            secretKeyId(from),
            Tables.time(from.endsAt()),
            from.status().name(),
            from.refusedFor().map(Enum::name).orElse(null),
            from.version()
        };
    }

    /** In the order of {@link #UPDATE}. */
    @Nullable
    Object[] updated(Registration.Snapshot from, long loaded) {
        return new @Nullable Object[] {
            secret(from),
            secretKeyId(from),
            Tables.time(from.endsAt()),
            from.status().name(),
            from.refusedFor().map(Enum::name).orElse(null),
            from.version(),
            from.id().value(),
            loaded
        };
    }

    private @Nullable String secret(Registration.Snapshot from) {
        return from.window()
                .map(window -> encryption.encrypt(
                        SecretUnits.write(window),
                        EncryptedColumn.REGISTRATION_SECRET,
                        from.id().value()))
                .orElse(null);
    }

    private @Nullable String secretKeyId(Registration.Snapshot from) {
        return from.window().map(window -> encryption.keyId()).orElse(null);
    }

    Registration registration(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return Registration.reconstitute(new Registration.Snapshot(
                new BillingKeyId(id),
                new Registration.Asked(
                        new RegistrationNo(row.getString("registration_no")),
                        new CustomerId(row.getString("customer_id")),
                        new GatewayId(row.getString("gateway_id"))),
                Optional.ofNullable(row.getString("secret"))
                        .map(secret -> SecretUnits.readWindow(
                                encryption.decrypt(secret, EncryptedColumn.REGISTRATION_SECRET, id))),
                Tables.time(row, "opened_at"),
                RegistrationStatus.valueOf(row.getString("status")),
                Tables.optionalTime(row, "ends_at"),
                Optional.ofNullable(row.getString("refused_for")).map(DeclineReason::valueOf),
                row.getLong("version")));
    }
}

package io.dalmada.adapter.persistence.billingkey;

import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.port.out.RegistrationRepository;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.Registration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registrations in the table {@code registration}. */
public final class JdbcRegistrations implements RegistrationRepository {
    private static final String FIND = "select * from registration where id = :id";
    private static final String OVERDUE =
            "select id from registration where ends_at <= :now order by ends_at limit :most";
    private static final String EARLIEST =
            "select ends_at from registration where ends_at is not null order by ends_at limit 1";

    private final Tables tables;
    private final RegistrationMapper mapper;

    public JdbcRegistrations(Tables tables, Encryption encryption) {
        this.tables = tables;
        this.mapper = new RegistrationMapper(encryption);
    }

    @Override
    public Optional<Registration> find(BillingKeyId id) {
        return tables.read(FIND)
                .param("id", id.value())
                .query(tables.readable().required("registration", "id", mapper::registration))
                .optional();
    }

    @Override
    public Registration save(Registration registration) {
        Registration.Snapshot now = registration.snapshot();
        if (registration.loadedVersion() == 0) {
            tables.insertAll(RegistrationMapper.INSERT, List.<@Nullable Object[]>of(mapper.inserted(now)));
        } else if (now.version() != registration.loadedVersion()) {
            tables.updateAll(
                    RegistrationMapper.UPDATE,
                    List.<@Nullable Object[]>of(mapper.updated(now, registration.loadedVersion())));
        }
        return Registration.reconstitute(now);
    }

    @Override
    public List<BillingKeyId> overdue(Instant now, int limit) {
        return tables
                .read(OVERDUE)
                .param("now", Tables.time(now))
                .param("most", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(BillingKeyId::new)
                .toList();
    }

    @Override
    public Optional<Instant> earliestEnd() {
        return tables.read(EARLIEST)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}

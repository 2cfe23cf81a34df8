package io.dalmada.adapter.persistence.billingkey;

import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.Batch;
import io.dalmada.adapter.persistence.jdbc.Cursor;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.adapter.persistence.jdbc.SharedLock;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.shared.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Billing keys in the table of that name. */
public final class JpaBillingKeyRepository implements BillingKeyRepository {
    private static final String BY_ID = "select k from BillingKeyRow k where k.id = :id";
    private static final String NEWEST =
            "select k.id from BillingKeyRow k where k.customerId = :customer order by k.id desc";
    private static final String NEXT =
            "select k.id from BillingKeyRow k where k.customerId = :customer and k.id < :after order by k.id desc";
    private static final String WHOLE = "select k from BillingKeyRow k where k.id in :ids order by k.id desc";
    private static final String DUE =
            "select k.id from BillingKeyRow k where k.nextDisposalAt <= :now order by k.nextDisposalAt";

    private static final String EARLIEST =
            "select k.nextDisposalAt from BillingKeyRow k where k.nextDisposalAt is not null order by k.nextDisposalAt";
    private static final String ACTIVE = "select k.id from BillingKeyRow k where k.id in :ids and k.status = 'ACTIVE'";

    private static final String TABLE = "billing_key";

    private final Rows rows;
    private final JdbcTemplate jdbc;
    private final BillingKeyMapper mapper;
    private final String locked;

    public JpaBillingKeyRepository(Rows rows, JdbcTemplate jdbc, Encryption encryption) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.mapper = new BillingKeyMapper(encryption);
        this.locked = "select * from billing_key where id = any (:ids) order by id " + SharedLock.of(jdbc);
    }

    @Override
    public Optional<BillingKey> find(BillingKeyId id) {
        return rows.read(BY_ID, BillingKeyRow.class, Map.of("id", id.value())).stream()
                .findFirst()
                .map(row -> rows.readable().require(TABLE, row.id, () -> mapper.key(row)));
    }

    @Override
    public Optional<BillingKey> findForCharge(BillingKeyId id) {
        return findAllForCharge(List.of(id)).stream().findFirst();
    }

    /** One text for any number of keys, so that it is translated and planned once. */
    @Override
    public List<BillingKey> findAllForCharge(Collection<BillingKeyId> ids) {
        UUID[] wanted =
                ids.stream().map(BillingKeyId::value).distinct().sorted().toArray(UUID[]::new);
        return rows.readLocked(locked, BillingKeyRow.class, Map.of("ids", wanted)).stream()
                .flatMap(this::readable)
                .toList();
    }

    private Stream<BillingKey> readable(BillingKeyRow row) {
        return rows.readable().ifReadable(TABLE, row.id, () -> mapper.key(row)).stream();
    }

    @Override
    public BillingKey save(BillingKey key) {
        BillingKey.Snapshot now = key.snapshot();
        Batch<BillingKeyRow> batch = new Batch<>(BillingKeyRow.SHEET);
        if (key.loadedVersion() == 0) {
            batch.add(mapper.row(now));
        } else if (now.version() != key.loadedVersion()) {
            batch.change(BillingKeyMapper.state(now), key.loadedVersion());
        }
        batch.write(jdbc);
        return BillingKey.reconstitute(now);
    }

    @Override
    public Page<BillingKey> listByCustomer(CustomerId customer, Optional<String> cursor, int limit) {
        List<UUID> ids = cursor.map(Cursor::read)
                .map(after ->
                        rows.read(NEXT, UUID.class, Map.of("customer", customer.value(), "after", after), limit + 1))
                .orElseGet(() -> rows.read(NEWEST, UUID.class, Map.of("customer", customer.value()), limit + 1));
        return Cursor.page(ids, limit, this::load);
    }

    private List<BillingKey> load(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return rows.read(WHOLE, BillingKeyRow.class, Map.of("ids", ids)).stream()
                .flatMap(this::readable)
                .toList();
    }

    @Override
    public Set<BillingKeyId> notChargeable(Collection<BillingKeyId> ids) {
        Set<BillingKeyId> rest = new HashSet<>(ids);
        if (!rest.isEmpty()) {
            List<UUID> asked = rest.stream().map(BillingKeyId::value).toList();
            rows.read(ACTIVE, UUID.class, Map.of("ids", asked)).forEach(id -> rest.remove(new BillingKeyId(id)));
        }
        return rest;
    }

    @Override
    public Optional<Instant> earliestDisposal() {
        return rows.read(EARLIEST, Instant.class, Map.of(), 1).stream().findFirst();
    }

    @Override
    public List<BillingKeyId> disposalsDue(Instant now, int limit) {
        return rows.read(DUE, UUID.class, Map.of("now", now), limit).stream()
                .map(BillingKeyId::new)
                .toList();
    }
}

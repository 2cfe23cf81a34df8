package io.dalmada.adapter.persistence;

import io.dalmada.application.port.out.Page;
import io.dalmada.application.port.out.SubscriptionFilter;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Subscriptions in the table of that name. */
final class JdbcSubscriptions implements SubscriptionRepository {
    private static final String WHOLE = "select " + SubscriptionMapper.COLUMNS + " from subscription where ";
    private static final String PLANNED = "gateway_id = :gateway and next_kind = :kind and next_at";
    static final String LOCK_DUE = WHOLE + PLANNED + " <= :now order by next_at limit :most for update skip locked";
    static final String COUNT_DUE = "select count(*) from subscription where " + PLANNED + " <= :now";
    static final String EARLIEST =
            "select next_at from subscription where " + PLANNED + " is not null order by next_at limit 1";

    private final Tables tables;

    JdbcSubscriptions(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Subscription> findAll(Collection<SubscriptionId> ids) {
        return whole(ids.stream().map(SubscriptionId::value).distinct().toList());
    }

    private List<Subscription> whole(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : tables.read(WHOLE + "id in (:ids) order by id desc")
                        .param("ids", ids)
                        .query(SubscriptionMapper::subscription)
                        .list();
    }

    /** In the order of their ids, so that two batches that meet wait for each other instead of dead-locking. */
    @Override
    public List<Subscription> saveAll(List<Subscription> subscriptions) {
        List<Subscription> changed = subscriptions.stream()
                .filter(s -> !s.events().isEmpty())
                .sorted(Comparator.comparing(s -> s.id().value()))
                .toList();
        tables.insertAll(
                SubscriptionMapper.INSERT,
                changed.stream()
                        .filter(s -> s.loadedVersion() == 0)
                        .map(s -> SubscriptionMapper.inserted(s.snapshot()))
                        .toList());
        tables.updateAll(
                SubscriptionMapper.UPDATE,
                changed.stream()
                        .filter(s -> s.loadedVersion() != 0)
                        .map(s -> SubscriptionMapper.updated(s.snapshot(), s.loadedVersion()))
                        .toList());
        return subscriptions.stream()
                .map(Subscription::snapshot)
                .map(Subscription::reconstitute)
                .toList();
    }

    @Override
    public List<Subscription> lockDue(GatewayId gateway, NextStep.Kind kind, Instant now, int limit) {
        return planned(tables.write(LOCK_DUE), gateway, kind)
                .param("now", Tables.time(now))
                .param("most", limit)
                .query(SubscriptionMapper::subscription)
                .list();
    }

    @Override
    public long countDue(GatewayId gateway, NextStep.Kind kind, Instant now) {
        return planned(tables.read(COUNT_DUE), gateway, kind)
                .param("now", Tables.time(now))
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Instant> earliestDue(GatewayId gateway, NextStep.Kind kind) {
        return planned(tables.read(EARLIEST), gateway, kind)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private static StatementSpec planned(StatementSpec statement, GatewayId gateway, NextStep.Kind kind) {
        return statement.param("gateway", gateway.value()).param("kind", kind.name());
    }

    @Override
    public Page<Subscription> list(SubscriptionFilter filter, Optional<String> cursor, int limit) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>(Map.of("most", limit + 1));
        filter.customer().ifPresent(customer -> {
            conditions.add("customer_id = :customer");
            parameters.put("customer", customer.value());
        });
        filter.status().ifPresent(status -> {
            conditions.add("status = :status");
            parameters.put("status", status.name());
        });
        if (filter.held()) {
            conditions.add("held_since is not null");
        }
        cursor.map(Cursor::read).ifPresent(after -> {
            conditions.add("id < :after");
            parameters.put("after", after);
        });
        String newest = "select id from subscription where " + String.join(" and ", conditions)
                + " order by id desc limit :most";
        List<UUID> ids =
                tables.read(newest).params(parameters).query(UUID.class).list();
        return Cursor.page(ids, limit, this::whole);
    }
}

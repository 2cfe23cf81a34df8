package io.dalmada.adapter.persistence.subscription;

import io.dalmada.adapter.persistence.jdbc.Cursor;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.Page;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Subscriptions in the table of that name. */
public final class JdbcSubscriptions implements SubscriptionRepository {
    private static final String WHOLE = "select " + SubscriptionMapper.COLUMNS + " from subscription where ";
    private static final String PLANNED = "gateway_id = :gateway and next_kind = :kind and next_at";
    private static final String NOT_ASIDE = " and (aside_until is null or aside_until <= :now)";
    public static final String LOCK_DUE =
            WHOLE + PLANNED + " <= :now" + NOT_ASIDE + " order by next_at limit :most for update skip locked";
    static final String COUNT_DUE = "select count(*) from subscription where " + PLANNED + " <= :now" + NOT_ASIDE;
    public static final String EARLIEST = "select next_at from subscription where " + PLANNED
            + " is not null and aside_until is null order by next_at limit 1";
    private static final String EARLIEST_ASIDE = "select aside_until from subscription where " + PLANNED
            + " is not null and aside_until is not null order by aside_until limit 1";
    private static final String SET_ASIDE = "update subscription set aside_until = :until where id in (:ids)";
    private static final String NOT_OVER = "status <> 'CANCELED' and status <> 'ENDED'";
    private static final String GOING_ON = "select id from subscription where customer_id = :customer"
            + " and plan_code = :plan and " + NOT_OVER + " order by id desc limit 1";
    private static final String TRIAL_TAKEN =
            "select id from subscription where customer_id = :customer and trial_of_plan = :plan";
    private static final String ONLY =
            "update subscription set only_of_plan = plan_code where id = :id and " + NOT_OVER;
    private static final String TRIAL = "update subscription set trial_of_plan = plan_code where id = :id";
    private static final String TABLE = "subscription";
    /** How soon a row that cannot be read is tried again. */
    private static final Duration UNREADABLE = Duration.ofHours(1);

    private final Tables tables;

    public JdbcSubscriptions(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Subscription> findAll(Collection<SubscriptionId> ids) {
        return whole(ids.stream().map(SubscriptionId::value).distinct().toList()).stream()
                .map(row -> tables.readable().require(TABLE, row.id(), row::subscription))
                .toList();
    }

    private List<Subscription> shown(List<UUID> ids) {
        return whole(ids).stream().flatMap(row -> readable(row).stream()).toList();
    }

    private Optional<Subscription> readable(SubscriptionRow row) {
        return tables.readable().ifReadable(TABLE, row.id(), row::subscription);
    }

    private List<SubscriptionRow> whole(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : tables.read(WHOLE + "id in (:ids) order by id desc")
                        .param("ids", ids)
                        .query(SubscriptionRow::of)
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
    public Optional<SubscriptionId> goingOn(CustomerId customer, PlanCode plan) {
        return ofPlan(GOING_ON, customer, plan);
    }

    @Override
    public Optional<SubscriptionId> trialTaken(CustomerId customer, PlanCode plan) {
        return ofPlan(TRIAL_TAKEN, customer, plan);
    }

    private Optional<SubscriptionId> ofPlan(String sql, CustomerId customer, PlanCode plan) {
        return tables.read(sql)
                .param("customer", customer.value())
                .param("plan", plan.value())
                .query(UUID.class)
                .optional()
                .map(SubscriptionId::new);
    }

    @Override
    public void takePlaces(SubscriptionId id, boolean only, boolean trial) {
        if (only) {
            tables.write(ONLY).param("id", id.value()).update();
        }
        if (trial) {
            tables.write(TRIAL).param("id", id.value()).update();
        }
    }

    /** What cannot be read is set aside in the same transaction, and makes room for what can. */
    @Override
    public List<Subscription> lockDue(GatewayId gateway, NextStep.Kind kind, Instant now, int limit) {
        List<SubscriptionRow> rows = lockedRows(gateway, kind, now, limit);
        List<Subscription> due =
                rows.stream().flatMap(row -> readable(row).stream()).toList();
        if (due.size() == rows.size()) {
            return due;
        }
        Set<UUID> fine = due.stream().map(each -> each.id().value()).collect(Collectors.toSet());
        setAside(
                rows.stream()
                        .map(SubscriptionRow::id)
                        .filter(id -> !fine.contains(id))
                        .toList(),
                now.plus(UNREADABLE));
        return lockDue(gateway, kind, now, limit);
    }

    private List<SubscriptionRow> lockedRows(GatewayId gateway, NextStep.Kind kind, Instant now, int limit) {
        return planned(tables.write(LOCK_DUE), gateway, kind)
                .param("now", Tables.time(now))
                .param("most", limit)
                .query(SubscriptionRow::of)
                .list();
    }

    @Override
    public void setAside(SubscriptionId id, Instant until) {
        setAside(List.of(id.value()), until);
    }

    private void setAside(List<UUID> ids, Instant until) {
        tables.write(SET_ASIDE)
                .param("until", Tables.time(until))
                .param("ids", ids)
                .update();
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
        return Stream.of(EARLIEST, EARLIEST_ASIDE)
                .flatMap(sql -> earliest(sql, gateway, kind).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> earliest(String sql, GatewayId gateway, NextStep.Kind kind) {
        return planned(tables.read(sql), gateway, kind)
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
        filter.plan().ifPresent(plan -> {
            conditions.add("plan_code = :plan");
            parameters.put("plan", plan.value());
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
        return Cursor.page(ids, limit, this::shown);
    }
}

package io.dalmada.adapter.persistence.subscription;

import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.NextStep;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.SubscriptionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscriptions to rows and back: columns for what is searched or constrained, JSON for the rest. */
final class SubscriptionMapper {
    static final String COLUMNS = "id, customer_id, billing_key_id, gateway_id, plan_code, status, next_at, next_kind,"
            + " held_since, created_at, version, state";
    static final String INSERT =
            "insert into subscription (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE =
            "update subscription set billing_key_id = ?, gateway_id = ?, plan_code = ?, status = ?,"
                    + " next_at = ?, next_kind = ?, held_since = ?, version = ?, state = ?, aside_until = null,"
                    + " only_of_plan = case when only_of_plan = cast(? as varchar(40)) then only_of_plan end"
                    + " where id = ? and version = ?";

    private SubscriptionMapper() {}

    /** In the order of {@link #INSERT}. */
    static @Nullable Object[] inserted(Subscription.Snapshot from) {
        return new @Nullable Object[] {
            from.id().value(),
            from.customer().value(),
            from.billingKey().value(),
            from.gateway().value(),
            from.arrangement().terms().plan().value(),
            from.status().name(),
            nextAt(from),
            nextKind(from),
            from.heldSince().orElse(null),
            Tables.time(from.createdAt()),
            from.version(),
            state(from)
        };
    }

    /** In the order of {@link #UPDATE}. */
    static @Nullable Object[] updated(Subscription.Snapshot from, long loaded) {
        return new @Nullable Object[] {
            from.billingKey().value(),
            from.gateway().value(),
            from.arrangement().terms().plan().value(),
            from.status().name(),
            nextAt(from),
            nextKind(from),
            from.heldSince().orElse(null),
            from.version(),
            state(from),
            planWhileItGoesOn(from),
            from.id().value(),
            loaded
        };
    }

    /** A subscription that is over, or has another plan, no longer occupies the unique slot of customer and plan. */
    private static @Nullable Object planWhileItGoesOn(Subscription.Snapshot from) {
        return from.status().isOver() ? null : from.arrangement().terms().plan().value();
    }

    private static @Nullable Object nextAt(Subscription.Snapshot from) {
        return Tables.time(from.next().map(NextStep::at));
    }

    private static @Nullable Object nextKind(Subscription.Snapshot from) {
        return from.next().map(step -> step.kind().name()).orElse(null);
    }

    private static String state(Subscription.Snapshot from) {
        return SubscriptionJson.write(SubscriptionState.of(from));
    }

    /** A row of {@link #COLUMNS}. */
    static Subscription subscription(ResultSet row, int number) throws SQLException {
        StoredSubscription stored = SubscriptionJson.read(row.getString("state"));
        SubscriptionState state = SubscriptionState.in(stored.currency());
        return Subscription.reconstitute(new Subscription.Snapshot(
                new SubscriptionId(row.getObject("id", UUID.class)),
                new CustomerId(row.getString("customer_id")),
                Tables.time(row, "created_at"),
                new BillingKeyId(row.getObject("billing_key_id", UUID.class)),
                new GatewayId(row.getString("gateway_id")),
                SubscriptionStatus.valueOf(row.getString("status")),
                state.arrangement(stored.arrangement()),
                Optional.ofNullable(stored.periodsLeft()),
                Optional.ofNullable(stored.bill()).map(state::bill),
                state.balance(stored),
                stored.cancelAtPeriodEnd(),
                Optional.ofNullable(stored.change()).map(state::change),
                next(row),
                Optional.ofNullable(row.getObject("held_since", LocalDate.class)),
                LocalDate.parse(stored.earliestBill()),
                stored.nextNumber(),
                state.debts(stored),
                Optional.ofNullable(stored.unbilled()).map(state::unbilled),
                row.getLong("version")));
    }

    private static Optional<NextStep> next(ResultSet row) throws SQLException {
        Optional<Instant> at = Tables.optionalTime(row, "next_at");
        String kind = row.getString("next_kind");
        return at.map(due -> new NextStep(due, NextStep.Kind.valueOf(kind)));
    }
}

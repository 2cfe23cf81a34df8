package io.dalmada.adapter.persistence.subscription;

import io.dalmada.domain.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A row of the table, whether or not it can be read.
 *
 * @param read gives the subscription, or throws why there is none
 */
record SubscriptionRow(UUID id, Supplier<Subscription> read) {
    /** A row of {@link SubscriptionMapper#COLUMNS}. */
    static SubscriptionRow of(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        try {
            Subscription subscription = SubscriptionMapper.subscription(row, number);
            return new SubscriptionRow(id, () -> subscription);
        } catch (RuntimeException unreadable) {
            return new SubscriptionRow(id, () -> {
                throw unreadable;
            });
        }
    }

    Subscription subscription() {
        return read.get();
    }
}

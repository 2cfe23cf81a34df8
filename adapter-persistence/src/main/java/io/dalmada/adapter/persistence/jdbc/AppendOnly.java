package io.dalmada.adapter.persistence.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's guard of tables whose rows stay as they are; it must be public for H2 to find it. */
public final class AppendOnly implements Trigger {
    static final String REFUSED_STATE = "23514";

    @Override
    public void fire(Connection connection, @Nullable Object[] before, @Nullable Object[] after) throws SQLException {
        throw new SQLException("the audit log is append-only", REFUSED_STATE);
    }
}

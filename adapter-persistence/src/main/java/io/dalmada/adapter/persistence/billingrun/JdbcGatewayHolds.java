package io.dalmada.adapter.persistence.billingrun;

import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.domain.gateway.GatewayId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Stopped gateways in the table {@code gateway_hold}. */
public final class JdbcGatewayHolds implements GatewayHolds {
    private static final String HOLD = "insert into gateway_hold (gateway_id, since, actor, reason)"
            + " values (:gateway, :since, :actor, :reason) on conflict do nothing";
    private static final String RELEASE = "delete from gateway_hold where gateway_id = :gateway";
    private static final String ALL = "select gateway_id, since, actor, reason from gateway_hold";

    private final Tables tables;

    public JdbcGatewayHolds(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void hold(GatewayHold hold) {
        tables.write(HOLD)
                .param("gateway", hold.gateway().value())
                .param("since", Tables.time(hold.since()))
                .param("actor", Columns.text(hold.actor(), 1000))
                .param("reason", Columns.text(hold.reason(), 4000))
                .update();
    }

    @Override
    public void release(GatewayId gateway) {
        tables.write(RELEASE).param("gateway", gateway.value()).update();
    }

    @Override
    public Optional<GatewayHold> find(GatewayId gateway) {
        return tables.read(ALL + " where gateway_id = :gateway")
                .param("gateway", gateway.value())
                .query(JdbcGatewayHolds::hold)
                .optional();
    }

    @Override
    public List<GatewayHold> all() {
        return tables.read(ALL + " order by gateway_id")
                .query(JdbcGatewayHolds::hold)
                .list();
    }

    private static GatewayHold hold(ResultSet row, int number) throws SQLException {
        return new GatewayHold(
                new GatewayId(row.getString("gateway_id")),
                Tables.time(row, "since"),
                row.getString("actor"),
                row.getString("reason"));
    }
}

package io.dalmada.adapter.persistence.billingrun;

import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.adapter.persistence.jdbc.Cursor;
import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.BillingRun;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.domain.gateway.GatewayId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Billing runs in the table {@code billing_run}. Counts are added where they are, so that no addition is lost. */
public final class JdbcBillingRuns implements BillingRunRecords {
    private static final String INSERT = """
            insert into billing_run (id, gateway_id, node, triggered_by, status, started_at, finished_at, due, opened,
                charged, declined, unknowns, not_sent, impossible, turned, next_due)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ADD = """
            update billing_run set opened = opened + ?, charged = charged + ?, declined = declined + ?,
                unknowns = unknowns + ?, not_sent = not_sent + ?, impossible = impossible + ?, turned = turned + ?
            where id = ?""";
    private static final String FINISH =
            "update billing_run set status = ?, finished_at = ?, next_due = ? where id = ?";
    private static final String BY_ID = "select * from billing_run where id in (:ids) order by id desc";
    private static final String FIRST = "select id from billing_run order by id desc limit :most";
    private static final String NEXT = "select id from billing_run where id < :after order by id desc limit :most";
    private static final String LEFT =
            "select * from billing_run where status = 'RUNNING' and started_at < :before order by started_at";

    private static final String TABLE = "billing_run";

    private final Tables tables;

    public JdbcBillingRuns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void start(BillingRun run) {
        tables.insertAll(INSERT, List.<@Nullable Object[]>of(inserted(run)));
    }

    private static @Nullable Object[] inserted(BillingRun run) {
        BillingRun.Counts counts = run.counts();
        return new @Nullable Object[] {
            run.id(),
            run.gateway().value(),
            Columns.text(run.node(), 200),
            Columns.text(run.trigger(), 1000),
            run.status().name(),
            Tables.time(run.startedAt()),
            Tables.time(run.finishedAt()),
            run.due(),
            counts.opened(),
            counts.charged(),
            counts.declined(),
            counts.unknown(),
            counts.notSent(),
            counts.impossible(),
            counts.turned(),
            Tables.time(run.nextDue())
        };
    }

    @Override
    public void add(UUID run, BillingRun.Counts more) {
        tables.write(ADD)
                .params(List.of(
                        more.opened(),
                        more.charged(),
                        more.declined(),
                        more.unknown(),
                        more.notSent(),
                        more.impossible(),
                        more.turned(),
                        run))
                .update();
    }

    @Override
    public void finish(UUID run, BillingRun.Status how, Instant at, Optional<Instant> nextDue) {
        tables.write(FINISH)
                .param(how.name())
                .param(Tables.time(at))
                .param(Tables.time(nextDue))
                .param(run)
                .update();
    }

    @Override
    public Optional<BillingRun> find(UUID run) {
        return tables.read(BY_ID)
                .param("ids", List.of(run))
                .query(tables.readable().required(TABLE, "id", JdbcBillingRuns::run))
                .optional();
    }

    private List<BillingRun> whole(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : Maybe.readable(tables.read(BY_ID)
                        .param("ids", ids)
                        .query(tables.readable().maybe(TABLE, "id", JdbcBillingRuns::run))
                        .list());
    }

    @Override
    public Page<BillingRun> list(Optional<String> cursor, int limit) {
        List<UUID> ids = cursor.map(Cursor::read)
                .map(after -> tables.read(NEXT).params(Map.of("after", after, "most", limit + 1)))
                .orElseGet(() -> tables.read(FIRST).param("most", limit + 1))
                .query(UUID.class)
                .list();
        return Cursor.page(ids, limit, this::whole);
    }

    @Override
    public List<BillingRun> leftRunning(Instant before) {
        return Maybe.readable(tables.read(LEFT)
                .param("before", Tables.time(before))
                .query(tables.readable().maybe(TABLE, "id", JdbcBillingRuns::run))
                .list());
    }

    private static BillingRun run(ResultSet row, int number) throws SQLException {
        return new BillingRun(
                row.getObject("id", UUID.class),
                new GatewayId(row.getString("gateway_id")),
                row.getString("node"),
                row.getString("triggered_by"),
                BillingRun.Status.valueOf(row.getString("status")),
                Tables.time(row, "started_at"),
                Tables.optionalTime(row, "finished_at"),
                row.getLong("due"),
                counts(row),
                Tables.optionalTime(row, "next_due"));
    }

    private static BillingRun.Counts counts(ResultSet row) throws SQLException {
        return new BillingRun.Counts(
                row.getLong("opened"),
                row.getLong("charged"),
                row.getLong("declined"),
                row.getLong("unknowns"),
                row.getLong("not_sent"),
                row.getLong("impossible"),
                row.getLong("turned"));
    }
}

package io.dalmada.adapter.persistence.notice;

import io.dalmada.adapter.persistence.jdbc.ReadableRows.Maybe;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.NoticeHint;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.port.out.gateway.GatewayNotice.About;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code gateway_notice}. */
public final class JdbcGatewayNotices implements GatewayNoticeBox {
    private static final String INSERT = """
            insert into gateway_notice (id, gateway_id, dedupe_id, received_at, body, order_no, txn, about, due_at, looks, result)
            values (:id, :gateway, :dedupe, :received, :body, :order, :txn, :about, :due, :looks, :result)
            on conflict do nothing""";
    private static final String DUE =
            "select * from gateway_notice where due_at <= :now order by due_at, id limit :most";
    private static final String NEXT =
            "select due_at from gateway_notice where due_at is not null order by due_at limit 1";
    private static final String BEGIN = """
            update gateway_notice set due_at = :again, begun_at = :now, looks = looks + 1
            where id = :id and looks = :looks and result is null""";
    private static final String BEGUN =
            "select count(*) from gateway_notice where gateway_id = :gateway and begun_at > :since and ";
    private static final String SETTLE =
            "update gateway_notice set due_at = null, result = :result where id = :id and result is null";
    private static final String SET_ASIDE =
            "update gateway_notice set due_at = :until where id = :id and result is null";
    /** How soon a row that cannot be read is tried again. */
    private static final Duration UNREADABLE = Duration.ofHours(1);

    private static final String FORGET = """
            delete from gateway_notice where id in (
                select id from gateway_notice where received_at < :before and result is not null limit :most)""";

    private final Tables tables;

    public JdbcGatewayNotices(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean keep(KeptNotice notice) {
        Optional<NoticeHint> hint = notice.hint();
        boolean waits = notice.result().isEmpty();
        return tables.write(INSERT)
                        .param("id", notice.id())
                        .param("gateway", notice.gateway().value())
                        .param("dedupe", notice.dedupeId())
                        .param("received", Tables.time(notice.receivedAt()))
                        .param("body", notice.body())
                        .param(
                                "order",
                                hint.flatMap(NoticeHint::orderNo)
                                        .map(MerchantOrderNo::value)
                                        .orElse(null))
                        .param(
                                "txn",
                                hint.flatMap(NoticeHint::txn)
                                        .map(GatewayTxnId::value)
                                        .orElse(null))
                        .param("about", hint.map(it -> it.about().name()).orElse(null))
                        .param("due", waits ? Tables.time(notice.receivedAt()) : null)
                        .param("looks", notice.looks())
                        .param("result", notice.result().map(Enum::name).orElse(null))
                        .update()
                == 1;
    }

    @Override
    public List<KeptNotice> due(Instant now, int most) {
        List<Maybe<KeptNotice>> rows = tables.write(DUE)
                .param("now", Tables.time(now))
                .param("most", most)
                .query(tables.readable().maybe("gateway_notice", "id", JdbcGatewayNotices::notice))
                .list();
        List<KeptNotice> due = Maybe.readable(rows);
        if (due.size() == rows.size()) {
            return due;
        }
        rows.stream().filter(row -> row.value().isEmpty()).forEach(row -> setAside(row.id(), now.plus(UNREADABLE)));
        return due(now, most);
    }

    private void setAside(String id, Instant until) {
        tables.write(SET_ASIDE)
                .param("until", Tables.time(until))
                .param("id", UUID.fromString(id))
                .update();
    }

    @Override
    public Optional<Instant> nextDue() {
        return tables.read(NEXT)
                .query((row, number) -> Tables.time(row, "due_at"))
                .optional();
    }

    @Override
    public boolean begin(KeptNotice notice, Instant now, Instant again) {
        return tables.write(BEGIN)
                        .param("again", Tables.time(again))
                        .param("now", Tables.time(now))
                        .param("id", notice.id())
                        .param("looks", notice.looks())
                        .update()
                == 1;
    }

    @Override
    public int begun(GatewayId gateway, NoticeHint hint, Instant since) {
        boolean byOrder = hint.orderNo().isPresent();
        return tables.read(BEGUN + (byOrder ? "order_no = :number" : "txn = :number"))
                .param("gateway", gateway.value())
                .param("since", Tables.time(since))
                .param(
                        "number",
                        byOrder
                                ? hint.orderNo().get().value()
                                : hint.txn().orElseThrow().value())
                .query(Integer.class)
                .single();
    }

    @Override
    public void settle(UUID id, KeptNotice.Result result) {
        tables.write(SETTLE).param("id", id).param("result", result.name()).update();
    }

    @Override
    public int forget(Instant before, int most) {
        return tables.write(FORGET)
                .param("before", Tables.time(before))
                .param("most", most)
                .update();
    }

    private static KeptNotice notice(ResultSet row, int number) throws SQLException {
        return new KeptNotice(
                row.getObject("id", UUID.class),
                new GatewayId(row.getString("gateway_id")),
                row.getString("dedupe_id"),
                Tables.time(row, "received_at"),
                row.getString("body"),
                hint(row),
                row.getInt("looks"),
                Optional.ofNullable(row.getString("result")).map(KeptNotice.Result::valueOf));
    }

    private static Optional<NoticeHint> hint(ResultSet row) throws SQLException {
        Optional<MerchantOrderNo> orderNo =
                Optional.ofNullable(row.getString("order_no")).map(MerchantOrderNo::new);
        Optional<GatewayTxnId> txn = Optional.ofNullable(row.getString("txn")).map(GatewayTxnId::new);
        return Optional.ofNullable(row.getString("about"))
                .map(about -> new NoticeHint(orderNo, txn, About.valueOf(about)));
    }
}

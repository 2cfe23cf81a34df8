package io.dalmada.adapter.persistence.billingrun;

import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.application.model.DayFigures;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counts by SQL. Ids are time-ordered, and every part of a payment carries its payment's id: a range of time is a range of
 * ids, in {@code payment} as well as in {@code attempt} and {@code refund}, and no further index is needed.
 */
public final class JdbcStatistics implements StatisticsQuery {
    private static final String PAID = "status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')";
    public static final String NUMBERS = """
            select count(*) as due,
                coalesce(sum(case when p.%1$s then 1 else 0 end), 0) as charged,
                coalesce(sum(case when p.%1$s then p.amount else 0 end), 0) as revenue,
                (select count(distinct a.payment_id) from attempt a
                 where a.payment_id >= :low and a.payment_id < :high and a.status in ('UNKNOWN', 'MANUAL')) as open_outcomes,
                (select count(distinct a.payment_id) from attempt a join payment r on r.id = a.payment_id
                 where a.payment_id >= :low and a.payment_id < :high and a.status = 'DECLINED' and r.%1$s) as recovered,
                (select coalesce(sum(b.amount), 0) from refund b join attempt a on a.payment_id = b.payment_id
                    and a.status = 'SUCCEEDED' and a.approval_txn = b.charge_txn
                 where b.payment_id >= :low and b.payment_id < :high and b.status = 'DONE') as refunded
            from payment p where p.id >= :low and p.id < :high""".formatted(PAID);
    public static final String DECLINES = """
            select a.decline_reason, count(*) from payment p join attempt a on a.payment_id = p.id
            where p.id >= :low and p.id < :high and p.status = 'DECLINED' and not exists
                (select 1 from attempt l where l.payment_id = a.payment_id and l.attempt_no > a.attempt_no)
            group by a.decline_reason""";

    private final Tables tables;

    public JdbcStatistics(Tables tables) {
        this.tables = tables;
    }

    @Override
    public DayFigures between(Instant from, Instant until) {
        Map<String, UUID> range = Map.of("low", firstId(from), "high", firstId(until));
        Map<DeclineReason, Long> declined = declined(range);
        return tables.read(NUMBERS)
                .params(range)
                .query((row, number) -> figures(row, declined))
                .single();
    }

    private Map<DeclineReason, Long> declined(Map<String, UUID> range) {
        return tables
                .read(DECLINES)
                .params(range)
                .query((row, number) -> Map.entry(DeclineReason.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static DayFigures figures(ResultSet row, Map<DeclineReason, Long> declined) throws SQLException {
        return new DayFigures(
                row.getLong("due"),
                row.getLong("charged"),
                declined,
                row.getLong("open_outcomes"),
                row.getLong("recovered"),
                Money.won(row.getLong("revenue")),
                Money.won(row.getLong("refunded")));
    }

    /** Not greater than any id that was made at this time or later, and greater than all earlier ones. */
    static UUID firstId(Instant at) {
        Instant floor = at.truncatedTo(ChronoUnit.MILLIS);
        long millis = floor.toEpochMilli() + (floor.equals(at) ? 0 : 1);
        return new UUID(millis << 16, 0);
    }
}

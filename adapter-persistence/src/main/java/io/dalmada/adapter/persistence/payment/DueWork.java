package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which payments are due for periodic work. Both tables have one index over gateway, state and {@code due_at}, which is
 * null where no work is due: the cost of these queries grows with the rows that are due, not with all rows.
 */
final class DueWork {
    private static final String UNTOUCHED_SINCE = """
            select payment_id from (
                (select payment_id, due_at from attempt
                 where gateway_id = :gateway and status = :status and due_at < :time order by due_at limit :most)
                union all
                (select payment_id, due_at from refund
                 where gateway_id = :gateway and status = :status and due_at < :time order by due_at limit :most)
            ) due group by payment_id order by min(due_at) limit :most""";
    /** One branch for each state: each reads its own range of the index. */
    private static final String TO_ASK = Stream.of(
                    "attempt/UNKNOWN", "attempt/MANUAL", "refund/UNKNOWN", "refund/AWAITING_DEPOSIT", "refund/MANUAL")
            .map(asked -> asked.split("/", 2))
            .map(asked -> """
                    (select payment_id, due_at from %s
                     where gateway_id = :gateway and status = '%s' and due_at <= :time order by due_at limit :most)""".formatted(asked[0], asked[1]))
            .collect(Collectors.joining(
                    " union all ",
                    "select payment_id from (",
                    ") due group by payment_id order by min(due_at) limit :most"));

    /** Only the last of a kind counts: it has replaced those before it. */
    private static final String OWED = """
            select payment_id from refund owed
            where gateway_id = :gateway and ask_again_at <= :time and refund_index = (
                select max(later.refund_index) from refund later
                where later.payment_id = owed.payment_id and later.charge_txn = owed.charge_txn
                  and later.origin = owed.origin)
            group by payment_id order by min(ask_again_at) limit :most""";

    private static final String EARLIEST = Stream.of(
                    "attempt CREATED",
                    "attempt SENDING",
                    "attempt UNKNOWN",
                    "attempt MANUAL",
                    "refund CREATED",
                    "refund SENDING",
                    "refund UNKNOWN",
                    "refund AWAITING_DEPOSIT",
                    "refund MANUAL")
            .map(waiting -> waiting.split(" "))
            .map(waiting -> "(select due_at from " + waiting[0] + " where gateway_id = :gateway and status = '"
                    + waiting[1] + "' order by due_at limit 1)")
            .collect(Collectors.joining(" union all ", "select due_at from (", ") due order by due_at limit 1"));

    private final Rows rows;

    DueWork(Rows rows) {
        this.rows = rows;
    }

    List<PaymentId> untouched(String status, GatewayId gateway, Instant before, int limit) {
        return ids(
                UNTOUCHED_SINCE, Map.of("gateway", gateway.value(), "status", status, "time", before, "most", limit));
    }

    List<PaymentId> toAsk(GatewayId gateway, Instant now, int limit) {
        return ids(TO_ASK, Map.of("gateway", gateway.value(), "time", now, "most", limit));
    }

    List<PaymentId> owed(GatewayId gateway, Instant now, int limit) {
        return ids(OWED, Map.of("gateway", gateway.value(), "time", now, "most", limit));
    }

    Optional<Instant> earliest(GatewayId gateway) {
        return rows.readNative(EARLIEST, Instant.class, Map.of("gateway", gateway.value())).stream()
                .findFirst();
    }

    private List<PaymentId> ids(String sql, Map<String, ?> parameters) {
        return rows.readNative(sql, UUID.class, parameters).stream()
                .map(PaymentId::new)
                .toList();
    }
}

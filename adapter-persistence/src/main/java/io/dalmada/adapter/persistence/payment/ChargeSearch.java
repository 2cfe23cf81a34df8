package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.application.port.out.PaidCharge;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what was paid in a time, through the index on approvals. */
final class ChargeSearch {
    private static final String PAID = """
            select a.orderNo, a.approved.txn, a.approved.at from AttemptRow a where a.gatewayId = :gateway
            and a.approved.at >= :from and a.approved.at < :until""";
    private static final String AFTER = " and (a.approved.at > :at or a.approved.at = :at and a.orderNo > :orderNo)";
    private static final String ORDER = " order by a.approved.at, a.orderNo";

    private final Rows rows;

    ChargeSearch(Rows rows) {
        this.rows = rows;
    }

    List<PaidCharge> paid(GatewayId gateway, Instant from, Instant until, Optional<PaidCharge> after, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("gateway", gateway.value());
        // What lies before the last page is not read again.
        parameters.put("from", after.map(PaidCharge::approvedAt).orElse(from));
        parameters.put("until", until);
        after.ifPresent(last -> {
            parameters.put("at", last.approvedAt());
            parameters.put("orderNo", last.orderNo().value());
        });
        String hql = PAID + (after.isPresent() ? AFTER : "") + ORDER;
        return rows.read(hql, Object[].class, parameters, limit).stream()
                .map(ChargeSearch::paid)
                .toList();
    }

    private static PaidCharge paid(Object[] row) {
        return new PaidCharge(
                new MerchantOrderNo((String) row[0]), new GatewayTxnId((String) row[1]), (Instant) row[2]);
    }
}

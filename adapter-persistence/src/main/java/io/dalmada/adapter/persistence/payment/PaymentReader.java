package io.dalmada.adapter.persistence.payment;

import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.domain.payment.Payment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads whole payments, any number of them in one statement: one round trip, and one consistent view even outside a
 * transaction. The rows multiply by attempts and lines, which are few; refunds hang on the charge they belong to.
 */
final class PaymentReader {
    private static final String WHOLE = """
            select p, l, a, c, r from PaymentRow p
            join LineRow l on l.id.paymentId = p.id
            join AttemptRow a on a.paymentId = p.id
            left join ChargeRow c on c.paymentId = p.id
            left join RefundRow r on r.paymentId = c.paymentId and r.chargeTxn = c.id.txn
            where\s""";

    private static final String TABLE = "payment";

    private final Rows rows;
    private final PaymentMapper mapper;

    PaymentReader(Rows rows, PaymentMapper mapper) {
        this.rows = rows;
        this.mapper = mapper;
    }

    List<Payment> byIds(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : read("p.id in :ids", Map.of("ids", ids));
    }

    List<Payment> byOrder(String orderNo) {
        return read(
                "p.id = (select o.paymentId from AttemptRow o where o.orderNo = :orderNo)", Map.of("orderNo", orderNo));
    }

    List<Payment> byOrders(List<String> orderNos) {
        return orderNos.isEmpty()
                ? List.of()
                : read(
                        "p.id in (select o.paymentId from AttemptRow o where o.orderNo in :orderNos)",
                        Map.of("orderNos", orderNos));
    }

    List<Payment> byTransactions(String gatewayId, List<String> txns) {
        return txns.isEmpty()
                ? List.of()
                : read(
                        "p.id in (select t.paymentId from ChargeRow t where t.id.gatewayId = :gateway"
                                + " and t.id.txn in :txns)",
                        Map.of("gateway", gatewayId, "txns", txns));
    }

    /** For a list: those that cannot be read are left out. */
    List<Payment> shown(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : parts("p.id in :ids", Map.of("ids", ids)).stream()
                        .flatMap(found -> rows.readable().ifReadable(TABLE, found.payment.id, found::payment).stream())
                        .toList();
    }

    private List<Payment> read(String condition, Map<String, ?> parameters) {
        return parts(condition, parameters).stream()
                .map(found -> rows.readable().require(TABLE, found.payment.id, found::payment))
                .toList();
    }

    private Collection<Parts> parts(String condition, Map<String, ?> parameters) {
        Map<UUID, Parts> found = new LinkedHashMap<>();
        for (Object[] row : rows.read(WHOLE + condition + " order by p.id desc", Object[].class, parameters)) {
            PaymentRow payment = (PaymentRow) row[0];
            found.computeIfAbsent(payment.id, id -> new Parts(payment)).add(row);
        }
        return found.values();
    }

    /** What was found of one payment; a row that comes again is the same object. */
    private final class Parts {
        private final PaymentRow payment;
        private final Set<LineRow> lines = new LinkedHashSet<>();
        private final Set<AttemptRow> attempts = new LinkedHashSet<>();
        private final Set<ChargeRow> charges = new LinkedHashSet<>();
        private final Set<RefundRow> refunds = new LinkedHashSet<>();

        Parts(PaymentRow payment) {
            this.payment = payment;
        }

        void add(Object[] row) {
            lines.add((LineRow) row[1]);
            attempts.add((AttemptRow) row[2]);
            if (row[3] != null) {
                charges.add((ChargeRow) row[3]);
            }
            if (row[4] != null) {
                refunds.add((RefundRow) row[4]);
            }
        }

        Payment payment() {
            return mapper.payment(payment, lines, attempts, charges, refunds);
        }
    }
}

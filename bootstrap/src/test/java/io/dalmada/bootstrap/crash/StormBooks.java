package io.dalmada.bootstrap.crash;

import io.dalmada.simulator.cookiepay.state.Ledger;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Database and ledger after a storm, read from outside and compared to the won. */
final class StormBooks {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String OPEN = """
            select (select count(*) from attempt where open_payment_id is not null and status <> 'MANUAL')
                 + (select count(*) from refund where open_charge is not null and status <> 'MANUAL')""";
    private static final String MANUAL = """
            select (select count(*) from attempt where status = 'MANUAL')
                 + (select count(*) from refund where status = 'MANUAL')""";
    private static final String PAID = """
            select a.payment_id, a.approval_txn from attempt a where a.status = 'SUCCEEDED'""";
    private static final String STANDING = """
            select g.txn, g.amount - coalesce(
                (select sum(r.amount) from refund r where r.charge_txn = g.txn and r.status = 'DONE'), 0)
            from gateway_transaction g""";

    private final MortalPostgres database;

    StormBooks(MortalPostgres database) {
        this.database = database;
    }

    void awaitQuiet() {
        long limit = System.nanoTime() + LONGEST.toNanos();
        while (number(OPEN) > 0) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("still open: " + number(OPEN));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** @param answeredPaid the payments that clients were told to be paid */
    List<String> faults(Ledger ledger, Set<String> answeredPaid) {
        List<String> faults = new ArrayList<>();
        if (number(MANUAL) > 0) {
            faults.add("left for an operator: " + number(MANUAL));
        }
        Map<String, String> paid = pairs(PAID);
        Set<String> lost = new HashSet<>(answeredPaid);
        lost.removeAll(paid.keySet());
        lost.forEach(payment -> faults.add("answered as paid, and not paid: " + payment));
        Set<String> unknown = new HashSet<>(paid.keySet());
        unknown.removeAll(answeredPaid);
        unknown.forEach(payment -> faults.add("paid, and no client was told: " + payment));
        Map<String, String> here = pairs(STANDING);
        Map<String, Long> there = standing(ledger);
        here.forEach((txn, left) -> {
            if (there.getOrDefault(txn, 0L) != Long.parseLong(left)) {
                faults.add("standing here " + left + ", at the gateway " + there.get(txn) + ": " + txn);
            }
        });
        there.keySet().stream()
                .filter(txn -> !here.containsKey(txn))
                .forEach(txn -> faults.add("unknown here: " + txn));
        return faults;
    }

    private static Map<String, Long> standing(Ledger ledger) {
        Map<String, Long> standing = new HashMap<>();
        ledger.entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED)
                .forEach(e -> standing.put(e.tid(), e.amount() - ledger.canceled(e.tid())));
        return standing;
    }

    private long number(String sql) {
        return query(sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private Map<String, String> pairs(String sql) {
        return query(sql, rows -> {
            Map<String, String> all = new HashMap<>();
            while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
            }
            return all;
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reading.of(rows);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

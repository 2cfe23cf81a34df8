package io.dalmada.bootstrap.crash;

import io.dalmada.simulator.cookiepay.state.Ledger;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Reads database and ledger from outside and compares them, without any code of the application. */
final class NodeBooks {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String OPEN = "select count(*) from attempt where open_payment_id is not null";
    private static final String DUE_WORK = "select count(*) from attempt where due_at is not null";
    private static final String OPEN_REFUNDS = "select count(*) from refund where open_charge is not null";
    /** By the nodes' clock, which is ahead of the database's. */
    private static final String DUE =
            "select count(*) from subscription where next_at <= now() + interval '%d seconds'";

    private static final String PAID = "select count(distinct subscription_id) from payment where status = 'PAID'";
    private static final String MANUAL = "select count(*) from attempt where status = 'MANUAL'";
    private static final String DUPLICATES = "select count(*) from gateway_transaction where role <> 'PERIOD_PAYMENT'";
    private static final String TWICE_PAID = "select count(*) from (select subscription_id from payment"
            + " where status = 'PAID' group by subscription_id having count(*) > 1) twice";

    private final EmbeddedPostgres server;
    private final Ledger ledger;
    private final int due;

    NodeBooks(EmbeddedPostgres server, Ledger ledger, int due) {
        this.server = server;
        this.ledger = ledger;
        this.due = due;
    }

    /** Nothing is open, and nothing is due. @param ahead how far the nodes' clock is ahead of the real time */
    void awaitQuiet(Duration ahead) {
        long limit = System.nanoTime() + LONGEST.toNanos();
        while (count(DUE.formatted(ahead.toSeconds())) + count(DUE_WORK) + count(OPEN) + count(OPEN_REFUNDS) > 0) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("still open: " + summary());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    boolean allPaid() {
        return count(PAID) == due;
    }

    String summary() {
        return "paid " + count(PAID) + ", open " + count(OPEN) + ", for a person " + count(MANUAL)
                + ", surplus charges "
                + count(DUPLICATES) + ", approvals standing " + standing() + ", requests for one order at most "
                + ledger.chargeRequests().values().stream()
                        .max(Integer::compare)
                        .orElse(0);
    }

    /** Every broken promise in a sentence. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        expect(faults, count(PAID) == due, "lost: " + (due - count(PAID)) + " subscriptions are not paid");
        expect(faults, count(TWICE_PAID) == 0, "double: " + count(TWICE_PAID) + " subscriptions were paid twice");
        expect(faults, standing() == due, "standing at the gateway: " + standing() + " of " + due);
        expect(faults, count(OPEN) == 0, "left open: " + count(OPEN));
        expect(faults, repeated() == 0, "order numbers received more than once: " + repeated());
        expect(faults, ghosts() == 0, "ghosts: " + ghosts());
        expect(faults, phantoms() == 0, "phantoms: " + phantoms());
        return faults;
    }

    private static void expect(List<String> faults, boolean kept, String broken) {
        if (!kept) {
            faults.add(broken);
        }
    }

    private long standing() {
        return approvals().stream().filter(e -> ledger.net(e.number()) > 0).count();
    }

    private long repeated() {
        return ledger.chargeRequests().values().stream().filter(n -> n > 1).count();
    }

    /** Standing at the gateway, unknown here. */
    private long ghosts() {
        Set<String> known = texts("select txn from gateway_transaction");
        return approvals().stream()
                .filter(e -> ledger.net(e.number()) > 0 && !known.contains(e.tid()))
                .count();
    }

    /** Paid here, not standing there. */
    private long phantoms() {
        Set<String> there = new HashSet<>();
        approvals().stream().filter(e -> ledger.net(e.number()) > 0).forEach(e -> there.add(e.tid()));
        return texts("select approval_txn from attempt where status = 'SUCCEEDED'").stream()
                .filter(txn -> !there.contains(txn))
                .count();
    }

    private List<LedgerEntry> approvals() {
        return ledger.entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED)
                .toList();
    }

    private long count(String sql) {
        return query(sql, row -> Map.of(row.getLong(1), true))
                .keySet()
                .iterator()
                .next();
    }

    private Set<String> texts(String sql) {
        return query(sql, row -> {
                    Map<String, Boolean> all = new java.util.HashMap<>();
                    do {
                        all.put(row.getString(1), true);
                    } while (row.next());
                    return all;
                })
                .keySet();
    }

    private interface Reading<K> {
        Map<K, Boolean> of(ResultSet firstRow) throws SQLException;
    }

    private <K> Map<K, Boolean> query(String sql, Reading<K> reading) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? reading.of(rows) : Map.of();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

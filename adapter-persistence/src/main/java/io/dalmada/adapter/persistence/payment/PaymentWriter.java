package io.dalmada.adapter.persistence.payment;

import io.dalmada.domain.payment.Payment;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes what has changed since payments were loaded, and nothing else: new rows are inserted; a payment is changed only if
 * it still has the version it was loaded with, and each attempt and refund only if it still is in the state it leaves.
 */
final class PaymentWriter {
    /** A transaction that writes several payments locks their rows in this order, so that two of them cannot deadlock. */
    private static final Comparator<Payment> ONE_ORDER =
            Comparator.comparing(payment -> payment.id().value());

    private final JdbcTemplate jdbc;
    private final AttemptMapper attempts;

    PaymentWriter(JdbcTemplate jdbc, AttemptMapper attempts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
    }

    void write(List<Payment> payments) {
        PaymentChanges changes = new PaymentChanges(attempts);
        payments.stream().sorted(ONE_ORDER).forEach(changes::gather);
        changes.write(jdbc);
    }
}

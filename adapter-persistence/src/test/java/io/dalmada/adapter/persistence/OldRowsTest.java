package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rows of earlier releases become: every migration that rewrites rows has its test here. */
@ParameterizedClass
@EnumSource
class OldRowsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String SEEN = "timestamp with time zone '2026-11-02 01:00:00+00:00'";
    private static final String LATER = "timestamp with time zone '2026-11-03 01:00:00+00:00'";

    private final EachDatabase kind;

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource database;

    private int refunds;

    OldRowsTest(EachDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void createEmpty() {
        // Before V15, H2 closes a table to all when the connection of its migration is gone.
        database = new HikariDataSource();
        database.setJdbcUrl(kind.fresh());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyMigrationThatRewritesRowsIsTested() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertThat(files.filter(OldRowsTest::rewrites)
                            .map(file -> file.getFileName().toString().replaceAll("__.*", "")))
                    .as("migrations that rewrite rows: give each new one a test with rows from before it")
                    .containsExactlyInAnyOrder("V2", "V3", "V10", "V29", "V38");
        }
    }

    private static boolean rewrites(Path file) {
        try {
            return Files.readString(file).matches("(?ims).*^\\s*(update|insert|delete|merge)\\s.*");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** V2 and V3. */
    @Test
    void anAttemptHasItsPaymentsKeyAndAnOperatorsQuestionIsAskedAtItsTime() {
        migrate("1");
        UUID payment = payment();
        sql("""
                insert into attempt (order_no, payment_id, gateway_id, attempt_no, status, steps, open_payment_id, created_at,
                    question_next_at) values ('P-OLD-01', '%s', 'cookiepay', 1, 'MANUAL', 4, '%s', %s, %s)""".formatted(payment, payment, SEEN, LATER));

        migrate("3");

        assertThat(count("attempt a join payment p on p.id = a.payment_id and p.billing_key_id = a.billing_key_id"))
                .isOne();
        assertThat(count("attempt where due_at = " + LATER)).isOne();
    }

    /** V10: what nobody relayed before there was a log is no news any more. */
    @Test
    void theLogBeginsEmpty() {
        migrate("6");
        sql("""
                insert into outbox (id, aggregate_type, aggregate_id, aggregate_version, type, payload_version, payload,
                    created_at) values ('%s', 'payment', 'P', 1, 'payment.attempt.created', 1, '{}', %s)""".formatted(UUID.randomUUID(), SEEN));

        migrate("10");

        assertThat(count("outbox")).isZero();
        assertThat(count("event_log_end where log_position = 0")).isOne();
    }

    /** V29: by what the machine alone can have done, never by the words of the reason. */
    @Test
    void aRefundsOriginIsToldByItsCharge() {
        migrate("27");
        UUID subscribed = payment();
        sql("update payment set subscription_id = '" + UUID.randomUUID() + "', bill_number = 1 where id = '"
                + subscribed + "'");
        UUID single = payment();
        charge(subscribed, "OVER", "PERIOD_PAYMENT");
        String over = refund(subscribed, "OVER", 9_900, SEEN);
        charge(subscribed, "ASKED", "PERIOD_PAYMENT");
        String later = refund(subscribed, "ASKED", 9_900, LATER);
        charge(subscribed, "PART", "PERIOD_PAYMENT");
        String part = refund(subscribed, "PART", 900, SEEN);
        charge(single, "SINGLE", "PERIOD_PAYMENT");
        String ofNoSubscription = refund(single, "SINGLE", 9_900, SEEN);
        charge(single, "TWICE", "DUPLICATE");
        String duplicate = refund(single, "TWICE", 9_900, SEEN);
        charge(single, "LATE", "ORPHAN");
        String orphan = refund(single, "LATE", 9_900, LATER);
        String ofNothingKnown = refund(single, "NEVER-SEEN", 9_900, SEEN);

        migrate("29");

        assertThat(refundsOf("origin = 'SURPLUS'")).containsExactlyInAnyOrder(duplicate, orphan);
        assertThat(refundsOf("origin = 'SUBSCRIPTION_OVER'")).containsExactly(over);
        assertThat(refundsOf("origin = 'CALLER'"))
                .containsExactlyInAnyOrder(later, part, ofNoSubscription, ofNothingKnown);
    }

    /** V38: what is owed from before is asked for at once. */
    @Test
    void whatWasOwedAlreadyIsAskedForAgain() {
        migrate("29");
        UUID payment = payment();
        String unsent = refund(payment, "A", "SURPLUS", "NOT_SENT", "null");
        String absent = refund(payment, "B", "SUBSCRIPTION_OVER", "ABSENT", "null");
        String passing = refund(payment, "C", "SURPLUS", "REFUSED", "'MERCHANT_LIMIT'");
        refund(payment, "D", "SURPLUS", "REFUSED", "'TOO_LATE'");
        refund(payment, "E", "SURPLUS", "DONE", "null");
        refund(payment, "F", "CALLER", "NOT_SENT", "null");

        migrate("38");

        assertThat(refundsOf("ask_again_at = created_at")).containsExactlyInAnyOrder(unsent, absent, passing);
        assertThat(refundsOf("ask_again_at is null")).hasSize(3);
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private UUID payment() {
        UUID id = UUID.randomUUID();
        sql("""
                insert into payment (id, customer_id, billing_key_id, gateway_id, title_name, amount, currency, status,
                    created_at, version) values ('%s', 'cust', '%s', 'cookiepay', '구독', 9900, 'KRW', 'PAID', %s, 4)""".formatted(id, UUID.randomUUID(), SEEN));
        return id;
    }

    private void charge(UUID payment, String txn, String role) {
        sql("""
                insert into gateway_transaction (gateway_id, txn, payment_id, order_no, amount, currency, role, seen_at,
                    version) values ('cookiepay', '%s', '%s', 'P-%s', 9900, 'KRW', '%s', %s, %d)""".formatted(txn, payment, txn, role, SEEN, count("gateway_transaction") + 1));
    }

    private String refund(UUID payment, String txn, long won, String created) {
        String number = "R-OLD-" + ++refunds;
        sql("""
                insert into refund (refund_no, payment_id, gateway_id, refund_index, charge_txn, charge_order_no, amount,
                    remaining_before, reason, status, steps, created_at, has_deposit)
                values ('%s', '%s', 'cookiepay', %d, '%s', 'P-%s', %d, 9900, 'subscription over', 'DONE', 3, %s, false)""".formatted(number, payment, refunds, txn, txn, won, created));
        return number;
    }

    private String refund(UUID payment, String txn, String origin, String status, String refusal) {
        String number = refund(payment, txn, 9_900, SEEN);
        sql("update refund set origin = '%s', status = '%s', refusal = %s where refund_no = '%s'"
                .formatted(origin, status, refusal, number));
        return number;
    }

    private void sql(String statement) {
        JdbcClient.create(database).sql(statement).update();
    }

    private long count(String of) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + of)
                .query(Long.class)
                .single();
    }

    private List<String> refundsOf(String condition) {
        return JdbcClient.create(database)
                .sql("select refund_no from refund where " + condition)
                .query(String.class)
                .list();
    }
}

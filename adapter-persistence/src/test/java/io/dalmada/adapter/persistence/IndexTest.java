package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.persistence.billingrun.JdbcStatistics;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.jdbc.Cursor;
import io.dalmada.adapter.persistence.reencryption.JdbcReencryption;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.adapter.persistence.subscription.JdbcSubscriptions;
import io.dalmada.application.model.EventLogFilter;
import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.testing.GatewayNoticeBoxContract;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.webhook.DeliveryStatus;
import io.dalmada.domain.webhook.WebhookEndpointId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Among 40,000 payments, PostgreSQL answers each question through an index: its cost grows with what is found. */
class IndexTest {
    private static final Instant NOW = MovableClock.atTen().instant();
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");
    private static final Optional<CustomerId> CUSTOMER = Optional.of(new CustomerId("customer-7"));
    private static final EventLogFilter TYPES =
            new EventLogFilter(Set.of("payment.attempt.declined", "payment.attempt.unknown"), Optional.empty());
    private static final WebhookEndpointId ENDPOINT = new WebhookEndpointId(UUID.randomUUID());
    private static final List<String> CROWD = List.of(
            """
            insert into payment select gen_random_uuid(), 'customer-' || n % 4000, gen_random_uuid(), 'cookiepay',
                'title', null, 9900, 'KRW', case when n % 50 = 0 then 'DECLINED' else 'PAID' end, now(), 4
            from generate_series(1, 40000) n\
            """,
            "insert into payment_line select id, 0, 'PRODUCT', 'title', 9900, 0, 900, 0 from payment",
            """
            insert into attempt (order_no, payment_id, billing_key_id, gateway_id, attempt_no, status, steps, created_at,
                approved_at, approval_txn)
            select 'P' || left(upper(cast(id as varchar)), 36), id, billing_key_id, gateway_id, 1, 'SUCCEEDED', 3, now(),
                now() - random() * interval '90 days', 'T' || cast(id as varchar) from payment\
            """,
            """
            update attempt set status = 'UNKNOWN', due_at = now(), open_payment_id = payment_id
            where order_no in (select order_no from attempt order by order_no limit 30)\
            """,
            """
            insert into gateway_transaction select gateway_id, order_no, payment_id, order_no, 9900, 'KRW',
                'PERIOD_PAYMENT', now(), 4 from attempt\
            """,
            """
            insert into attempt_transition
            select payment_id, 1, order_no, 1, null, 'CREATED', now(), 'requested' from attempt\
            """,
            """
            insert into refund_transition
            select payment_id, 9, left(order_no, 40), 1, null, 'CREATED', now(), 'requested' from attempt\
            """,
            """
            insert into inquiry_evidence
            select payment_id, 8, order_no, 'NOT_FOUND', now(), null, 'none', null from attempt\
            """,
            """
            insert into refund (refund_no, payment_id, gateway_id, refund_index, charge_txn, charge_order_no, amount,
                remaining_before, reason, status, steps, created_at, has_deposit)
            select 'R' || left(order_no, 37), payment_id, gateway_id, 0, order_no, order_no, 1, 9900, 'r', 'DONE', 3,
                now(), false from attempt where status = 'SUCCEEDED'\
            """,
            """
            insert into billing_key select gen_random_uuid(), 'customer-' || n % 4000, 'cookiepay', 'K' || n, 's', 'b',
                'one', null, null, null, 'CREDIT', 'PERSON', now(), 'ACTIVE', null, 'NONE', 0, null, 1
            from generate_series(1, 20000) n\
            """,
            """
            insert into idempotency_record select 'shop', 'key-' || n, 'op', 'f', gen_random_uuid(), now(), 201, 'j',
                null, '{}', now() + n * interval '1 minute' from generate_series(1, 20000) n\
            """,
            """
            insert into reconciliation select 'cookiepay', date '2020-01-01' + n, now(), true, 1, 9900
            from generate_series(1, 3000) n\
            """,
            """
            insert into reconciliation_entry select gateway_id, reconciled_day, n, 'FOREIGN', 'FOREIGN-1', 'T' || n, null,
                'KRW', null, null, 9900, 'APPROVED', 'not ours' from reconciliation, generate_series(1, 10) n\
            """,
            """
            insert into subscription select gen_random_uuid(), 'customer-' || n % 4000, gen_random_uuid(), 'cookiepay',
                'monthly', 'ACTIVE', now() + n * interval '1 minute', 'COLLECT', null, now(), 1, '{}'
            from generate_series(1, 20000) n\
            """,
            """
            insert into event_log select n, gen_random_uuid(), 'payment', cast(gen_random_uuid() as varchar), 1,
                case when n % 50 = 0 then 'payment.attempt.declined' else 'payment.attempt.succeeded' end, 1, '{}', now()
            from generate_series(1, 40000) n\
            """,
            """
            insert into outbox select id, aggregate_type, aggregate_id, 2, type, 1, '{}', now() from event_log
            where log_position > 35000\
            """,
            """
            insert into webhook_endpoint select gen_random_uuid(), 'https://shop.example/' || n, null, '', 'ENABLED', null,
                's', null, 'one', null, now(), 1, null from generate_series(1, 50) n\
            """,
            "insert into webhook_lane select id, 0, now(), 0, null from webhook_endpoint",
            """
            insert into webhook_delivery select gen_random_uuid(), e.id, gen_random_uuid(), l.type, l.aggregate_id,
                l.log_position, case when l.log_position % 100 = 0 then 'PENDING' else 'DELIVERED' end, 1,
                case when l.log_position % 100 = 0 then now() end, now(), 200, null, now()
            from webhook_endpoint e, event_log l where l.log_position <= 2000\
            """,
            """
            insert into gateway_notice select gen_random_uuid(), 'cookiepay', 'body:' || n, now(), '{}', 'P' || n, 'T' || n,
                'APPROVAL', case when n % 100 = 0 then now() end, 1, now(),
                case when n % 100 = 0 then null else 'KNOWN' end from generate_series(1, 20000) n\
            """,
            "analyze");

    @BeforeAll
    static void crowd() {
        Database database = Database.postgres().emptied();
        CROWD.forEach(sql -> database.sql().sql(sql).update());
    }

    @AfterAll
    static void leave() {
        Database.postgres().emptied().sql().sql("vacuum analyze").update();
    }

    static Stream<Named<Runnable>> questions() {
        Database db = Database.postgres();
        Optional<String> none = Optional.empty();
        Optional<String> order = Optional.of("P-UNKNOWN");
        Optional<String> txn = Optional.of("T-UNKNOWN");
        return Stream.of(
                question("inquiries due", () -> db.payments().inquiriesDue(PaymentFixture.GATEWAY, NOW, 20)),
                question("earliest due", () -> db.payments().earliestDue(PaymentFixture.GATEWAY)),
                question(
                        "declines of a key",
                        () -> db.payments().declinesSince(new BillingKeyId(UUID.randomUUID()), NOW)),
                question(
                        "keys not chargeable",
                        () -> db.billingKeys().notChargeable(List.of(new BillingKeyId(UUID.randomUUID())))),
                question("earliest disposal", () -> db.billingKeys().earliestDisposal()),
                question("left created", () -> db.payments().leftCreated(PaymentFixture.GATEWAY, NOW, 20)),
                question("left sending", () -> db.payments().leftSending(PaymentFixture.GATEWAY, NOW, 20)),
                question("refunds owed", () -> db.payments().refundsOwed(PaymentFixture.GATEWAY, NOW, 20)),
                question("by id", () -> db.payments().find(new PaymentId(UUID.randomUUID()))),
                question("by order", () -> db.payments().findByOrder(new MerchantOrderNo("P-UNKNOWN"))),
                question(
                        "by orders",
                        () -> db.payments()
                                .findByOrders(
                                        List.of(new MerchantOrderNo("P-UNKNOWN"), new MerchantOrderNo("P-OTHER")))),
                question(
                        "by transactions",
                        () -> db.payments().findByTransactions(PaymentFixture.GATEWAY, List.of(new GatewayTxnId("T")))),
                question(
                        "paid in a time",
                        () -> db.payments().paidBetween(PaymentFixture.GATEWAY, NOW, FAR_FUTURE, Optional.empty(), 20)),
                question(
                        "a day's reconciliation",
                        () -> db.reconciliations().find(PaymentFixture.GATEWAY, LocalDate.of(2026, 11, 22))),
                question("history", () -> db.payments().history(new PaymentId(UUID.randomUUID()))),
                question("all", () -> list(db, Optional.empty(), Optional.empty())),
                question("of a customer", () -> list(db, CUSTOMER, Optional.empty())),
                question("in a state", () -> list(db, Optional.empty(), Optional.of(PaymentStatus.DECLINED))),
                question("both", () -> list(db, CUSTOMER, Optional.of(PaymentStatus.DECLINED))),
                question("by order number", () -> traced(db, order, none, none, none)),
                question("by any transaction", () -> traced(db, none, txn, none, none)),
                question("by approval number", () -> traced(db, none, none, Optional.of("30012345"), none)),
                question("by last four", () -> traced(db, none, none, none, Optional.of("1234"))),
                question("of a subscription", () -> ofSubscription(db)),
                question("of a time", () -> created(db)),
                question("needs attention", () -> needsAttention(db)),
                question(
                        "by transaction",
                        () -> db.payments().findByTransaction(PaymentFixture.GATEWAY, new GatewayTxnId("T"))),
                question("keys", () -> db.billingKeys().listByCustomer(new CustomerId("nobody"), Optional.empty(), 20)),
                question("key", () -> db.billingKeys().find(new BillingKeyId(UUID.randomUUID()))),
                question(
                        "keys for claims",
                        () -> db.transactions()
                                .inTransaction(() -> db.billingKeys()
                                        .findAllForCharge(List.of(
                                                new BillingKeyId(UUID.randomUUID()),
                                                new BillingKeyId(UUID.randomUUID()))))),
                question("disposals due", () -> db.billingKeys().disposalsDue(NOW, 20)),
                question("events waiting", () -> db.eventLog().waitingSince()),
                question("events", () -> db.eventLog().after(17, EventLogFilter.all(), 20)),
                question("events of types", () -> db.eventLog().after(17, TYPES, 20)),
                question("events of a payment", () -> db.eventLog().after(17, EventLogFilter.ofAggregate("x"), 20)),
                question("event", () -> db.eventLog().find(UUID.randomUUID())),
                question("deliveries due", () -> db.webhookQueue().due(ENDPOINT, NOW, 64)),
                question("delivery", () -> db.webhookQueue().find(UUID.randomUUID())),
                question("deliveries of a payment", () -> db.webhookQueue().ofAggregate("x", 20)),
                question("deliveries", () -> db.webhookQueue().list(ENDPOINT, Optional.empty(), Optional.empty(), 20)),
                question(
                        "deliveries given up",
                        () -> db.webhookQueue()
                                .list(ENDPOINT, Optional.of(DeliveryStatus.GIVEN_UP), Optional.empty(), 20)),
                question(
                        "notices due",
                        () -> db.transactions()
                                .inTransaction(() -> db.gatewayNotices().due(NOW, 20))),
                question("next notice", () -> db.gatewayNotices().nextDue()),
                question(
                        "looks at an order",
                        () -> db.gatewayNotices()
                                .begun(PaymentFixture.GATEWAY, GatewayNoticeBoxContract.hint("P-UNKNOWN"), NOW)),
                question(
                        "looks at a charge",
                        () -> db.gatewayNotices()
                                .begun(PaymentFixture.GATEWAY, GatewayNoticeBoxContract.hintOfTxn("T"), NOW)),
                question(
                        "secrets to encrypt anew", () -> reencryption(db).walk().next(20)),
                question("request", () -> db.idempotencyRecords().find("shop", "nothing")),
                question(
                        "expired",
                        () -> db.transactions()
                                .inTransaction(() -> db.idempotencyRecords().dropExpired(FAR_FUTURE, 20))));
    }

    private static Reencryption reencryption(Database db) {
        return new JdbcReencryption(
                db.bean(JdbcTemplate.class), new Encryption(TestKeys.ringRotatedToTwo()), db.transactions());
    }

    private static void list(Database db, Optional<CustomerId> customer, Optional<PaymentStatus> status) {
        PaymentFilter filter = new PaymentFilter(customer, status);
        Optional<String> somewhere = Optional.of(Cursor.after(UUID.fromString("11111111-1111-7111-8111-111111111111")));
        db.payments().list(filter, somewhere, 20);
    }

    private static void traced(
            Database db,
            Optional<String> order,
            Optional<String> txn,
            Optional<String> approvalNo,
            Optional<String> lastFour) {
        PaymentFilter.Traces traces = new PaymentFilter.Traces(
                order.map(MerchantOrderNo::new), txn.map(GatewayTxnId::new), approvalNo, lastFour);
        db.payments()
                .list(
                        new PaymentFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                traces,
                                PaymentFilter.Created.ANY_TIME),
                        Optional.empty(),
                        20);
    }

    private static void ofSubscription(Database db) {
        PaymentFilter filter = new PaymentFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new SubscriptionId(UUID.randomUUID())),
                PaymentFilter.Traces.NONE,
                PaymentFilter.Created.ANY_TIME);
        db.payments().list(filter, Optional.empty(), 20);
    }

    private static void created(Database db) {
        PaymentFilter filter = new PaymentFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PaymentFilter.Traces.NONE,
                new PaymentFilter.Created(Optional.of(NOW), Optional.of(FAR_FUTURE)));
        db.payments().list(filter, Optional.empty(), 20);
    }

    private static void needsAttention(Database db) {
        PaymentFilter filter =
                new PaymentFilter(Optional.empty(), Optional.empty(), Optional.of(PaymentFilter.Attention.MANUAL));
        db.payments().list(filter, Optional.empty(), 20);
    }

    private static Named<Runnable> question(String name, Runnable question) {
        return Named.of(name, question);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredThroughAnIndex(Runnable question) {
        assertThat(StatementLog.of(question))
                .isNotEmpty()
                .allSatisfy(sql -> assertThat(plan(sql)).contains("Index").doesNotContain("Seq Scan"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JdbcSubscriptions.LOCK_DUE,
                JdbcSubscriptions.EARLIEST,
                "select id from subscription where customer_id = :customer and id < :after order by id desc limit"
                        + " :most",
                "select id from subscription where plan_code = :plan and id < :after order by id desc limit :most",
                "select id from subscription where status = :status and id < :after order by id desc limit :most",
                "select id from subscription where held_since is not null and id < :after order by id desc limit :most"
            })
    void findsSubscriptionsThroughAnIndex(String sql) {
        assertThat(plan(sql.replaceAll(":[a-z]+", "?"))).contains("Index").doesNotContain("Seq Scan");
    }

    @Test
    void countsThroughAnIndex() {
        for (String sql : List.of(JdbcStatistics.NUMBERS, JdbcStatistics.DECLINES)) {
            assertThat(plan(sql.replaceAll(":[a-z]+", "?"))).contains("Index").doesNotContain("Seq Scan");
        }
    }

    /** The plan for any parameters. */
    private static String plan(String sql) {
        StringBuilder numbered = new StringBuilder("explain (generic_plan) ");
        int parameters = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameters : String.valueOf(c));
        }
        return String.join("\n", Database.postgres().explain(numbered.toString()));
    }
}

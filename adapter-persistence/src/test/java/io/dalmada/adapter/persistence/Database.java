package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.BillingRunRecords;
import io.dalmada.application.port.out.DomainEventOutbox;
import io.dalmada.application.port.out.EventLog;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.IdempotencyRecords;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.PlanRepository;
import io.dalmada.application.port.out.ReconciliationRepository;
import io.dalmada.application.port.out.RegistrationRepository;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.WebhookEndpoints;
import io.dalmada.application.port.out.WebhookQueue;
import io.dalmada.application.testing.Storage;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.SubscriptionId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The adapter on a real database; each kind is started once, migrated from empty, and shared by all tests. */
public final class Database implements Storage {
    private static final String H2_OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final List<String> TABLES = List.of(
            "payment_line",
            "attempt",
            "refund",
            "gateway_transaction",
            "payment",
            "attempt_transition",
            "refund_transition",
            "inquiry_evidence",
            "outbox",
            "webhook_delivery",
            "webhook_lane",
            "webhook_endpoint",
            "event_log",
            "billing_key",
            "registration",
            "idempotency_record",
            "reconciliation_entry",
            "reconciliation",
            "plan_price",
            "plan",
            "subscription",
            "billing_run",
            "gateway_hold",
            "gateway_notice",
            "api_key",
            "write_probe");

    private final ConfigurableApplicationContext context;

    private final String url;

    private Database(String url) {
        this.url = url;
        this.context = TestApplication.start(url, TestKeys.ringWithOne());
    }

    public static Database h2() {
        return H2.SHARED;
    }

    public static Database postgres() {
        return Postgres.SHARED;
    }

    static String h2Memory(String name) {
        return "jdbc:h2:mem:" + name + H2_OPTIONS + ";DB_CLOSE_DELAY=-1";
    }

    static String h2File(String path) {
        return "jdbc:h2:file:" + path + H2_OPTIONS + ";WRITE_DELAY=0";
    }

    /** A fresh H2 file that was migrated by connections which are all gone since, as after half an hour in production. */
    static Database h2AfterHalfAnHour() {
        return H2AfterHalfAnHour.SHARED;
    }

    /** Started when first asked for. */
    private static final class H2AfterHalfAnHour {
        private static final Database SHARED = new Database(h2File(freshFolder() + "/dalmada")).withOtherConnections();
    }

    private static Path freshFolder() {
        try {
            Path folder = Files.createTempDirectory("dalmada-h2");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes every connection of the pool; the next statement opens a new one. */
    Database withOtherConnections() {
        try {
            bean(DataSource.class)
                    .unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .softEvictConnections();
            return this;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Started when first asked for. */
    private static final class H2 {
        private static final Database SHARED = new Database(h2Memory("shared"));
    }

    /** Started when first asked for. */
    private static final class Postgres {
        private static final Database SHARED = new Database(postgresUrl());
    }

    @SuppressWarnings("resource") // lives as long as the tests' JVM
    private static String postgresUrl() {
        try {
            return EmbeddedPostgres.builder()
                            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                            .start()
                            .getJdbcUrl("postgres", "postgres")
                    + "&reWriteBatchedInserts=true";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes all rows away. */
    public Database emptied() {
        TABLES.forEach(table -> sql().sql("delete from " + table).update());
        sql().sql("update event_log_end set log_position = 0").update();
        return this;
    }

    /** Another database of the same server, empty. @return its address */
    String besides(String name) {
        sql().sql("create database " + name).update();
        return url.replaceFirst("/postgres\\?", "/" + name + "?");
    }

    public JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    /** The plan of a statement with parameters as {@code $1}, which only the simple protocol lets pass. */
    public List<String> explain(String sql) {
        DataSource simple = new DriverManagerDataSource(url + "&preferQueryMode=simple");
        return JdbcClient.create(simple).sql(sql).query(String.class).list();
    }

    /** How many statements PostgreSQL itself says it has executed for this work, the ends of transactions aside. */
    long executed(Runnable work) {
        sql().sql("create extension if not exists pg_stat_statements").update();
        sql().sql("select pg_stat_statements_reset()").query().listOfRows();
        work.run();
        return sql().sql("select sum(calls) from pg_stat_statements where query !~* '^(begin|commit|rollback)'"
                        + " and query not like '%pg_stat_statements%'")
                .query(Long.class)
                .single();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    static List<String> tables() {
        return TABLES;
    }

    @Override
    public void spoil(SubscriptionId id) {
        replaced("\"format\":1", "\"format\":99", id);
    }

    @Override
    public void mend(SubscriptionId id) {
        replaced("\"format\":99", "\"format\":1", id);
    }

    private void replaced(String before, String after, SubscriptionId id) {
        sql().sql("update subscription set state = replace(state, :before, :after) where id = :id")
                .param("before", before)
                .param("after", after)
                .param("id", id.value())
                .update();
    }

    /** As a later release, or a row restored without its key, may leave them; checks that know the values stay as they are. */
    @Override
    public void spoil(Kind kind, Object id) {
        String change = switch (kind) {
            case PLAN -> "plan_price set currency = 'ZZZ' where plan_code = :id";
            case BILLING_KEY -> "billing_key set secret = 'later' where id = :id";
            case REGISTRATION -> "registration set secret = 'later' where id = :id";
            case API_KEY -> "api_key set scopes = 'READ,LATER' where id = :id";
            case WEBHOOK_ENDPOINT -> "webhook_endpoint set secret = 'later' where id = :id";
            case GATEWAY_NOTICE -> "gateway_notice set about = 'LATER' where id = :id";
            case BILLING_RUN -> "billing_run set gateway_id = '' where id = :id";
        };
        assertThat(sql().sql("update " + change).param("id", id).update()).isEqualTo(1);
    }

    @Override
    public void spoil(PaymentId id) {
        sql().sql("update payment set currency = 'ZZZ' where id = :id")
                .param("id", id.value())
                .update();
    }

    @Override
    public PaymentRepository payments() {
        return bean(PaymentRepository.class);
    }

    @Override
    public BillingKeyRepository billingKeys() {
        return bean(BillingKeyRepository.class);
    }

    @Override
    public RegistrationRepository registrations() {
        return bean(RegistrationRepository.class);
    }

    @Override
    public PlanRepository plans() {
        return bean(PlanRepository.class);
    }

    @Override
    public SubscriptionRepository subscriptions() {
        return bean(SubscriptionRepository.class);
    }

    @Override
    public BillingRunRecords billingRuns() {
        return bean(BillingRunRecords.class);
    }

    @Override
    public GatewayHolds holds() {
        return bean(GatewayHolds.class);
    }

    @Override
    public GatewayNoticeBox gatewayNotices() {
        return bean(GatewayNoticeBox.class);
    }

    @Override
    public StatisticsQuery statistics() {
        return bean(StatisticsQuery.class);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return bean(ApiKeyRepository.class);
    }

    @Override
    public IdempotencyRecords idempotencyRecords() {
        return bean(IdempotencyRecords.class);
    }

    @Override
    public ReconciliationRepository reconciliations() {
        return bean(ReconciliationRepository.class);
    }

    @Override
    public DomainEventOutbox outbox() {
        return bean(DomainEventOutbox.class);
    }

    @Override
    public EventLog eventLog() {
        return bean(EventLog.class);
    }

    @Override
    public WebhookEndpoints webhookEndpoints() {
        return bean(WebhookEndpoints.class);
    }

    @Override
    public WebhookQueue webhookQueue() {
        return bean(WebhookQueue.class);
    }

    @Override
    public TransactionRunner transactions() {
        return bean(TransactionRunner.class);
    }

    @Override
    public List<OutboxEntry> outboxEntries() {
        return sql().sql("select aggregate_id, aggregate_version, type from outbox order by id")
                .query((row, n) -> new OutboxEntry(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }
}

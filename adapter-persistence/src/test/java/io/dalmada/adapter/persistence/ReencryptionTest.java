package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dalmada.adapter.persistence.billingkey.JpaBillingKeyRepository;
import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.encryption.KeyRing;
import io.dalmada.adapter.persistence.jdbc.Rows;
import io.dalmada.adapter.persistence.jdbc.Tables;
import io.dalmada.adapter.persistence.reencryption.JdbcReencryption;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.adapter.persistence.reencryption.Reencryption.Batch;
import io.dalmada.adapter.persistence.reencryption.Reencryption.Use;
import io.dalmada.adapter.persistence.webhook.JdbcWebhookEndpoints;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** After a rotation everything gets under the newest key while it is in use, and the old key is needed no more. */
@ParameterizedClass
@EnumSource
class ReencryptionTest {
    private static final KeyRing ROTATED = TestKeys.ringRotatedToTwo();

    /** What the names of columns suggest and is none: ids of keys, hashes, times. */
    private static final List<String> NOT_ENCRYPTED = List.of(
            "api_key.secret_hash",
            "api_key.secret_since",
            "attempt.sealed_key_id",
            "billing_key.secret_key_id",
            "registration.secret_key_id",
            "webhook_endpoint.previous_secret_until",
            "webhook_endpoint.secret_key_id");

    private final Database database;
    private final TransactionRunner transactions;

    ReencryptionTest(EachDatabase kind) {
        this.database = kind.get();
        this.transactions = database.transactions();
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    private Reencryption reencryption(KeyRing ring, TransactionRunner runner) {
        return new JdbcReencryption(database.bean(JdbcTemplate.class), new Encryption(ring), runner);
    }

    private Reencryption rotated() {
        return reencryption(ROTATED, transactions);
    }

    private static List<Batch> wholeWalk(Reencryption reencryption, int most) {
        Reencryption.Walk walk = reencryption.walk();
        return Stream.generate(() -> walk.next(most))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    private List<BillingKey> storedKeys(int number) {
        List<BillingKey> keys = IntStream.range(0, number)
                .mapToObj(each -> BillingKeyFixture.active())
                .toList();
        transactions.inTransaction(() -> keys.forEach(database.billingKeys()::save));
        return keys;
    }

    private List<BillingKey.Snapshot> read(KeyRing ring, List<BillingKey> keys) {
        JpaBillingKeyRepository repository = new JpaBillingKeyRepository(
                database.bean(Rows.class), database.bean(JdbcTemplate.class), new Encryption(ring));
        return keys.stream()
                .map(key -> repository.find(key.id()).orElseThrow().snapshot())
                .toList();
    }

    private static List<BillingKey.Snapshot> snapshots(List<BillingKey> keys) {
        return keys.stream().map(BillingKey::snapshot).toList();
    }

    @Test
    void everyKindOfSecretIsReadWithTheNewKeyAlone() {
        StoredSecretsFixture stored = StoredSecretsFixture.in(database);
        assertThat(stored.isReadBy(ROTATED, database)).isTrue();
        assertThatThrownBy(() -> stored.isReadBy(TestKeys.ringWithTwoOnly(), database))
                .isInstanceOf(IllegalStateException.class);

        assertThat(wholeWalk(rotated(), 10))
                .containsExactly(
                        new Batch(EncryptedTable.BILLING_KEY, 1, 0, 0),
                        new Batch(EncryptedTable.REGISTRATION, 1, 0, 0),
                        new Batch(EncryptedTable.ATTEMPT, 1, 0, 0),
                        new Batch(EncryptedTable.WEBHOOK_ENDPOINT, 1, 0, 0));

        assertThat(stored.isReadBy(TestKeys.ringWithTwoOnly(), database)).isTrue();
        assertThat(rotated().uses()).isEmpty();
        assertThat(wholeWalk(rotated(), 10)).isEmpty();
    }

    /** The list of columns is the schema's: what is encrypted stands in it, and nothing else looks like a secret. */
    @Test
    void noEncryptedColumnIsForgotten() {
        StoredSecretsFixture.in(database);
        Map<String, List<String>> columns =
                Database.tables().stream().collect(Collectors.toMap(table -> table, this::encryptedColumns));
        columns.values().removeIf(List::isEmpty);

        Map<String, List<String>> listed = Stream.of(EncryptedTable.values())
                .collect(Collectors.toMap(
                        EncryptedTable::table,
                        table -> EncryptedColumn.of(table).stream()
                                .map(EncryptedColumn::column)
                                .sorted()
                                .toList()));
        assertThat(columns).isEqualTo(listed);
        assertThat(secretNames())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                listed.entrySet().stream()
                                        .flatMap(each -> each.getValue().stream()
                                                .filter(column -> !column.equals("buyer"))
                                                .map(column -> each.getKey() + "." + column)),
                                NOT_ENCRYPTED.stream())
                        .toList());
    }

    private List<String> encryptedColumns(String table) {
        return database.sql().sql("select * from " + table).query().listOfRows().stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(cell -> cell.getValue() instanceof String text && text.matches("v\\d+:[A-Za-z0-9_-]+:.*"))
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> secretNames() {
        return database.sql().sql("""
                        select lower(table_name) || '.' || lower(column_name) from information_schema.columns
                        where lower(table_schema) = 'public'
                            and (lower(column_name) like '%secret%' or lower(column_name) like '%sealed%'
                                or lower(column_name) like '%cipher%' or lower(column_name) like '%encrypt%'
                                or lower(column_name) like '%token%' or lower(column_name) like '%password%')
                        """).query(String.class).list();
    }

    @Test
    void whatAWalkThatEndedHalfWayHasDoneStaysDone() {
        List<BillingKey> keys = storedKeys(7);
        Reencryption.Walk ended = rotated().walk();
        assertThat(ended.next(3)).contains(new Batch(EncryptedTable.BILLING_KEY, 3, 0, 0));
        assertThat(rotated().waiting(EncryptedTable.BILLING_KEY)).isEqualTo(4);
        assertThat(read(ROTATED, keys)).isEqualTo(snapshots(keys));

        assertThat(wholeWalk(rotated(), 3)).extracting(Batch::done).containsExactly(3, 1);
        assertThat(read(TestKeys.ringWithTwoOnly(), keys)).isEqualTo(snapshots(keys));
    }

    @Test
    void aProcessThatDiesInABatchLeavesItsRowsAsTheyWere() {
        List<BillingKey> keys = storedKeys(5);
        Reencryption dying = reencryption(ROTATED, new Around(() -> {}, () -> {
            throw new IllegalStateException("killed before the commit");
        }));

        assertThatThrownBy(() -> dying.walk().next(3)).hasMessage("killed before the commit");

        assertThat(rotated().waiting(EncryptedTable.BILLING_KEY)).isEqualTo(5);
        assertThat(read(TestKeys.ringWithOne(), keys)).isEqualTo(snapshots(keys));
        assertThat(wholeWalk(rotated(), 3)).extracting(Batch::done).containsExactly(3, 2);
    }

    /** Between reading a row and writing it somebody else rotates the secret, on a node that has the old key still. */
    @Test
    void whatWasWrittenMeanwhileIsNotOverwritten() {
        StoredSecretsFixture stored = StoredSecretsFixture.in(database);
        AtomicBoolean others = new AtomicBoolean();
        Runnable meanwhile = () -> {
            if (others.get()) {
                rotateSecretOf(stored);
            }
        };
        Reencryption.Walk walk =
                reencryption(ROTATED, new Around(meanwhile, () -> {})).walk();
        IntStream.range(0, 3).forEach(table -> walk.next(10));
        others.set(true);

        assertThat(walk.next(10)).contains(new Batch(EncryptedTable.WEBHOOK_ENDPOINT, 0, 1, 0));
        assertThat(currentSecret(ROTATED, stored)).isEqualTo("whsec_of_another_node");
        assertThat(rotated().uses()).containsExactly(new Use("one", EncryptedTable.WEBHOOK_ENDPOINT, 1));

        assertThat(wholeWalk(rotated(), 10)).containsExactly(new Batch(EncryptedTable.WEBHOOK_ENDPOINT, 1, 0, 0));
        assertThat(currentSecret(TestKeys.ringWithTwoOnly(), stored)).isEqualTo("whsec_of_another_node");
    }

    private void rotateSecretOf(StoredSecretsFixture stored) {
        WebhookEndpoint endpoint =
                database.webhookEndpoints().find(stored.endpoint().id()).orElseThrow();
        endpoint.rotateSecret(
                SecretText.of("whsec_of_another_node"),
                Duration.ofHours(1),
                MovableClock.atTen().instant());
        transactions.inTransaction(() -> database.webhookEndpoints().save(endpoint));
    }

    private String currentSecret(KeyRing ring, StoredSecretsFixture stored) {
        return new JdbcWebhookEndpoints(database.bean(Tables.class), new Encryption(ring))
                .find(stored.endpoint().id())
                .orElseThrow()
                .snapshot()
                .secrets()
                .current()
                .use(text -> text);
    }

    @Test
    void severalAtOnceDoEachRowOnce() throws Exception {
        List<BillingKey> keys = storedKeys(40);
        CyclicBarrier together = new CyclicBarrier(3);
        List<CompletableFuture<Integer>> walks = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    meet(together);
                    return wholeWalk(rotated(), 7).stream()
                            .mapToInt(Batch::done)
                            .sum();
                }))
                .limit(3)
                .toList();

        int done = 0;
        for (CompletableFuture<Integer> walk : walks) {
            done += walk.get();
        }
        done += wholeWalk(rotated(), 7).stream().mapToInt(Batch::done).sum();

        assertThat(done).isEqualTo(40);
        assertThat(read(TestKeys.ringWithTwoOnly(), keys)).isEqualTo(snapshots(keys));
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aRowThatCannotBeDecryptedStopsNoOtherAndStaysAsItIs() {
        List<BillingKey> keys = new ArrayList<>(storedKeys(5));
        Object broken = keys.remove(2).id().value();
        database.sql()
                .sql("update billing_key set secret = (select buyer from billing_key where id = :id) where id = :id")
                .param("id", broken)
                .update();

        assertThat(wholeWalk(rotated(), 2))
                .extracting(Batch::done, Batch::unreadable)
                .containsExactly(tuple(2, 0), tuple(1, 1), tuple(1, 0));

        assertThat(read(TestKeys.ringWithTwoOnly(), keys)).isEqualTo(snapshots(keys));
        assertThat(rotated().uses()).containsExactly(new Use("one", EncryptedTable.BILLING_KEY, 1));
    }

    @Test
    void whatAKeyProtectsThatIsNotConfiguredIsCountedToo() {
        storedKeys(2);

        Reencryption without = reencryption(TestKeys.ringWithTwoOnly(), transactions);

        assertThat(without.oldKeyIds()).isEmpty();
        assertThat(wholeWalk(without, 10)).isEmpty();
        assertThat(without.waiting(EncryptedTable.BILLING_KEY)).isZero();
        assertThat(without.uses()).containsExactly(new Use("one", EncryptedTable.BILLING_KEY, 2));
    }

    @Test
    void noLineOfTheLogHoldsASecret() {
        StoredSecretsFixture stored = StoredSecretsFixture.in(database);
        database.sql()
                .sql("update registration set secret = (select secret from billing_key where id = :key) where id = :id")
                .param("key", stored.key().id().value())
                .param("id", stored.registration().id().value())
                .update();
        String ciphertext = database.sql()
                .sql("select secret from billing_key")
                .query(String.class)
                .single();
        List<String> secrets = new ArrayList<>(StoredSecretsFixture.ALL);
        secrets.add(ciphertext.substring(ciphertext.lastIndexOf(':') + 1));
        secrets.add(TestKeys.key(1).use(text -> text));
        secrets.add(TestKeys.key(2).use(text -> text));

        String log = logOf(() -> wholeWalk(rotated(), 10));

        assertThat(log).contains("registration", stored.registration().id().toString());
        assertThat(secrets).allSatisfy(secret -> assertThat(log).doesNotContain(secret));
    }

    private static String logOf(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.dalmada");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level before = logger.getLevel();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.TRACE);
        try {
            work.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(lines);
        }
        return lines.list.stream()
                .map(each -> each.getFormattedMessage() + each.getThrowableProxy() + cause(each))
                .collect(Collectors.joining("\n"));
    }

    private static String cause(ILoggingEvent line) {
        StringBuilder causes = new StringBuilder();
        for (var cause = line.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            causes.append(' ').append(cause.getMessage());
        }
        return causes.toString();
    }

    /** Does something else before each transaction, and something before its commit. */
    private final class Around implements TransactionRunner {
        private final Runnable before;
        private final Runnable beforeCommit;

        Around(Runnable before, Runnable beforeCommit) {
            this.before = before;
            this.beforeCommit = beforeCommit;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            before.run();
            return transactions.inTransaction(() -> {
                T result = work.get();
                beforeCommit.run();
                return result;
            });
        }

        @Override
        public boolean isActive() {
            return transactions.isActive();
        }
    }
}

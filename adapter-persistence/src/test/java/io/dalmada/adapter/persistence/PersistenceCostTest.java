package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.PaymentFilter;
import io.dalmada.application.port.out.RequestKey;
import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many statements things take; each is one round trip, and each transaction one more for its commit. */
class PersistenceCostTest {
    private static final Instant NOW = MovableClock.atTen().instant();
    private static final int WARM_UP = 50;
    private static final int MEASURED = 200;

    @ParameterizedTest
    @EnumSource
    void aChargeTakesSixteenStatementsInThreeTransactions(EachDatabase kind) {
        Database database = kind.get().emptied();
        BillingKey key = BillingKeyFixture.active();
        database.transactions().inTransaction(() -> database.billingKeys().save(key));

        List<String> statements = StatementLog.of(() -> charge(database, key));

        statements.forEach(sql -> System.out.println("  " + sql.substring(0, Math.min(70, sql.length()))));
        System.out.println(kind + ": a charge takes " + statements.size() + " statements and 3 commits, "
                + microsPerCharge(database, key) + " microseconds one after the other");
        assertThat(statements).hasSize(16);
        assertThat(statements).filteredOn(sql -> sql.startsWith("select")).hasSize(1);
    }

    private static long microsPerCharge(Database database, BillingKey key) {
        for (int i = 0; i < WARM_UP; i++) {
            charge(database, key);
        }
        long start = System.nanoTime();
        for (int i = 0; i < MEASURED; i++) {
            charge(database, key);
        }
        return Duration.ofNanos((System.nanoTime() - start) / MEASURED).toNanos() / 1000;
    }

    private static void charge(Database database, BillingKey key) {
        Payment payment = PaymentFixture.requestedBy(key.customer());
        RequestKey request = new RequestKey("shop", UUID.randomUUID().toString(), "POST /v1/payments", "fingerprint");
        Payment intent = database.transactions().inTransaction(() -> {
            database.idempotencyRecords().start(request, payment.id().value(), NOW);
            return save(database, payment, unchanged -> {});
        });
        Payment claimed = database.transactions().inTransaction(() -> {
            database.billingKeys().findForCharge(key.id()).orElseThrow().requireChargeable();
            return save(database, intent, p -> PaymentFixture.claimed(p, NOW));
        });
        database.transactions().inTransaction(() -> save(database, claimed, PaymentFixture::approved));
    }

    private static Payment save(Database database, Payment payment, Consumer<Payment> change) {
        change.accept(payment);
        database.outbox().append(payment.events());
        return database.payments().save(payment);
    }

    @Test
    void fiftyIntentsTakeAsManyStatementsAsOne() {
        Database database = Database.postgres().emptied();

        List<String> statements = StatementLog.of(() -> database.transactions().inTransaction(() -> {
            for (int i = 0; i < 50; i++) {
                save(database, PaymentFixture.requested(), unchanged -> {});
            }
        }));

        assertThat(statements).hasSize(5);
    }

    @Test
    void aPageOfPaymentsTakesTwoStatements() {
        Database database = Database.postgres().emptied();
        database.transactions().inTransaction(() -> {
            for (int i = 0; i < 20; i++) {
                save(database, PaymentFixture.partlyRefunded(), unchanged -> {});
            }
        });
        PaymentFilter everything = new PaymentFilter(Optional.empty(), Optional.empty());
        List<Payment> found = new ArrayList<>();

        List<String> statements = StatementLog.of(() -> found.addAll(
                database.payments().list(everything, Optional.empty(), 15).items()));

        assertThat(found).hasSize(15);
        assertThat(statements).hasSize(2);
    }
}

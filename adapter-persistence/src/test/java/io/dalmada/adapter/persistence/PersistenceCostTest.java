package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.PaymentFilter;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.payment.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What things cost: statements executed, round trips and commits. */
class PersistenceCostTest {

    @ParameterizedTest
    @EnumSource
    void aChargeTakesSixteenStatementsInThreeTransactions(EachDatabase kind) {
        Database database = kind.get().emptied();
        Renewals one = new Renewals(database, 1);

        List<String> trips = StatementLog.trips(() -> {
            one.intendForARequest();
            one.claim();
            one.record();
        });
        System.out.println(kind + ": a charge takes " + trips.size() + " round trips, " + StatementLog.commits(trips)
                + " of them commits");
        trips.forEach(sql -> System.out.println("  " + sql.substring(0, Math.min(70, sql.length()))));

        assertThat(StatementLog.commits(trips)).isEqualTo(3);
        assertThat(trips).hasSize(16 + 3);
        assertThat(trips).filteredOn(sql -> sql.startsWith("select")).hasSize(1);
    }

    /** The goal of a billing run: at most ten statements and three commits for a payment. */
    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void aSliceTakesAsManyRoundTripsAsAPayment(int slice) {
        Database database = Database.postgres().emptied();
        Renewals warm = new Renewals(database, slice);
        warm.intend();
        warm.claim();
        warm.record();
        Renewals renewals = new Renewals(database, slice);

        Cost intent = Cost.of(database, renewals::intend);
        Cost claim = Cost.of(database, renewals::claim);
        Cost outcome = Cost.of(database, renewals::record);

        Cost all = intent.and(claim).and(outcome);
        System.out.println(slice + " at once, for each payment:");
        System.out.println("  intent  " + intent.of(slice));
        System.out.println("  claim   " + claim.of(slice));
        System.out.println("  outcome " + outcome.of(slice));
        System.out.println("  all     " + all.of(slice));
        assertThat(intent).isEqualTo(new Cost(intent.executed(), 5 + 1, 1));
        assertThat(claim).isEqualTo(new Cost(claim.executed(), 5 + 1, 1));
        assertThat(outcome).isEqualTo(new Cost(outcome.executed(), 5 + 1, 1));
        assertThat(all.executed()).isLessThanOrEqualTo(slice == 1 ? 15 : 5L * slice);
    }

    /** @param executed what PostgreSQL executed; @param trips what travelled, commits included */
    private record Cost(long executed, int trips, long commits) {
        static Cost of(Database database, Runnable work) {
            List<String> trips = new ArrayList<>();
            long executed = database.executed(() -> trips.addAll(StatementLog.trips(work)));
            return new Cost(executed, trips.size(), StatementLog.commits(trips));
        }

        Cost and(Cost next) {
            return new Cost(executed + next.executed, trips + next.trips, commits + next.commits);
        }

        String of(int payments) {
            return String.format(
                    Locale.ROOT,
                    "%.2f statements, %.2f round trips, %.2f commits",
                    (double) executed / payments,
                    (double) trips / payments,
                    (double) commits / payments);
        }
    }

    @Test
    void aPageOfPaymentsTakesTwoStatements() {
        Database database = Database.postgres().emptied();
        database.transactions().inTransaction(() -> {
            for (int i = 0; i < 20; i++) {
                database.payments().save(PaymentFixture.partlyRefunded());
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

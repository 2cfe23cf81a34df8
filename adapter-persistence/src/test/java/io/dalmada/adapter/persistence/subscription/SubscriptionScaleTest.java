package io.dalmada.adapter.persistence.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.persistence.Database;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What finding due subscriptions costs on PostgreSQL grows with what is due, not with what exists. With
 * {@code -Dscale.existing=1000000} it is the long form of docs/benchmarks.md.
 */
@Tag("slow")
class SubscriptionScaleTest {
    private static final int DUE = 1_000;
    private static final int MANY = Integer.getInteger("scale.existing", 200_000);
    private static final double TOLERATED = 1.25;
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
    private static final Pattern TIME = Pattern.compile("Execution Time: ([\\d.]+) ms");
    private static final Pattern ROWS = Pattern.compile("Index Scan using subscription_due.*actual.*rows=(\\d+)");
    /** A thousand that are due, all at the same time, spread over the table; of the others half are over. */
    private static final String CROWD = """
            insert into subscription
            select gen_random_uuid(), 'customer-' || n, gen_random_uuid(), 'cookiepay', 'monthly',
                case when due or n % 2 = 0 then 'ACTIVE' else 'CANCELED' end,
                case when due then timestamptz '2026-11-23T01:00:00Z'
                    when n % 2 = 0 then timestamptz '2026-12-01T01:00:00Z' + n * interval '1 second' end,
                case when due or n % 2 = 0 then 'COLLECT' end,
                null, now(), 1, repeat('x', 600)
            from (select n, n % (:existing / 1000) = 0 as due from generate_series(1, :existing) n) numbered""";

    @AfterAll
    static void leave() {
        Database.postgres().emptied().sql().sql("vacuum analyze subscription").update();
    }

    /** @param rows read through the index; @param buffers pages touched; @param millis found, locked and read */
    private record Cost(long rows, long buffers, double millis, String plan) {
        @Override
        public String toString() {
            return rows + " rows, " + buffers + " buffers, " + millis + " ms";
        }
    }

    @Test
    void aThousandDueOfManyCostAsMuchAsOfTenThousand() {
        Cost few = cost(10_000);
        Cost many = cost(MANY);

        System.out.println("1,000 due of 10,000: " + few + "; of " + MANY + ": " + many + "\n" + many.plan());
        assertThat(few.rows()).isEqualTo(DUE);
        assertThat(many.rows()).isEqualTo(DUE);
        assertThat(many.buffers()).isLessThan((long) (few.buffers() * TOLERATED));
        assertThat(explain(Database.postgres(), JdbcSubscriptions.COUNT_DUE))
                .contains("subscription_due")
                .doesNotContain("Seq Scan");
    }

    /** The second time, when nothing is left to be tidied up after the inserts. */
    private static Cost cost(int existing) {
        Database database = Database.postgres().emptied();
        database.sql().sql("truncate subscription").update();
        database.sql().sql(CROWD).param("existing", existing).update();
        database.sql().sql("analyze subscription").update();
        explain(database, JdbcSubscriptions.LOCK_DUE);
        String plan = explain(database, JdbcSubscriptions.LOCK_DUE);
        assertThat(plan).contains("LockRows", "subscription_due").doesNotContain("Seq Scan", "Sort", "Removed");
        Matcher buffers = found(BUFFERS, plan);
        String read = buffers.group(2);
        return new Cost(
                Long.parseLong(found(ROWS, plan).group(1)),
                Long.parseLong(buffers.group(1)) + (read == null ? 0 : Long.parseLong(read)),
                Double.parseDouble(found(TIME, plan).group(1)),
                plan);
    }

    private static String explain(Database database, String sql) {
        String filled = sql.replace(":gateway", "'cookiepay'")
                .replace(":kind", "'COLLECT'")
                .replace(":now", "'2026-11-23T02:00:00Z'")
                .replace(":most", String.valueOf(DUE));
        return String.join("\n", database.explain("explain (analyze, buffers) " + filled));
    }

    private static Matcher found(Pattern pattern, String plan) {
        Matcher matcher = pattern.matcher(plan);
        assertThat(matcher.find()).as(plan).isTrue();
        return matcher;
    }
}

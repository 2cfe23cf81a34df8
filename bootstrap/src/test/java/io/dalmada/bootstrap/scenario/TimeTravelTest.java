package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.Subscribers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The movable clock, as the README starts the application. */
@Tag("slow")
class TimeTravelTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int MANY = 100;
    private static final int MONTHS = 18;

    @Test
    void eighteen_months_of_a_hundred_subscriptions(@TempDir Path folder) {
        try (RunningApp app = RunningApp.local(Database.H2_FILE.properties(folder))) {
            Subscribers.join(MANY, app);
            LocalDate to =
                    LocalDate.now(SEOUL).plusDays(2).plusMonths(MONTHS - 1).plusDays(1);

            long start = System.nanoTime();
            Api.Answer moved = app.api()
                    .put(
                            "/v1/test-clock",
                            "{\"now\":\""
                                    + to.atTime(LocalTime.NOON).atZone(SEOUL).toOffsetDateTime() + "\"}");
            System.out.println(
                    "18 months of 100 subscriptions took " + (System.nanoTime() - start) / 1_000_000 + " ms");

            assertThat(moved.status()).as(moved.text()).isEqualTo(200);
            assertThat(moved.json().path("diary").valueStream())
                    .filteredOn(line -> line.path("type").asString().equals("subscription.bill.paid"))
                    .hasSize(MANY * MONTHS);
        }
    }
}

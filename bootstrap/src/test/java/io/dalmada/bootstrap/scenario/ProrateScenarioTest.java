package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TermsWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** More seats at once, paid with the next bill, over HTTP: the billing day stays, and nothing is charged in between. */
class ProrateScenarioTest {
    private static final String THREE_SEATS =
            "{\"planCode\":\"SEAT\",\"quantity\":3,\"when\":\"NOW\",\"prorate\":\"NEXT_BILL\"}";

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void more_seats_are_paid_with_the_next_bill(Database database, @TempDir Path folder) {
        try (TermsWorld world = new TermsWorld(database, folder, "2027-01-10T12:00")) {
            world.plan("SEAT", "MONTH", 10_000, "");
            world.plan("MINI", "MONTH", 5_000, "");
            String id = TermsWorld.ok(201, world.subscribe("SEAT", world.api().billingKey(), ""))
                    .at("id");
            world.until("2027-01-25");

            JsonNode told = world.read(id, "/change-preview?planCode=SEAT&quantity=3&when=NOW&prorate=NEXT_BILL")
                    .json();
            assertThat(told.path("amountNow").asLong()).isZero();
            // Sixteen of thirty-one days of two seats more.
            assertThat(told.path("owed").asLong()).isEqualTo(10_322);
            assertThat(told.at("/nextBillings/0/date").asString()).isEqualTo("2027-02-10");
            assertThat(told.at("/nextBillings/0/amount").asLong()).isEqualTo(40_322);

            refused(world.act(id, "change-plan", THREE_SEATS.replace("NOW", "PERIOD_END")));
            refused(world.act(id, "change-plan", THREE_SEATS.replace("NEXT_BILL", "SOMETIME")));
            refused(world.act(
                    id, "change-plan", THREE_SEATS.replace("SEAT", "MINI").replace("3", "1")));

            JsonNode changed = TermsWorld.ok(200, world.act(id, "change-plan", THREE_SEATS))
                    .json();
            assertThat(changed.path("quantity").asInt()).isEqualTo(3);
            assertThat(changed.path("owed").asLong()).isEqualTo(10_322);
            world.until("2027-03-11");
            assertThat(world.charged()).containsExactly("2027-01-10 10000", "2027-02-10 40322", "2027-03-10 30000");
        }
    }

    private static void refused(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/field").asString())
                .as(answer.text())
                .isEqualTo("prorate");
    }
}

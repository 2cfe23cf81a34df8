package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TermsWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 10,000 won a seat were agreed; the plan costs 15,000 since. */
class AgreedPriceScenarioTest {
    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void what_was_agreed_stays_agreed(Database database, @TempDir Path folder) {
        try (TermsWorld world = new TermsWorld(database, folder, "2027-01-10")) {
            world.plan("SEAT", "MONTH", 10_000, "");
            world.plan("MAX", "MONTH", 30_000, "");
            String id = TermsWorld.ok(201, world.subscribe("SEAT", world.api().billingKey(), ""))
                    .at("id");
            TermsWorld.ok(201, world.api().post("/v1/plans/SEAT/prices", "{\"amount\":15000}"));

            // What a second seat would cost, and what it costs at today's price; asking changes nothing.
            String second = "/change-preview?planCode=SEAT&quantity=2&when=NOW";
            assertThat(world.read(id, second).json().path("amountNow").asLong()).isEqualTo(10_000);
            assertThat(world.read(id, second + "&priceVersion=LATEST")
                            .json()
                            .path("amountNow")
                            .asLong())
                    .isEqualTo(20_000);
            assertThat(world.read(id, "").json().path("quantity").asInt()).isEqualTo(1);

            // Changing to what one has does nothing; it is no charge either.
            String version = world.read(id, "").at("version");
            TermsWorld.ok(200, world.act(id, "change-plan", "{\"planCode\":\"SEAT\",\"when\":\"NOW\"}"));
            assertThat(world.read(id, "").at("version")).isEqualTo(version);

            // There and back: the scheduled change is dropped, the price stays.
            TermsWorld.ok(200, world.act(id, "change-plan", "{\"planCode\":\"MAX\",\"when\":\"PERIOD_END\"}"));
            TermsWorld.ok(200, world.act(id, "drop-change", ""));
            TermsWorld.ok(200, world.act(id, "change-plan", "{\"planCode\":\"MAX\",\"when\":\"PERIOD_END\"}"));
            TermsWorld.ok(200, world.act(id, "change-plan", "{\"planCode\":\"SEAT\",\"when\":\"PERIOD_END\"}"));
            assertThat(world.read(id, "").json().path("scheduledChange").isNull())
                    .isTrue();

            TermsWorld.ok(
                    200,
                    world.act(id, "change-plan", "{\"planCode\":\"SEAT\",\"quantity\":3,\"when\":\"PERIOD_END\"}"));
            world.until("2027-02-11");
            assertThat(world.charged()).containsExactly("2027-01-10 10000", "2027-02-10 30000");
        }
    }
}

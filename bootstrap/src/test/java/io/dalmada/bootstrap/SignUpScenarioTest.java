package io.dalmada.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How subscriptions begin, over HTTP. */
class SignUpScenarioTest {
    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void people_sign_up(Database database, @TempDir Path folder) {
        try (TermsWorld world = new TermsWorld(database, folder, "2027-01-10T23:50")) {
            aTrialHasAllItsDays(world);
        }
    }

    /** Seven days, taken ten minutes before midnight: the eighteenth is the first that is billed. */
    private static void aTrialHasAllItsDays(TermsWorld world) {
        world.plan("TRY", "MONTH", 9_900, ",\"trialDays\":7");
        Api.Answer trial = TermsWorld.ok(201, world.subscribe("TRY", world.api().billingKey(), ""));
        assertThat(trial.at("status")).isEqualTo("TRIALING");
        assertThat(trial.at("trialEnd")).isEqualTo("2027-01-17");
        assertThat(trial.json().at("/nextBilling/date").asString()).isEqualTo("2027-01-18");
        world.until("2027-01-18T09:59");
        assertThat(world.charged()).isEmpty();
        world.until("2027-01-18");
        assertThat(world.charged()).containsExactly("2027-01-18 9900");
    }
}

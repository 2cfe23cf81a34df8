package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TermsWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How subscriptions begin, and what a customer may sign up for a second time, over HTTP. */
class SignUpScenarioTest {
    private static final String SEVERAL = ",\"allowSeveral\":true";
    private static final String SKIP = ",\"skipTrial\":true";

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void people_sign_up(Database database, @TempDir Path folder) {
        try (TermsWorld world = new TermsWorld(database, folder, "2027-01-10T23:50")) {
            aTrialHasAllItsDays(world);
            oneSubscriptionToAPlan(world);
            oneTrialOfAPlan(world);
        }
    }

    /** Seven days, taken ten minutes before midnight: the eighteenth is the first that is billed. */
    private static void aTrialHasAllItsDays(TermsWorld world) {
        world.plan("WEEK-FREE", "MONTH", 9_900, ",\"trialDays\":7");
        Api.Answer trial =
                TermsWorld.ok(201, world.subscribe("WEEK-FREE", world.api().billingKey(), ""));
        assertThat(trial.at("status")).isEqualTo("TRIALING");
        assertThat(trial.at("trialEnd")).isEqualTo("2027-01-17");
        assertThat(trial.json().at("/nextBilling/date").asString()).isEqualTo("2027-01-18");
        world.until("2027-01-18T09:59");
        assertThat(world.charged()).isEmpty();
        world.until("2027-01-18");
        assertThat(world.charged()).containsExactly("2027-01-18 9900");
    }

    private static void oneSubscriptionToAPlan(TermsWorld world) {
        world.plan("PRO", "MONTH", 9_900, "");
        String key = world.api().billingKey();
        String first = TermsWorld.ok(201, world.subscribe("PRO", key, "")).at("id");
        requireRefused(world.subscribe("PRO", key, ""), "subscription-exists", first);
        String second = TermsWorld.ok(201, world.subscribe("PRO", key, SEVERAL)).at("id");
        TermsWorld.ok(200, world.act(first, "cancel", "{\"when\":\"NOW\"}"));
        requireRefused(world.subscribe("PRO", key, ""), "subscription-exists", second);
        TermsWorld.ok(200, world.act(second, "cancel", "{\"when\":\"NOW\"}"));
        TermsWorld.ok(201, world.subscribe("PRO", key, ""));
        assertThat(world.charged()).hasSize(1 + 3);
    }

    private static void oneTrialOfAPlan(TermsWorld world) {
        world.plan("TRY", "MONTH", 9_900, ",\"trialDays\":7");
        String key = world.api().billingKey();
        String first = TermsWorld.ok(201, world.subscribe("TRY", key, "")).at("id");
        TermsWorld.ok(200, world.act(first, "cancel", "{\"when\":\"NOW\"}"));
        requireRefused(world.subscribe("TRY", key, SEVERAL), "trial-used", first);
        Api.Answer paying = TermsWorld.ok(201, world.subscribe("TRY", key, SKIP));
        assertThat(paying.at("status")).isEqualTo("ACTIVE");
    }

    private static void requireRefused(Api.Answer answer, String problem, String standing) {
        TermsWorld.ok(409, answer);
        assertThat(answer.at("type")).endsWith(":" + problem);
        assertThat(answer.at("subscriptionId")).isEqualTo(standing);
    }
}

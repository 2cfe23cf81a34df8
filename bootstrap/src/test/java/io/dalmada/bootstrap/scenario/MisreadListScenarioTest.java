package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.LedgerEntry;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A charge whose reply was lost, and a list in a form that nobody knows: for hours the list seems to say that there is no
 * charge, and the shop repeats its request. Whatever the form, there is one charge, and it is never said that there is none.
 */
@Tag("slow")
class MisreadListScenarioTest {
    private static final List<Fault.Kind> FORMS = Arrays.stream(Fault.Kind.values())
            .filter(kind -> kind.name().startsWith("LIST_"))
            .toList();

    private final MovableClock clock = MovableClock.atTen();

    @ParameterizedTest
    @EnumSource
    void a_list_that_is_not_understood_never_leads_to_a_second_charge(Database database, @TempDir Path folder) {
        try (var simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                var app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api();
            String billingKey = api.billingKey();
            for (Fault.Kind form : FORMS) {
                lostUnder(form, app, simulator, billingKey);
            }
            assertThat(simulator.ledger().entries().stream().filter(entry -> entry.kind() == LedgerEntry.Kind.APPROVED))
                    .as("one charge for each payment")
                    .hasSize(FORMS.size());
            assertThat(simulator.ledger().received(Step.CANCEL)).isZero();
        }
    }

    private void lostUnder(Fault.Kind form, RunningApp app, CookiePaySimulator simulator, String billingKey) {
        Api api = app.api();
        String key = UUID.randomUUID().toString();
        simulator.faults().add(Fault.always(Step.PAYSEARCH, form));
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
        Api.Answer lost = api.charge(billingKey, 9000, key);
        assertThat(lost.status()).as(form + ": " + lost.text()).isEqualTo(202);
        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofMinutes(20));
            app.work();
            assertThat(api.charge(billingKey, 9000, key).status())
                    .as("repeated under %s", form)
                    .isIn(201, 202);
            assertThat(api.payment(lost.at("id")).at("status"))
                    .as("under %s", form)
                    .isIn("PROCESSING", "PAID");
        }
        simulator.faults().clear();
        for (int i = 0; i < 120 && !api.payment(lost.at("id")).at("status").equals("PAID"); i++) {
            clock.advance(Duration.ofMinutes(1));
            app.work();
        }
        assertThat(api.payment(lost.at("id")).at("status")).as("after %s", form).isEqualTo("PAID");
    }
}

package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Books;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole story, over real HTTP on both sides. */
class LifeCycleScenarioTest {
    @ParameterizedTest
    @EnumSource
    void a_key_is_issued_charged_refunded_twice_and_revoked(Database database, @TempDir Path folder) {
        MovableClock clock = MovableClock.atTen();
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.start(simulator, clock, database.properties(folder))) {
            Api api = app.api().checked();

            // The customer enters a card; from here on only the billing key exists.
            Api.Answer key = api.post("/v1/billing-keys", Api.card("9410000000001235"));
            assertThat(key.status()).isEqualTo(201);
            assertThat(key.at("status")).isEqualTo("ACTIVE");
            assertThat(key.json().path("card").path("last4").asString()).isEqualTo("1235");
            assertThat(key.json().path("card").path("issuerName").asString()).isEqualTo("BC");

            // The first charge.
            Api.Answer paid = api.charge(key.at("id"), 9900);
            assertThat(paid.status()).isEqualTo(201);
            assertThat(paid.at("status")).isEqualTo("PAID");
            assertThat(paid.at("approvalNumber")).hasSize(8);
            String payment = paid.at("id");
            assertThat(simulator.ledger().net(paid.at("orderNumber"))).isEqualTo(9900);

            // Part of it is given back, then the rest.
            Api.Answer part = api.refund(payment, 3000);
            assertThat(part.status()).isEqualTo(201);
            assertThat(api.payment(payment).at("status")).isEqualTo("PARTIALLY_REFUNDED");
            Api.Answer tooMuch = api.refund(payment, 6901);
            assertThat(tooMuch.status()).isEqualTo(422);
            Api.Answer rest = api.refundRest(payment);
            assertThat(rest.status()).isEqualTo(201);
            assertThat(api.payment(payment).at("status")).isEqualTo("REFUNDED");
            assertThat(simulator.ledger().net(paid.at("orderNumber"))).isZero();

            // A second charge stays; a decline changes nothing at the gateway.
            assertThat(api.charge(key.at("id"), 5500).status()).isEqualTo(201);
            Api.Answer declined = api.charge(key.at("id"), 1002);
            assertThat(declined.status()).isEqualTo(402);
            assertThat(declined.at("reason")).isEqualTo("LIMIT_EXCEEDED");

            // The key is revoked: gone here and at the gateway.
            Api.Answer revoked = api.delete("/v1/billing-keys/" + key.at("id"));
            assertThat(revoked.status()).isEqualTo(200);
            assertThat(revoked.at("disposal")).isEqualTo("DONE");
            assertThat(api.charge(key.at("id"), 9900).status()).isEqualTo(409);

            new Books(app.bean(PaymentRepository.class), simulator.ledger()).requireAgreement();
        }
    }
}

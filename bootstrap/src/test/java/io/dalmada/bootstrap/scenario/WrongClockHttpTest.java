package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ClockWrong;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP: a node whose clock is off shows everything and does nothing, and the same request succeeds afterwards. */
class WrongClockHttpTest {
    @ParameterizedTest
    @ValueSource(longs = {2, 24 * 31, -2})
    void sends_away_whoever_asks_it_to_act(long hours) {
        MovableClock clock = MovableClock.atTen();
        Instant databaseTime = clock.instant();
        try (CookiePaySimulator simulator =
                        CookiePaySimulator.start(SimulatorOptions.inMemory().withClock(clock));
                RunningApp app = RunningApp.watched(
                        simulator,
                        clock,
                        () -> databaseTime,
                        List.of("spring.datasource.url=jdbc:h2:mem:wrong-clock-" + UUID.randomUUID()))) {
            Api api = app.api().checked();
            String key = api.billingKey();
            Api.Answer paid = api.charge(key, 9_900);
            assertThat(paid.status()).isEqualTo(201);

            clock.advance(Duration.ofHours(hours));
            String request = UUID.randomUUID().toString();
            Api.Answer away = api.charge(key, 5_500, request);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.at("type")).isEqualTo("urn:dalmada:problem:temporarily-unavailable");
            assertThat(away.raw().headers().firstValue("Retry-After")).contains("30");
            assertThat(api.refundRest(paid.at("id")).status()).isEqualTo(503);
            assertThat(api.delete("/v1/billing-keys/" + key).status()).isEqualTo(503);
            assertThat(api.payment(paid.at("id")).at("status")).isEqualTo("PAID");
            assertThatThrownBy(app::work).isInstanceOf(ClockWrong.class);

            clock.set(databaseTime);
            assertThat(api.charge(key, 5_500, request).status()).isEqualTo(201);
            app.work();
        }
    }
}

package io.dalmada.bootstrap.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.model.GatewayHold;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateways;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.Profiles;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.domain.gateway.GatewayId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node whose clock is wrong collects nothing. */
class ClockHoldsTest {
    private static final GatewayId GATEWAY = new GatewayId("memory");
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final InMemoryStore store = new InMemoryStore();

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "120, ''",
        "-120, ''",
        "121, this node's clock is 121 s ahead of the database's",
        "-300, this node's clock is 300 s behind the database's"
    })
    void more_than_two_minutes_stop_the_runs(long seconds, String reason) {
        GatewayHolds holds = holds(Duration.ofSeconds(seconds));

        assertThat(holds.find(GATEWAY).map(GatewayHold::reason).orElse("")).isEqualTo(reason);
        assertThat(holds.all()).hasSize(reason.isEmpty() ? 0 : 1);
    }

    @Test
    void what_a_person_stopped_stays_his() {
        GatewayHolds holds = holds(Duration.ofHours(1));
        GatewayHold his = new GatewayHold(GATEWAY, NOW, "operator", "vendor is down");
        store.inTransaction(() -> {
            holds.hold(his);
            return his;
        });

        assertThat(holds.find(GATEWAY)).contains(his);
        assertThat(holds.all()).isEqualTo(List.of(his));
    }

    @Test
    void postgresql_tells_its_time() throws IOException {
        try (EmbeddedPostgres server = Database.durable()) {
            Instant told = ClockConfiguration.now(new JdbcTemplate(server.getPostgresDatabase()));

            assertThat(told)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        }
    }

    private GatewayHolds holds(Duration ahead) {
        Clock clock = Clock.fixed(NOW.plus(ahead), ZoneOffset.UTC);
        var gateway = new InMemoryGateway(Profiles.withoutReplay(), clock, store::isActive);
        ClockWatch watch = new ClockWatch(clock, () -> NOW, new SimpleMeterRegistry());
        return new ClockHolds(store.holds(), new InMemoryGateways(gateway), watch);
    }
}

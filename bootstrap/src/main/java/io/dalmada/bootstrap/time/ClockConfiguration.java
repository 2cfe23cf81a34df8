package io.dalmada.bootstrap.time;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcOperations;

/** In production business time is compared with the database's; elsewhere it may be moved. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class ClockConfiguration {
    @Bean
    ClockWatch clockWatch(Clock clock, JdbcOperations database, MeterRegistry meters) {
        return new ClockWatch(clock, () -> now(database), meters);
    }

    static Instant now(JdbcOperations database) {
        OffsetDateTime now = database.queryForObject("select clock_timestamp()", OffsetDateTime.class);
        return Objects.requireNonNull(now).toInstant();
    }
}

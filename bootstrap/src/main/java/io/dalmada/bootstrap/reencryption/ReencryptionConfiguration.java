package io.dalmada.bootstrap.reencryption;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.service.shared.GatedWork;
import io.dalmada.bootstrap.time.ClockWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every node does after a key rotation, and what it shows of it. */
@Configuration(proxyBeanMethods = false)
public class ReencryptionConfiguration {
    @Bean
    PeriodicWork reencryptionWork(Reencryption reencryption, Clock clock, ObjectProvider<ClockWatch> watch) {
        return new GatedWork(new ReencryptionWork(reencryption), ClockWatch.trusted(watch, clock));
    }

    /** Asked of the database whenever an operator looks; see docs/metrics.md. */
    @Bean
    MeterBinder secretsUnderOldKeys(Reencryption reencryption) {
        return meters -> Stream.of(EncryptedTable.values())
                .forEach(table -> Gauge.builder(
                                "dalmada.secrets.under.old.keys", reencryption, asked -> asked.waiting(table))
                        .tag("table", table.table())
                        .register(meters));
    }
}

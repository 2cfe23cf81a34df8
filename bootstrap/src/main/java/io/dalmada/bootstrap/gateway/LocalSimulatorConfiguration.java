package io.dalmada.bootstrap.gateway;

import io.dalmada.bootstrap.DalmadaProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Simulators exist in profile local alone; production has no way to start one. */
@Configuration(proxyBeanMethods = false)
@Profile("local & !production")
@ConditionalOnProperty("dalmada.simulator.enabled")
public class LocalSimulatorConfiguration {
    @Bean
    LocalSimulators localSimulators(DalmadaProperties properties, Map<String, GatewayVendor> vendors) {
        DalmadaProperties.Simulator settings = properties.simulator();
        List<LocalSimulator> running = new ArrayList<>();
        for (String name : configured(properties)) {
            int port = settings.port() == 0 ? 0 : settings.port() + running.size();
            Optional.ofNullable(vendors.get(name))
                    .flatMap(vendor -> vendor.simulate(port, ledger(settings, name)))
                    .ifPresent(running::add);
        }
        return new LocalSimulators(running);
    }

    /** In the order of the alphabet, so that each keeps its port. */
    private static TreeSet<String> configured(DalmadaProperties properties) {
        TreeSet<String> vendors = new TreeSet<>();
        properties.gateways().values().stream()
                .flatMap(gateway -> Optional.ofNullable(gateway.vendor()).stream())
                .forEach(vendors::add);
        return vendors;
    }

    private static Optional<Path> ledger(DalmadaProperties.Simulator settings, String vendor) {
        String suffix = vendor.equals("cookiepay") ? "" : "-" + vendor;
        return Optional.of(settings.ledger()).filter(file -> !file.isBlank()).map(file -> Path.of(file + suffix));
    }
}

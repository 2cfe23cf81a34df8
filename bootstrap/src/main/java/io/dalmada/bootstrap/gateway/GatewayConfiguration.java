package io.dalmada.bootstrap.gateway;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.gateway.GatewayId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configured merchant accounts; a further vendor is one more line in {@link #vendors}. */
@Configuration(proxyBeanMethods = false)
public class GatewayConfiguration {
    @Bean
    Map<String, GatewayVendor> vendors(Clock clock, MeterRegistry meters) {
        return new TreeMap<>(Map.of(
                "cookiepay", new CookiePayVendor(clock, meters),
                "tosspayments", new TossPaymentsVendor(clock, meters)));
    }

    @Bean
    ConfiguredGateways paymentGateways(
            DalmadaProperties properties,
            Map<String, GatewayVendor> vendors,
            ObjectProvider<LocalSimulators> simulators) {
        List<PaymentGateway> gateways = new ArrayList<>();
        properties.gateways().forEach((id, settings) -> {
            String named = Objects.requireNonNullElse(settings.vendor(), "");
            GatewayVendor vendor = vendors.get(named);
            if (vendor == null) {
                throw new IncompleteConfiguration(List.of(
                        "dalmada.gateways." + id + ".vendor must be one of " + String.join(", ", vendors.keySet())));
            }
            Optional<URI> local =
                    Optional.ofNullable(simulators.getIfAvailable()).flatMap(running -> running.of(named));
            gateways.add(open(vendor, id, settings, local));
        });
        Optional<GatewayId> byDefault =
                Optional.ofNullable(properties.defaultGateway()).map(GatewayId::new);
        return new ConfiguredGateways(gateways, byDefault);
    }

    private static PaymentGateway open(
            GatewayVendor vendor, String id, DalmadaProperties.Gateway settings, Optional<URI> simulator) {
        try {
            return vendor.open(gatewayId(id), settings, simulator);
        } catch (IllegalArgumentException malformed) {
            throw new IncompleteConfiguration(List.of("dalmada.gateways." + id + ": " + malformed.getMessage()));
        }
    }

    private static GatewayId gatewayId(String id) {
        try {
            return new GatewayId(id);
        } catch (IllegalArgumentException malformed) {
            throw new IncompleteConfiguration(List.of("rename dalmada.gateways." + id + ": " + malformed.getMessage()));
        }
    }

    @Bean
    HealthIndicator gatewayHealthIndicator(PaymentGateways gateways) {
        return new GatewayHealth((ConfiguredGateways) gateways);
    }
}

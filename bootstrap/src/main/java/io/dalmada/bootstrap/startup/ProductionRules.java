package io.dalmada.bootstrap.startup;

import io.dalmada.bootstrap.DalmadaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What {@code production} demands; each broken rule is a sentence that says what to set. */
final class ProductionRules {
    private static final Duration LEAST_SETTLE = Duration.ofMinutes(60);
    private static final Duration LEAST_SPACING = Duration.ofMinutes(10);
    private static final int LEAST_SCANS = 3;

    private ProductionRules() {}

    static List<String> broken(Environment environment) {
        List<String> broken = new ArrayList<>();
        if (!environment.getProperty("spring.datasource.url", "").startsWith("jdbc:postgresql:")) {
            broken.add("set DALMADA_DB_URL (jdbc:postgresql://…), DALMADA_DB_USER and DALMADA_DB_PASSWORD:"
                    + " production needs PostgreSQL");
        }
        Optional<DalmadaProperties> bound = Binder.get(environment)
                .bind("dalmada", DalmadaProperties.class)
                .map(Optional::of)
                .orElse(Optional.empty());
        if (bound.isEmpty() || bound.get().encryptionKeys().isEmpty()) {
            broken.add("set DALMADA_ENCRYPTION_KEYS=<id>:<32 bytes in base64> (openssl rand -base64 32);"
                    + " the first one encrypts, the others still decrypt");
        }
        if (isBlank(bound.map(p -> p.secrets().fingerprintKey()).orElse(null))) {
            broken.add("set DALMADA_FINGERPRINT_KEY=<32 bytes in base64> (openssl rand -base64 32) and keep it:"
                    + " with another one, requests that are repeated are no longer recognised");
        }
        if (bound.isEmpty() || bound.get().apiKeys().isEmpty()) {
            broken.add("set DALMADA_API_KEYS=<id>:<SHA-256 of the key in hex>, comma separated;"
                    + " a key is dmk_ and at least 32 random characters");
        }
        if (bound.map(p -> p.simulator().enabled()).orElse(false)) {
            broken.add("remove dalmada.simulator.enabled: the simulator never runs in production");
        }
        if (!isBlank(bound.map(p -> p.pages().suggestedKey()).orElse(null))) {
            broken.add("remove dalmada.pages.suggested-key: pages would tell an API key to everybody");
        }
        if (!bound.map(p -> p.webhooks().publicOnly()).orElse(true)) {
            broken.add("remove dalmada.webhooks.public-only=false: webhooks would reach your own network");
        }
        broken.addAll(brokenByGateways(bound.map(DalmadaProperties::gateways).orElse(Map.of())));
        return broken;
    }

    private static List<String> brokenByGateways(Map<String, DalmadaProperties.Gateway> gateways) {
        List<String> broken = new ArrayList<>();
        if (gateways.isEmpty()) {
            broken.add("configure a gateway under dalmada.gateways.<id>");
        }
        gateways.forEach((id, gateway) -> {
            if (isBlank(gateway.apiId()) || isBlank(gateway.apiKey())) {
                broken.add("set the credentials of gateway " + id + ": dalmada.gateways." + id + ".api-id and .api-key"
                        + (id.equals("cookiepay") ? " (or COOKIEPAY_API_ID and COOKIEPAY_API_KEY)" : ""));
            }
            if (!isBlank(gateway.url())) {
                broken.add("remove dalmada.gateways." + id + ".url: production talks to the vendor's own hosts"
                        + " (choose by .mode=sandbox|live)");
            }
            DalmadaProperties.Absence absence = gateway.absence();
            if (provesTooLittle(absence.settle(), absence.scans(), absence.spacing())) {
                broken.add("dalmada.gateways." + id + ".absence must be at least 60m, 3 scans, 10m apart:"
                        + " less proves nothing at a gateway that lists late");
            }
            DalmadaProperties.RefundAbsence refunds = gateway.refundAbsence();
            if (provesTooLittle(refunds.settle(), refunds.scans(), refunds.spacing())) {
                broken.add("dalmada.gateways." + id + ".refund-absence must be at least 60m, 3 scans, 10m apart:"
                        + " a refund that only shows late would be made twice");
            }
        });
        return broken;
    }

    private static boolean provesTooLittle(Duration settle, int scans, Duration spacing) {
        return settle.compareTo(LEAST_SETTLE) < 0 || scans < LEAST_SCANS || spacing.compareTo(LEAST_SPACING) < 0;
    }

    private static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}

package io.dalmada.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.bootstrap.DalmadaApplication;
import io.dalmada.bootstrap.gateway.LocalSimulators;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A start that must not happen does not, and says what to set. */
class StartUpTest {
    private static final List<String> COMPLETE = List.of(
            "spring.profiles.active=production",
            "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
            "dalmada.encryption-keys=k1:bG9jYWwtZGFsbWFkYS1rZXktbm90LWZvci1yZWFsISE=",
            "dalmada.secrets.fingerprint-key=ZmluZ2VycHJpbnQtZGFsbWFkYS1rZXktbm90LXJlYWw=",
            "dalmada.api-keys=ops:0000000000000000000000000000000000000000000000000000000000000000",
            "dalmada.gateways.cookiepay.api-id=sandbox_real",
            "dalmada.gateways.cookiepay.api-key=secret-that-must-not-be-printed");

    @Test
    void production_names_everything_that_is_missing() {
        assertThatThrownBy(() -> start(List.of("spring.profiles.active=production")))
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContainingAll(
                        "DALMADA_DB_URL",
                        "DALMADA_ENCRYPTION_KEYS",
                        "DALMADA_FINGERPRINT_KEY",
                        "DALMADA_API_KEYS",
                        "COOKIEPAY_API_ID");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url=jdbc:h2:mem:x, PostgreSQL",
        "dalmada.simulator.enabled=true, simulator",
        "dalmada.webhooks.public-only=false, dalmada.webhooks.public-only",
        "dalmada.pages.suggested-key=dmk_local, dalmada.pages.suggested-key",
        "dalmada.gateways.cookiepay.url=http://127.0.0.1:9, hosts",
        "dalmada.gateways.cookiepay.absence.settle=59m, absence",
        "dalmada.gateways.cookiepay.absence.scans=2, absence",
        "dalmada.gateways.cookiepay.absence.spacing=9m, absence",
        "dalmada.gateways.cookiepay.refund-absence.settle=59m, refund-absence",
        "dalmada.gateways.cookiepay.refund-absence.scans=2, refund-absence",
        "dalmada.gateways.cookiepay.refund-absence.spacing=9m, refund-absence",
        "dalmada.secrets.fingerprint-key=, DALMADA_FINGERPRINT_KEY",
        "'spring.profiles.active=production,local', exclude each other",
        "dalmada.gateways.cookiepay.api-key=, COOKIEPAY_API_KEY",
    })
    void production_refuses_what_is_not_safe(String property, String named) {
        List<String> properties = new ArrayList<>(COMPLETE);
        properties.removeIf(p -> p.startsWith(property.substring(0, property.indexOf('=') + 1)));
        properties.add(property);

        assertThatThrownBy(() -> start(properties))
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("secret-that-must-not-be-printed");
    }

    @Test
    void production_refuses_a_database_that_forgets_commits() {
        List<String> properties = withoutDatabase();
        properties.addAll(Database.POSTGRESQL.properties(Path.of("")));
        properties.add("server.port=0");

        assertThatThrownBy(() -> start(properties))
                .hasRootCauseInstanceOf(IncompleteConfiguration.class)
                .hasStackTraceContaining("synchronous_commit=on");
    }

    @Test
    void a_complete_production_starts_and_lets_nobody_in_without_a_key() throws IOException {
        try (EmbeddedPostgres server = Database.durable()) {
            List<String> properties = withoutDatabase();
            properties.addAll(Database.properties(server));
            properties.add("server.port=0");
            requireClosed(properties);
        }
    }

    private static void requireClosed(List<String> properties) {
        try (ConfigurableApplicationContext context = run(properties)) {
            Api api = Api.stranger("http://127.0.0.1:"
                    + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            assertThat(api.get("/actuator/health").status()).isEqualTo(200);
            assertThat(api.get("/actuator/health").text()).doesNotContain("components");
            assertThat(api.get("/v1/payments").status()).isEqualTo(401);
            assertThat(api.get("/actuator/prometheus").status()).isEqualTo(401);
            assertThat(api.get("/test.html").status()).isEqualTo(401);
            assertThat(context.getBeansOfType(LocalSimulators.class)).isEmpty();
        }
    }

    @Test
    void the_message_is_a_list_of_actions() {
        IncompleteConfiguration incomplete = new IncompleteConfiguration(List.of("set A", "set B"));

        assertThat(java.util.Objects.requireNonNull(new IncompleteConfigurationAnalyzer().analyze(incomplete))
                        .getAction())
                .isEqualTo("- set A\n- set B");
    }

    private static List<String> withoutDatabase() {
        List<String> properties = new ArrayList<>(COMPLETE);
        properties.removeIf(p -> p.startsWith("spring.datasource.url="));
        return properties;
    }

    private static void start(List<String> properties) {
        run(properties).close();
    }

    private static ConfigurableApplicationContext run(List<String> properties) {
        return DalmadaApplication.application()
                .run(properties.stream().map(p -> "--" + p).toArray(String[]::new));
    }
}

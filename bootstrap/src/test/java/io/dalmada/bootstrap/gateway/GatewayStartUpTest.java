package io.dalmada.bootstrap.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.bootstrap.DalmadaApplication;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an account stops the start and says what to set. */
class GatewayStartUpTest {
    private static final String SECRET = "test_sk_secret_that_must_not_be_printed";
    private static final List<String> ACCOUNT = List.of(
            "dalmada.gateways.toss.vendor=tosspayments",
            "dalmada.gateways.toss.api-id=test_ck_1",
            "dalmada.gateways.toss.api-key=" + SECRET);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vendor= | dalmada.gateways.toss.vendor must be one of cookiepay",
                "vendor=tosspay | dalmada.gateways.toss.vendor must be one of cookiepay",
                "api-id= | set dalmada.gateways.toss.api-id to the client key",
                "api-key= | set dalmada.gateways.toss.api-key to the secret key",
                "api-key=test_gsk_widget | dalmada.gateways.toss: Toss Payments: the secret key begins with test_sk_",
                "api-id=live_ck_1 | dalmada.gateways.toss: Toss Payments: the client key begins with test_ck_",
                "mode=live | set dalmada.gateways.toss.mode to sandbox: its keys are test keys",
                "mode=real | dalmada.gateways.toss.mode must be one of sandbox, live"
            })
    void what_is_wrong_is_said(String setting, String says, @TempDir Path folder) {
        String name = "dalmada.gateways.toss." + setting.substring(0, setting.indexOf('=') + 1);
        List<String> properties = new ArrayList<>(ACCOUNT);
        properties.removeIf(property -> property.startsWith(name));
        properties.add("dalmada.gateways.toss." + setting);
        properties.add("dalmada.simulator.enabled=false");
        properties.addAll(Database.H2_FILE.properties(folder));

        assertThatThrownBy(() -> run(properties))
                .hasRootCauseInstanceOf(IncompleteConfiguration.class)
                .hasStackTraceContaining(says)
                .satisfies(stopped -> assertThat(stopped.toString()).doesNotContain(SECRET));
    }

    private static void run(List<String> properties) {
        List<String> all = new ArrayList<>(properties);
        all.addAll(List.of("server.port=0", "spring.main.banner-mode=off", "dalmada.work.enabled=false"));
        DalmadaApplication.application()
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new))
                .close();
    }

    @Test
    void a_merchant_of_one_vendor_needs_no_account_at_another() {
        List<String> production = new ArrayList<>(ACCOUNT);
        production.add("spring.profiles.active=production");

        assertThatThrownBy(() -> run(production))
                .isInstanceOf(IncompleteConfiguration.class)
                .hasMessageContaining("DALMADA_DB_URL")
                .hasMessageNotContainingAny("COOKIEPAY", "credentials");
    }

    /** One line of configuration is enough to try it: its simulator runs beside CookiePay's, with its own pair of keys. */
    @Test
    void a_vendor_that_is_named_locally_has_its_simulator(@TempDir Path folder) {
        List<String> properties = new ArrayList<>(Database.H2_FILE.properties(folder));
        properties.add("dalmada.gateways.toss.vendor=tosspayments");
        try (RunningApp app = RunningApp.local(properties)) {
            assertThat(app.bean(LocalSimulators.class).of("tosspayments")).isPresent();
            assertThat(app.bean(LocalSimulators.class).of("cookiepay")).isPresent();
            Api.Answer opened = app.api().post("/v1/billing-key-registrations", """
                    {"customerId":"cust-1","gateway":"toss","buyer":{"name":"김하늘"},
                     "returnUrl":"http://localhost:3000/cards"}""");
            assertThat(opened.json().at("/step/url").asString())
                    .startsWith(app.bean(LocalSimulators.class)
                            .of("tosspayments")
                            .orElseThrow()
                            .toString());
        }
    }
}

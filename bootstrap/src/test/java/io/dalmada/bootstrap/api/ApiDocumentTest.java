package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Contract;
import io.dalmada.bootstrap.harness.Contract.Passed;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/openapi.yaml} is what the application says of itself. */
class ApiDocumentTest {
    private static final Path FRESH = Path.of("target", "openapi.yaml");

    @Test
    void the_committed_document_is_what_the_application_says(@TempDir Path folder) throws IOException {
        try (RunningApp app = RunningApp.local(Database.H2_FILE.properties(folder))) {
            Api.Answer served = Api.stranger(app.api().base()).get("/v1/openapi.yaml");

            assertThat(served.status()).isEqualTo(200);
            Files.writeString(FRESH, served.text());
            assertThat(Files.readString(Contract.FILE))
                    .as("docs/openapi.yaml has drifted: look at the difference, then cp bootstrap/%s docs/", FRESH)
                    .isEqualTo(served.text());
        }
    }

    @Test
    void the_contract_lets_nothing_pass_that_the_document_does_not_say() {
        Contract contract = Contract.committed();
        Passed good = new Passed(
                "GET", "/v1/plans?limit=2", "", 200, "application/json", "{\"items\":[],\"nextCursor\":null}");
        contract.require(good);

        refused(new Passed("GET", "/v1/nowhere", "", 200, "application/json", "{}"));
        refused(new Passed("GET", "/v1/plans", "", 204, "application/json", ""));
        refused(new Passed("GET", "/v1/plans", "", 200, "text/html", "<p>"));
        refused(new Passed("GET", "/v1/plans", "", 200, "application/json", "{\"items\":[{}],\"nextCursor\":null}"));
        refused(new Passed("GET", "/v1/plans", "", 404, "application/problem+json", "{}"));
        refused(new Passed(
                "GET", "/v1/payments/x", "", 404, "application/problem+json", "{\"type\":\"x\",\"surplus\":1}"));
    }

    private static void refused(Passed passed) {
        assertThatThrownBy(() -> Contract.committed().require(passed)).isInstanceOf(AssertionError.class);
    }
}

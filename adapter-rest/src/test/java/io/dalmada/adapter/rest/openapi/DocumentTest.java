package io.dalmada.adapter.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document says what the API does; its examples are real ones. */
class DocumentTest extends ApiTest {
    /** What any route may be answered with, besides what its table says. */
    private static final Set<String> EVERYWHERE = Set.of("400", "401", "403", "406", "429", "500", "503");

    private static final Map<String, Set<String>> STATUSES = Map.ofEntries(
            Map.entry(
                    "/v1/billing-keys post",
                    Set.of("201", "400", "401", "402", "409", "413", "415", "422", "500", "502", "503")),
            Map.entry("/v1/api-keys post", Set.of("201", "409", "413", "415", "422")),
            Map.entry("/v1/api-keys get", Set.of("200")),
            Map.entry("/v1/api-keys/{id} get", Set.of("200", "404")),
            Map.entry("/v1/api-keys/{id} delete", Set.of("200", "404")),
            Map.entry("/v1/api-keys/{id}/rotate post", Set.of("200", "404", "409", "413", "415", "422")),
            Map.entry("/v1/audit-log get", Set.of("200")),
            Map.entry("/v1/unreadable-rows get", Set.of("200")),
            Map.entry("/v1/billing-keys get", Set.of("200", "400", "401", "500", "503")),
            Map.entry("/v1/billing-keys/{id} get", Set.of("200", "400", "401", "404", "500", "503")),
            Map.entry("/v1/billing-keys/{id} delete", Set.of("200", "400", "401", "404", "500", "503")),
            Map.entry(
                    "/v1/payments post",
                    Set.of("201", "202", "400", "401", "402", "404", "409", "413", "415", "422", "500", "502", "503")),
            Map.entry("/v1/payments get", Set.of("200", "400", "401", "500", "503")),
            Map.entry("/v1/gateways get", Set.of("200", "400", "401", "500", "503")),
            Map.entry(
                    "/v1/billing-key-registrations post",
                    Set.of("201", "400", "401", "409", "413", "415", "422", "500", "502", "503")),
            Map.entry(
                    "/v1/billing-key-registrations/{id}/completion post",
                    Set.of("200", "400", "401", "402", "404", "409", "413", "415", "422", "500", "502", "503")),
            Map.entry(
                    "/v1/billing-key-registrations/{id}/cancel post",
                    Set.of("200", "400", "401", "404", "409", "422", "500", "503")),
            Map.entry("/v1/billing-key-registrations/{id} get", Set.of("200", "400", "401", "404", "500", "503")),
            Map.entry("/v1/payments/{id} get", Set.of("200", "400", "401", "404", "500", "503")),
            Map.entry(
                    "/v1/payments/{id}/refunds post",
                    Set.of("201", "202", "400", "401", "404", "409", "413", "415", "422", "500", "502", "503")),
            Map.entry("/v1/reconciliations/{date} get", Set.of("200", "400", "401", "404", "422", "500", "503")),
            Map.entry("/v1/reconciliations/{date} post", Set.of("200", "400", "401", "422", "500", "503")),
            Map.entry(
                    "/v1/payments/{id}/adoption post",
                    Set.of("200", "400", "401", "404", "409", "413", "415", "422", "500", "503")),
            Map.entry(
                    "/v1/payments/{id}/resolution post",
                    Set.of("200", "400", "401", "404", "409", "413", "415", "422", "500", "503")));

    @Test
    void describes_every_route_with_its_statuses_and_an_example_for_each() {
        String document = client().without("Authorization").get("/v3/api-docs").body();
        Map<String, Object> paths = JsonPath.read(document, "$.paths");

        requireRoutes(document, STATUSES);
        assertThat(paths.keySet().stream().filter(path -> path.startsWith("/v1")))
                .as("every route is in a table")
                .allMatch(path -> Stream.of(STATUSES, SubscriptionDocumentTest.STATUSES, EventDocumentTest.STATUSES)
                        .flatMap(table -> table.keySet().stream())
                        .anyMatch(route -> route.startsWith(path + " ")));
    }

    @Test
    void says_in_both_languages_what_each_operation_does_and_names_it_once() {
        String document = client().get("/v3/api-docs").body();
        List<String> names = JsonPath.read(document, "$.paths.*.*.operationId");
        List<String> korean = JsonPath.read(document, "$.paths.*.*.description");

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(korean).hasSameSizeAs(names).allMatch(text -> text.matches(".*[가-힣].*"));
        assertThat(JsonPath.<List<String>>read(document, "$.tags[*].description"))
                .allMatch(text -> text.matches("[A-Z].*[가-힣].*"));
    }

    static void requireRoutes(String document, Map<String, Set<String>> table) {
        table.forEach((route, statuses) -> {
            String[] pathAndMethod = route.split(" ", 2);
            Map<String, Object> answers =
                    JsonPath.read(document, "$.paths['" + pathAndMethod[0] + "']." + pathAndMethod[1] + ".responses");
            assertThat(answers.keySet())
                    .as(route)
                    .containsAll(EVERYWHERE)
                    .containsAll(statuses)
                    .allMatch(status -> statuses.contains(status) || EVERYWHERE.contains(status));
            assertThat(answers.values()).as(route).allSatisfy(answer -> {
                List<Map<String, Object>> examples = JsonPath.read(answer, "$.content.*.examples");
                assertThat(examples).hasSize(1);
                assertThat(examples.get(0)).isNotEmpty();
            });
        });
    }

    @Test
    void asks_for_the_idempotency_key_and_gives_an_example_of_every_body() {
        String document = client().get("/v3/api-docs").body();

        for (String path : List.of(
                "/v1/billing-keys", "/v1/payments", "/v1/payments/{id}/refunds", "/v1/payments/{id}/resolution")) {
            String post = "$.paths['" + path + "'].post";
            List<Boolean> required =
                    JsonPath.read(document, post + ".parameters[?(@.name=='Idempotency-Key')].required");
            List<Map<String, Object>> examples = JsonPath.read(document, post + ".requestBody.content.*.examples");
            assertThat(required).as(path).containsExactly(true);
            assertThat(examples.get(0)).as(path).isNotEmpty();
        }
        assertThat(JsonPath.<String>read(document, "$.components.securitySchemes.apiKey.scheme"))
                .isEqualTo("bearer");
    }

    @Test
    void refers_to_nothing_that_it_does_not_contain() {
        String document = client().get("/v3/api-docs").body();
        List<String> refs = JsonPath.read(document, "$..['$ref']");
        Map<String, Object> schemas = JsonPath.read(document, "$.components.schemas");

        assertThat(refs).isNotEmpty().allSatisfy(ref -> assertThat(schemas).containsKey(ref.substring(21)));
        assertThat(schemas.keySet())
                .contains("Payment", "Refund", "BillingKey", "Problem", "Card", "Charge")
                .doesNotContain("CardFields", "CardEntry", "Exchange", "Amount");
    }

    @Test
    void tells_which_members_are_always_there_and_which_may_be_null() {
        String document = client().get("/v3/api-docs").body();

        assertThat(JsonPath.<List<String>>read(document, "$.components.schemas.Payment.required"))
                .contains("id", "transactionId", "refunds")
                .doesNotContain("receiptUrl", "doubt", "nextInquiryAt");
        assertThat(JsonPath.<List<String>>read(document, "$.components.schemas.Payment.properties.transactionId.type"))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(JsonPath.<List<String>>read(document, "$.components.schemas.Problem.required"))
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "retryable");
        assertThat(JsonPath.<String>read(document, "$.components.schemas.Charge.properties.amount.type"))
                .isEqualTo("integer");
    }

    @Test
    void shows_the_document_to_people() {
        Reply start = client().without("Authorization").get("/swagger-ui.html");
        Reply page = client().without("Authorization").get("/swagger-ui/index.html");

        assertThat(start.status()).isEqualTo(302);
        assertThat(start.header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
    }

    @ParameterizedTest
    @CsvSource({
        "billing-key, billingkey.BillingKeyBody",
        "billing-key-revoked, billingkey.BillingKeyBody",
        "registration-opened, billingkey.RegistrationBody",
        "registration-issued, billingkey.RegistrationBody",
        "registration-canceled, billingkey.RegistrationBody",
        "payment-paid, payment.PaymentBody",
        "payment-processing, payment.PaymentBody",
        "reconciliation, reconciliation.ReconciliationBody",
        "refund-done, payment.RefundBody",
        "refund-awaiting-deposit, payment.RefundBody"
    })
    void shows_answers_as_they_are_given(String example, String body) throws ClassNotFoundException {
        ExampleFiles.requireAsGiven(example, body);
    }
}

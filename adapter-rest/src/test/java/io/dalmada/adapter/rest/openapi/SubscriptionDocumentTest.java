package io.dalmada.adapter.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.dalmada.adapter.rest.ApiTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of plans, subscriptions, billing runs and statistics; see {@link DocumentTest}. */
class SubscriptionDocumentTest extends ApiTest {
    private static final String ONE = "/v1/subscriptions/{id}";
    private static final Set<String> READ = Set.of("200", "400", "401", "404", "500", "503");
    private static final Set<String> LIST = Set.of("200", "400", "401", "500", "503");
    private static final Set<String> ACT = Set.of("200", "400", "401", "404", "409", "412", "500", "503");
    private static final Set<String> ACT_WITH_BODY =
            Set.of("200", "400", "401", "404", "409", "412", "413", "415", "422", "500", "503");
    private static final Set<String> ACT_MAY_CHARGE =
            Set.of("200", "202", "400", "401", "404", "409", "412", "413", "415", "422", "500", "503");

    static final Map<String, Set<String>> STATUSES = Map.ofEntries(
            Map.entry("/v1/plans post", Set.of("201", "400", "401", "409", "413", "415", "422", "500", "503")),
            Map.entry("/v1/plans get", LIST),
            Map.entry("/v1/plans/{code} get", READ),
            Map.entry(
                    "/v1/plans/{code}/prices post",
                    Set.of("201", "400", "401", "404", "409", "413", "415", "422", "500", "503")),
            Map.entry(
                    "/v1/subscriptions post",
                    Set.of("201", "202", "400", "401", "402", "404", "409", "413", "415", "422", "500", "502", "503")),
            Map.entry("/v1/subscriptions get", LIST),
            Map.entry(ONE + " get", READ),
            Map.entry(ONE + "/preview get", Set.of("200", "400", "401", "404", "422", "500", "503")),
            Map.entry(ONE + "/change-preview get", Set.of("200", "400", "401", "404", "409", "422", "500", "503")),
            Map.entry(ONE + "/drop-change post", plus(ACT, "422")),
            Map.entry(ONE + "/cancel post", ACT_WITH_BODY),
            Map.entry(ONE + "/uncancel post", plus(ACT, "422")),
            Map.entry(ONE + "/pause post", ACT_WITH_BODY),
            Map.entry(ONE + "/resume post", plus(ACT, "202", "402", "422", "502")),
            Map.entry(ONE + "/change-plan post", plus(ACT_MAY_CHARGE, "402", "502")),
            Map.entry(ONE + "/pay post", plus(ACT, "202", "402", "422", "502")),
            Map.entry(ONE + "/release post", ACT_MAY_CHARGE),
            Map.entry(ONE + "/billing-key put", ACT_MAY_CHARGE),
            Map.entry("/v1/billing-runs post", Set.of("202", "400", "401", "409", "413", "415", "422", "500", "503")),
            Map.entry("/v1/billing-runs get", LIST),
            Map.entry("/v1/billing-runs/{id} get", READ),
            Map.entry("/v1/billing-holds get", LIST),
            Map.entry(
                    "/v1/billing-holds/{gateway} put", Set.of("200", "400", "401", "413", "415", "422", "500", "503")),
            Map.entry("/v1/billing-holds/{gateway} delete", Set.of("200", "400", "401", "422", "500", "503")),
            Map.entry("/v1/statistics get", Set.of("200", "400", "401", "422", "500", "503")));

    private static Set<String> plus(Set<String> statuses, String... more) {
        Set<String> all = new java.util.HashSet<>(statuses);
        all.addAll(List.of(more));
        return all;
    }

    private String document() {
        return client().get("/v3/api-docs").body();
    }

    @Test
    void describes_every_route_with_its_statuses_and_an_example_for_each() {
        DocumentTest.requireRoutes(document(), STATUSES);
    }

    @Test
    void asks_for_the_idempotency_key_but_for_holds() {
        String document = document();

        STATUSES.keySet().stream()
                .filter(route -> route.endsWith(" post") || route.endsWith(" put"))
                .forEach(route -> {
                    String[] pathAndMethod = route.split(" ", 2);
                    List<Boolean> required = JsonPath.read(
                            document,
                            "$.paths['" + pathAndMethod[0] + "']." + pathAndMethod[1]
                                    + ".parameters[?(@.name=='Idempotency-Key')].required");
                    assertThat(required)
                            .as(route)
                            .isEqualTo(route.contains("billing-holds") ? List.of() : List.of(true));
                });
    }

    @Test
    void tells_of_the_version_and_of_what_may_be_null() {
        String document = document();

        assertThat(JsonPath.<Map<String, Object>>read(
                        document, "$.paths['/v1/subscriptions/{id}'].get.responses.200.headers"))
                .containsKey("ETag");
        assertThat(JsonPath.<List<String>>read(document, "$.components.schemas.Subscription.required"))
                .contains("id", "openBill", "version")
                .doesNotContain("lastPayment", "cancellation");
        assertThat(JsonPath.<List<String>>read(
                        document, "$.paths['/v1/subscriptions'].get.parameters[?(@.name=='held')].schema.type"))
                .containsExactly("boolean");
        assertThat(JsonPath.<String>read(document, "$.components.schemas.Subscribe.properties.quantity.anyOf[0].type"))
                .isEqualTo("integer");
        assertThat(JsonPath.<String>read(
                        document, "$.components.schemas.NewPlanDunning.properties.retryDays.items.type"))
                .isEqualTo("integer");
        assertThat(JsonPath.<Map<String, Object>>read(document, "$.components.schemas"))
                .containsKeys("Plan", "Subscription", "BillingRun", "BillingHold", "Statistics")
                .doesNotContainKeys("WholeNumber", "Asked", "Principal");
    }

    @ParameterizedTest
    @CsvSource({
        "plan, plan.PlanBody",
        "subscription, subscription.SubscriptionBody",
        "subscription-incomplete, subscription.SubscriptionBody",
        "subscription-processing, subscription.SubscriptionBody",
        "subscription-paused, subscription.SubscriptionBody",
        "subscription-canceled, subscription.SubscriptionBody",
        "billing-run, billingrun.BillingRunBody",
        "billing-hold, billingrun.BillingHoldBody",
        "statistics, billingrun.StatisticsBody"
    })
    void shows_answers_as_they_are_given(String example, String body) throws ClassNotFoundException {
        ExampleFiles.requireAsGiven(example, body);
    }

    @ParameterizedTest
    @CsvSource({"plans", "subscriptions", "planned-bills", "billing-runs", "billing-holds"})
    void shows_pages_as_they_are_given(String example) {
        assertThat(JsonPath.<Map<String, Object>>read(ExampleFiles.text(example), "$"))
                .containsOnlyKeys("items", "nextCursor");
    }
}

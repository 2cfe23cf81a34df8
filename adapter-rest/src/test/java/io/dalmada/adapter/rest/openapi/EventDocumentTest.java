package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.ApiTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of events and webhooks; see {@link DocumentTest}. */
class EventDocumentTest extends ApiTest {
    private static final Set<String> READ = Set.of("200", "400", "401", "404", "500", "503");
    private static final Set<String> LIST = Set.of("200", "400", "401", "500", "503");

    private static final Set<String> ACT = Set.of("202", "400", "401", "404", "409", "500", "503");

    static final Map<String, Set<String>> STATUSES = Map.ofEntries(
            Map.entry("/v1/events get", LIST),
            Map.entry("/v1/events/{id} get", READ),
            Map.entry("/v1/payments/{id}/timeline get", READ),
            Map.entry("/v1/subscriptions/{id}/timeline get", READ),
            Map.entry("/v1/event-types get", LIST),
            Map.entry("/v1/event-types/{type} get", READ),
            Map.entry(
                    "/v1/webhook-endpoints post",
                    Set.of("201", "400", "401", "409", "413", "415", "422", "500", "503")),
            Map.entry("/v1/webhook-endpoints get", LIST),
            Map.entry("/v1/webhook-endpoints/{id} get", READ),
            Map.entry(
                    "/v1/webhook-endpoints/{id} patch",
                    Set.of("200", "400", "401", "404", "409", "413", "415", "422", "500", "503")),
            Map.entry("/v1/webhook-endpoints/{id} delete", Set.of("200", "400", "401", "404", "409", "500", "503")),
            Map.entry("/v1/webhook-endpoints/{id}/ping post", ACT),
            Map.entry(
                    "/v1/webhook-endpoints/{id}/rotate-secret post",
                    Set.of("200", "400", "401", "404", "409", "413", "415", "422", "500", "503")),
            Map.entry("/v1/webhook-endpoints/{id}/deliveries get", READ),
            Map.entry("/v1/webhook-endpoints/{id}/deliveries/{delivery}/redeliver post", ACT));

    @Test
    void describes_every_route_with_its_statuses_and_an_example_for_each() {
        DocumentTest.requireRoutes(client().get("/v3/api-docs").body(), STATUSES);
    }

    @ParameterizedTest
    @CsvSource({
        "event, webhook.EventBody",
        "event-schema, webhook.EventSchemaBody",
        "webhook-endpoint, webhook.WebhookEndpointBody",
        "webhook-endpoint-created, webhook.WebhookEndpointBody",
        "webhook-delivery, webhook.WebhookDeliveryBody",
        "timeline, timeline.TimelineBody",
        "timeline-dunning, timeline.TimelineBody"
    })
    void shows_answers_as_they_are_given(String example, String body) throws ClassNotFoundException {
        ExampleFiles.requireAsGiven(example, body);
    }
}

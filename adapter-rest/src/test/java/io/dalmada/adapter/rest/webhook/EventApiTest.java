package io.dalmada.adapter.rest.webhook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.RestTestApplication;
import io.dalmada.application.event.EventFamily;
import io.dalmada.application.event.EventTypes;
import io.dalmada.application.model.LoggedEvent;
import io.dalmada.application.model.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of events and their schemas. */
class EventApiTest extends ApiTest {
    private static final String EVENTS = "/v1/events";
    private static final UUID ID = UUID.fromString("0193589d-0000-7000-8000-00000000000e");
    private static final String PAYMENT = "0193589d-0000-7000-8000-000000000001";
    private static final String PAYLOAD = "{\"id\":\"" + ID + "\",\"note\":\"exactly  as stored\"}";

    private static LoggedEvent event() {
        return new LoggedEvent(
                7, ID, "payment", PAYMENT, 3, "payment.attempt.succeeded", 1, PAYLOAD, RestTestApplication.NOW);
    }

    @Test
    void lists_events_byte_for_byte_and_always_tells_where_to_go_on() {
        events.onEvents = () -> new Page<>(List.of(event(), event()), Optional.of("AAAAAAAAAAc"));

        Reply some = client().get(EVENTS + "?limit=2");
        events.onEvents = () -> new Page<>(List.of(), Optional.of("AAAAAAAAAAc"));
        Reply none = client().get(EVENTS + "?cursor=AAAAAAAAAAc");

        assertThat(some.status()).as(some.body()).isEqualTo(200);
        assertThat(some.body())
                .isEqualTo("{\"items\":[" + PAYLOAD + "," + PAYLOAD + "],\"nextCursor\":\"AAAAAAAAAAc\"}");
        assertThat(none.body()).isEqualTo("{\"items\":[],\"nextCursor\":\"AAAAAAAAAAc\"}");
        assertThat(ports.calls).containsExactly("list events [] - - 2", "list events [] - AAAAAAAAAAc 20");
    }

    @Test
    void asks_for_types_and_for_one_aggregate() {
        client().get(EVENTS + "?type=billing_key.*,payment.attempt.declined&aggregate=" + PAYMENT);

        assertThat(ports.calls)
                .containsExactly("list events [billing_key.disposal_delayed, billing_key.disposed, billing_key.issued,"
                        + " billing_key.revoked, billing_key.suspected, payment.attempt.declined] " + PAYMENT
                        + " - 20");
    }

    @ParameterizedTest
    @CsvSource({
        "type=payment.lost, type",
        "type=, type",
        "type=*, type",
        "'type=payment.*,', type",
        "aggregate=1, aggregate",
        "cursor=%00, cursor",
        "limit=101, limit"
    })
    void refuses_what_it_does_not_know(String query, String field) {
        Reply reply = client().get(EVENTS + "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.<String>at("field")).isEqualTo(field);
        assertThat(ports.calls).isEmpty();
    }

    @Test
    void reads_one_event() {
        events.onEvent = () -> Optional.of(event());

        assertThat(client().get(EVENTS + "/" + ID).body()).isEqualTo(PAYLOAD);
        events.onEvent = Optional::empty;
        assertThat(client().get(EVENTS + "/" + ID).status()).isEqualTo(404);
        assertThat(client().get(EVENTS + "/1").status()).isEqualTo(400);
    }

    @Test
    void serves_the_schema_of_every_type() {
        Reply types = client().get("/v1/event-types");

        assertThat(types.<List<String>>at("items[*].type")).isEqualTo(EventTypes.all());
        for (String path : requireNonNull(types.<List<String>>at("items[*].schema"))) {
            Reply schema = client().get(path);
            EventFamily family = EventTypes.familyOf(path.substring(path.lastIndexOf('/') + 1))
                    .orElseThrow();
            assertThat(schema.status()).isEqualTo(200);
            assertThat(schema.body()).isEqualTo(family.schema());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment.lost", "payment.*", "..%2f", "EventFamily"})
    void has_no_schema_of_anything_else(String type) {
        assertThat(client().get("/v1/event-types/" + type).status()).isIn(400, 404);
    }
}

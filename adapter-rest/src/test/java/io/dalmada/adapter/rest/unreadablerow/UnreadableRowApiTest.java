package io.dalmada.adapter.rest.unreadablerow;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.ApiTest;
import io.dalmada.adapter.rest.Client.Reply;
import io.dalmada.adapter.rest.Samples;
import io.dalmada.application.model.Page;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.port.out.UnreadableRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is stored and cannot be read: a problem of its own, a number in lists, a list for operators. */
class UnreadableRowApiTest extends ApiTest {
    @Test
    void is_a_problem_of_its_own_that_tells_nothing_of_the_row() {
        ports.onPayment = id -> {
            throw new UnreadableRow("payment", "0193", new IllegalArgumentException("no constant LATER"));
        };

        Reply reply = client().get(PAYMENT_PATH);

        assertThat(reply.status()).as(reply.body()).isEqualTo(500);
        assertThat(reply.<String>at("type")).isEqualTo("urn:dalmada:problem:row-unreadable");
        assertThat(reply.<String>at("instance")).isEqualTo("urn:dalmada:request:" + reply.header("X-Request-Id"));
        assertThat(reply.body()).doesNotContain("LATER", "IllegalArgument");
    }

    @Test
    void a_list_says_how_many_it_left_out() {
        ports.onPayments = () -> new Page<>(List.of(Samples.paid()), Optional.empty(), 2);
        assertThat(client().get("/v1/payments").<Integer>at("leftOut")).isEqualTo(2);

        ports.onPayments = () -> new Page<>(List.of(Samples.paid()), Optional.empty());
        assertThat(client().get("/v1/payments").body()).doesNotContain("leftOut");
    }

    @Test
    void an_operator_sees_which_they_are_and_no_more() {
        operator.onUnreadable = () -> List.of(new UnreadableRows.Found(
                "webhook_endpoint", "0193", Samples.NOW, "java.lang.IllegalStateException", 3));

        Reply reply = client().get("/v1/unreadable-rows");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"items\":[{\"kind\":\"webhook-endpoint\",\"id\":\"0193\",\"since\":\"" + Samples.NOW
                        + "\",\"why\":\"java.lang.IllegalStateException\",\"times\":3}],\"nextCursor\":null}");
    }
}

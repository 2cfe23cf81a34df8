package io.dalmada.simulator.tosspayments;

import static io.dalmada.simulator.tosspayments.Client.code;
import static io.dalmada.simulator.tosspayments.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client could get wrong is refused, and lists may come in forms that no document knows. */
class StrictTest {
    private final TossPaymentsSimulator simulator = TossPaymentsSimulator.start(SimulatorOptions.inMemory());
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    /** Only an amount that is left out means all that is left. */
    @Test
    void an_empty_amount_cancels_nothing() throws IOException {
        String paymentKey = Json.text(client.charged("ORDER-1", 5_000), "paymentKey");
        for (JsonNode amount : new JsonNode[] {
            NullNode.instance, TextNode.valueOf(""), TextNode.valueOf("1000"), Json.array(), Json.object()
        }) {
            assertThat(code(client.cancel(paymentKey, Json.object().set("cancelAmount", amount))))
                    .as("%s", amount)
                    .isEqualTo("400 INVALID_REQUEST");
        }
        assertThat(json(client.get("/v1/payments/" + paymentKey))
                        .path("balanceAmount")
                        .asLong())
                .isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({"taxFreeAmount, -1", "taxFreeAmount, \"0\"", "taxExemptionAmount, null", "cardInstallmentPlan, \"00\""})
    void parts_of_a_charge_are_whole_numbers(String field, String value) throws IOException {
        var order = Client.order("ORDER-1", 5_000);
        order.set(field, Json.MAPPER.readTree(value));

        assertThat(code(client.post(Client.billing(client.key(TestCard.APPROVES)), order)))
                .isEqualTo("400 INVALID_REQUEST");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.Kind.class, names = "LIST_.*", mode = EnumSource.Mode.MATCH_ALL)
    void a_list_in_another_form_lacks_nothing(Fault.Kind kind) throws IOException {
        client.charged("ORDER-1", 5_000);
        JsonNode plain = list();
        simulator.faults().add(Fault.once(Step.TRANSACTIONS, kind));

        JsonNode other = list();

        assertThat(other).isNotEqualTo(plain);
        assertThat(other.toString()).contains("transactionKey");
        assertThat(list()).isEqualTo(plain);
    }

    @Test
    void a_page_may_be_capped() throws IOException {
        client.charged("ORDER-1", 5_000);
        client.charged("ORDER-2", 5_000);
        simulator.knobs().largestPage = 1;

        assertThat(list()).hasSize(1);
    }

    private JsonNode list() throws IOException {
        LocalDate today = LocalDate.ofInstant(simulator.clock().now(), ZoneId.of("Asia/Seoul"));
        return json(
                client.get("/v1/transactions?startDate=" + today + "&endDate=" + today.plusDays(1) + "&limit=5000"));
    }
}

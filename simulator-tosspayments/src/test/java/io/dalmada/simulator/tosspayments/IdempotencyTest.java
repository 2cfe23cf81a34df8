package io.dalmada.simulator.tosspayments;

import static io.dalmada.simulator.tosspayments.Client.code;
import static io.dalmada.simulator.tosspayments.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a repeated key does (docs/wire/tosspayments.md, 8). */
class IdempotencyTest {
    private final TossPaymentsSimulator simulator = TossPaymentsSimulator.start(SimulatorOptions.inMemory());
    private final Client client = new Client(simulator);
    private String key = "";

    @BeforeEach
    void register() throws IOException {
        key = client.key(TestCard.APPROVES);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<String> charge(ObjectNode order) throws IOException {
        return client.send("POST", Client.billing(key), order, "chg:1");
    }

    @Test
    void a_repeat_gets_the_first_answer_byte_for_byte_and_nothing_happens() throws IOException {
        HttpResponse<String> first = charge(Client.order("ORDER-1", 9_900));
        HttpResponse<String> again = charge(Client.order("ORDER-1", 9_900));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("idempotency-key")).contains("chg:1");
        String trace = first.headers().firstValue("x-tosspayments-trace-id").orElseThrow();
        assertThat(again.headers().firstValue("x-tosspayments-trace-id").orElseThrow())
                .endsWith("," + trace);
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @Test
    void the_body_is_not_compared() throws IOException {
        charge(Client.order("ORDER-1", 9_900));

        assertThat(Json.text(json(charge(Client.order("ORDER-2", 100))), "orderId"))
                .isEqualTo("ORDER-1");
        assertThat(simulator.ledger().approvals("ORDER-2")).isEmpty();
    }

    @Test
    void refusals_are_bound_too_and_server_errors_only_on_demand() throws IOException {
        assertThat(code(charge(Client.order("ORDER-1", 1001)))).isEqualTo("400 REJECT_CARD_PAYMENT");
        assertThat(code(charge(Client.order("ORDER-2", 9_900)))).isEqualTo("400 REJECT_CARD_PAYMENT");

        client.send("POST", Client.billing(key), Client.order("ORDER-3", 1043), "chg:2");
        assertThat(client.send("POST", Client.billing(key), Client.order("ORDER-4", 9_900), "chg:2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void it_lasts_fifteen_days() throws IOException {
        charge(Client.order("ORDER-1", 9_900));
        simulator.clock().advance(Duration.ofDays(15).minusSeconds(1));
        assertThat(Json.text(json(charge(Client.order("ORDER-2", 9_900))), "orderId"))
                .isEqualTo("ORDER-1");
        simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(Json.text(json(charge(Client.order("ORDER-2", 9_900))), "orderId"))
                .isEqualTo("ORDER-2");
    }

    @Test
    void a_repeat_of_a_running_request_is_told_to_wait() throws IOException {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.LATE_EFFECT).millis(60_000));
        assertThatThrownBy(() -> charge(Client.order("ORDER-1", 9_900))).isInstanceOf(IOException.class);

        assertThat(code(charge(Client.order("ORDER-1", 9_900)))).isEqualTo("409 IDEMPOTENT_REQUEST_PROCESSING");
        simulator.clock().advance(Duration.ofMinutes(1));
        assertThat(charge(Client.order("ORDER-1", 9_900)).statusCode()).isEqualTo(200);
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @Test
    void a_request_that_never_arrived_is_executed_once() throws IOException {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.RESET_BEFORE));
        assertThatThrownBy(() -> charge(Client.order("ORDER-1", 9_900))).isInstanceOf(IOException.class);

        assertThat(charge(Client.order("ORDER-1", 9_900)).statusCode()).isEqualTo(200);
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @Test
    void many_at_once_are_one() throws InterruptedException, ExecutionException {
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::status))
                .toList();
        for (CompletableFuture<Integer> one : all) {
            assertThat(one.get()).isIn(200, 409);
        }
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    private int status() {
        try {
            return charge(Client.order("ORDER-1", 9_900)).statusCode();
        } catch (IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void issue_and_cancel_repeat_as_well() throws IOException {
        var exchange = Json.object("authKey", client.authKey(TestCard.APPROVES), "customerKey", Client.CUSTOMER);
        HttpResponse<String> first = client.send("POST", "/v1/billing/authorizations/issue", exchange, "iss:1");
        assertThat(client.send("POST", "/v1/billing/authorizations/issue", exchange, "iss:1")
                        .body())
                .isEqualTo(first.body());
        String path =
                "/v1/payments/" + Json.text(json(charge(Client.order("ORDER-1", 9_900))), "paymentKey") + "/cancel";
        var part = Json.object("cancelReason", "고객 요청").put("cancelAmount", 900);
        client.send("POST", path, part, "rfd:1");
        client.send("POST", path, part, "rfd:1");
        assertThat(simulator.ledger().net("ORDER-1")).isEqualTo(9_000);
    }

    @Test
    void a_key_of_301_characters_is_too_long() throws IOException {
        assertThat(code(client.send("POST", Client.billing(key), Client.order("ORDER-1", 9_900), "k".repeat(301))))
                .isEqualTo("400 INVALID_IDEMPOTENCY_KEY");
    }
}

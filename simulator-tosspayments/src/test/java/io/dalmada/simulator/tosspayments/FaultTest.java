package io.dalmada.simulator.tosspayments;

import static io.dalmada.simulator.tosspayments.Client.code;
import static io.dalmada.simulator.tosspayments.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.fault.Fault.Kind;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
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

    private HttpResponse<String> charge(Fault fault) throws IOException {
        simulator.faults().add(fault.millis(fault.kind() == Kind.TRICKLE_AFTER ? 50 : 300));
        return client.charge(key, "ORDER-1", 9_900);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CLOSE_BEFORE",
                "RESET_BEFORE",
                "HANG_BEFORE",
                "CLOSE_AFTER",
                "RESET_AFTER",
                "HANG_AFTER",
                "TRUNCATED_AFTER"
            })
    void the_line_breaks(Kind kind) {
        assertThatThrownBy(() -> charge(Fault.once(Step.CHARGE, kind))).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(kind.name().endsWith("_AFTER") ? 1 : 0);
        assertThat(simulator.ledger().received(Step.CHARGE, "ORDER-1")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_ORDER, orderId, SOMEBODY-ELSES-ORDER",
        "OTHER_AMOUNT, totalAmount, 9901",
        "OTHER_CURRENCY, currency, USD",
        "OTHER_KEY, paymentKey, somebodyelse20261123",
        "NO_KEY, paymentKey, ''",
        "IN_PROGRESS, status, IN_PROGRESS",
        "DELAY, totalAmount, 9900",
        "DELAY_AFTER, totalAmount, 9900",
        "TRICKLE_AFTER, totalAmount, 9900"
    })
    void the_answer_says_something_else(Kind kind, String field, String value) throws IOException {
        assertThat(Json.text(json(charge(Fault.once(Step.CHARGE, kind))), field))
                .isEqualTo(value);
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @Test
    void any_answer_and_any_code_with_and_without_effect() throws IOException {
        assertThat(charge(Fault.once(Step.CHARGE, Kind.ANSWER).answering(418, "text/plain", "tea"))
                        .body())
                .isEqualTo("tea");
        assertThat(code(charge(Fault.once(Step.CHARGE, Kind.CODE).code("FDS_ERROR"))))
                .isEqualTo("403 FDS_ERROR");
        assertThat(simulator.ledger().approvals("ORDER-1")).isEmpty();

        assertThat(code(charge(Fault.once(Step.CHARGE, Kind.CODE_AFTER).code("FDS_ERROR"))))
                .isEqualTo("403 FDS_ERROR");
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @Test
    void an_answer_without_a_body_comes_after_the_effect() throws IOException {
        assertThat(charge(Fault.once(Step.CHARGE, Kind.EMPTY_AFTER)).body()).isEmpty();
        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
        assertThat(charge(Fault.once(Step.CHARGE, Kind.ANSWER_AFTER).answering(502, "text/html", "<html>"))
                        .statusCode())
                .isEqualTo(502);
    }

    @Test
    void the_effect_comes_late() {
        client.patience = Duration.ofMillis(500);
        assertThatThrownBy(() -> charge(Fault.once(Step.CHARGE, Kind.LATE_EFFECT_HANG)))
                .isInstanceOf(IOException.class);
        simulator.clock().advance(Duration.ofSeconds(1));

        assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
    }

    @Test
    void somebody_cancels_first() throws IOException {
        String paymentKey = Json.text(json(client.charge(key, "ORDER-1", 9_900)), "paymentKey");
        simulator.faults().add(Fault.once(Step.CANCEL, Kind.CONSOLE_FIRST));

        assertThat(code(client.cancel(paymentKey, 100))).isEqualTo("400 ALREADY_CANCELED_PAYMENT");
    }

    @Test
    void payments_show_late() throws IOException {
        simulator.knobs().lookUpLag = Duration.ofSeconds(30);
        client.charge(key, "ORDER-1", 9_900);

        assertThat(code(client.get("/v1/payments/orders/ORDER-1"))).isEqualTo("404 NOT_FOUND_PAYMENT");
        simulator.clock().advance(Duration.ofSeconds(30));
        assertThat(client.get("/v1/payments/orders/ORDER-1").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_is_let_in() throws IOException {
        simulator.shut();
        assertThatThrownBy(() -> client.charge(key, "ORDER-1", 9_900)).isInstanceOf(IOException.class);
        simulator.open();
        assertThat(client.charge(key, "ORDER-1", 9_900).statusCode()).isEqualTo(200);
        assertThat(simulator.ledger().received(Step.CHARGE)).isEqualTo(1);
    }

    @Test
    void a_seed_strikes_the_same_calls() throws IOException {
        Fault half = Fault.always(Step.ORDER, Kind.CODE).code("COMMON_ERROR").randomly(0.5, 42);
        assertThat(struck(half)).isEqualTo(struck(half)).contains("200").contains("500");
    }

    private String struck(Fault fault) throws IOException {
        simulator.reset();
        key = client.key(TestCard.APPROVES);
        client.charge(key, "ORDER-1", 9_900);
        simulator.faults().add(fault);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            seen.append(client.get("/v1/payments/orders/ORDER-1").statusCode());
        }
        return seen.toString();
    }
}

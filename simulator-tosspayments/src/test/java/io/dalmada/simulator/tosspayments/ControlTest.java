package io.dalmada.simulator.tosspayments;

import static io.dalmada.simulator.tosspayments.Client.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a simulator has. */
class ControlTest {
    private static TossPaymentsSimulator started() {
        return TossPaymentsSimulator.start(SimulatorOptions.inMemory());
    }

    @Test
    void everything_can_be_read_and_turned_over_http() throws IOException {
        try (TossPaymentsSimulator simulator = started()) {
            Client client = new Client(simulator);
            JsonNode minted = client.control("POST", "auth-key", Json.object("customerKey", Client.CUSTOMER));
            client.issue(Json.text(minted, "authKey"));
            String paymentKey = Json.text(client.charged("ORDER-1", 9_900), "paymentKey");
            client.control(
                    "POST",
                    "console-cancel",
                    Json.object("paymentKey", paymentKey).put("amount", 900));

            JsonNode ledger = client.control("GET", "ledger", Json.object());
            assertThat(ledger.findValuesAsText("kind"))
                    .containsExactly("KEY_ISSUED", "KEY_ISSUED", "APPROVED", "CANCELED");
            assertThat(client.control("GET", "requests", Json.object())
                            .path("CHARGE ORDER-1")
                            .asInt())
                    .isEqualTo(1);

            client.control("POST", "faults", Json.object("step", "ORDER", "kind", "CODE", "code", "COMMON_ERROR"));
            assertThat(code(client.get("/v1/payments/orders/ORDER-1"))).isEqualTo("500 COMMON_ERROR");
            client.control("DELETE", "faults", Json.object());
            assertThat(client.get("/v1/payments/orders/ORDER-1").statusCode()).isEqualTo(200);

            client.control("PUT", "knobs", Json.object().put("lookUpLag", 60));
            assertThat(code(client.get("/v1/payments/orders/ORDER-1"))).isEqualTo("404 NOT_FOUND_PAYMENT");
            client.control("PUT", "clock", Json.object().put("advanceSeconds", 60));
            assertThat(client.get("/v1/payments/orders/ORDER-1").statusCode()).isEqualTo(200);

            client.control("POST", "reset", Json.object());
            assertThat(client.control("GET", "ledger", Json.object())).isEmpty();
            assertThat(client.control("GET", "nonsense", Json.object()).has("error"))
                    .isTrue();
        }
    }

    @Test
    void keys_payments_and_first_answers_survive_a_restart(@TempDir Path folder) throws IOException {
        SimulatorOptions options = SimulatorOptions.inMemory().withLedger(folder.resolve("ledger"));
        String key;
        String first;
        try (TossPaymentsSimulator simulator = TossPaymentsSimulator.start(options)) {
            Client client = new Client(simulator);
            key = client.key(TestCard.APPROVES);
            first = client.send("POST", Client.billing(key), Client.order("ORDER-1", 9_900), "chg:1")
                    .body();
        }
        try (TossPaymentsSimulator simulator = TossPaymentsSimulator.start(options)) {
            Client client = new Client(simulator);
            assertThat(client.send("POST", Client.billing(key), Client.order("ORDER-1", 9_900), "chg:1")
                            .body())
                    .isEqualTo(first);
            assertThat(simulator.ledger().approvals("ORDER-1")).hasSize(1);
            assertThat(simulator.isKeyAlive(key)).isTrue();
        }
    }

    @Test
    void a_browser_goes_through_the_window_and_back() throws IOException {
        try (TossPaymentsSimulator simulator = started()) {
            Client client = new Client(simulator);
            assertThat(client.get("/v2/standard").body()).contains("requestBillingAuth", "/window?");
            String window = "/window?clientKey=" + Merchant.LOCAL.clientKey() + "&customerKey=" + Client.CUSTOMER
                    + "&successUrl=https%3A%2F%2Fshop.example%2Fok%3Fs%3D1&failUrl=https%3A%2F%2Fshop.example%2Fno";
            assertThat(client.get(window).body()).contains("&amp;card=APPROVES", "No real money");

            String back = location(client.get(window + "&card=APPROVES"));
            assertThat(back).startsWith("https://shop.example/ok?s=1&customerKey=" + Client.CUSTOMER + "&authKey=ak_");
            assertThat(client.issue(back.replaceFirst(".*authKey=", "")).statusCode())
                    .isEqualTo(200);
            assertThat(location(client.get(window + "&card=CANCEL")))
                    .startsWith("https://shop.example/no?code=PAY_PROCESS_CANCELED&message=");
            assertThat(location(client.get(window + "&card=NO_WINDOW"))).contains("?code=REJECT_CARD_COMPANY&");
        }
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** One, four, sixteen minutes later; the id stays the same, and approvals are not told of. */
    @Test
    void notices_are_repeated_until_they_are_answered_with_200() throws IOException, InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        List<Integer> answers = List.of(500, 201, 200);
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            String retried = exchange.getRequestHeaders().getFirst("tosspayments-webhook-transmission-retried-count");
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.get(Integer.parseInt(String.valueOf(retried))), -1);
            exchange.close();
            heard.add(retried + " " + Json.text(Json.MAPPER.readTree(body), "eventType"));
        });
        shop.start();
        URI address = URI.create("http://127.0.0.1:" + shop.getAddress().getPort());
        try (TossPaymentsSimulator simulator =
                TossPaymentsSimulator.start(SimulatorOptions.inMemory().withWebhook(address))) {
            Client client = new Client(simulator);
            String key = client.key(TestCard.APPROVES);
            client.charge(key, "ORDER-1", 9_900);
            simulator.dropKey(key);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("0 BILLING_DELETED");
            awaitTold(simulator, 1);
            simulator.clock().advance(Duration.ofMinutes(1));
            simulator.ledger().entries();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("1 BILLING_DELETED");
            awaitTold(simulator, 2);
            simulator.clock().advance(Duration.ofMinutes(4));
            simulator.ledger().entries();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("2 BILLING_DELETED");
            awaitTold(simulator, 3);
            simulator.clock().advance(Duration.ofDays(9));
            simulator.ledger().entries();
            assertThat(heard).isEmpty();
            assertThat(simulator.notices().findValuesAsText("id"))
                    .hasSize(3)
                    .containsOnly(Json.text(simulator.notices().path(0), "id"));
        } finally {
            shop.stop(0);
        }
    }

    private static void awaitTold(TossPaymentsSimulator simulator, int count) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (simulator.notices().size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(simulator.notices()).hasSize(count);
    }
}

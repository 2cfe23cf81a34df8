package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shop is told, when, how often, and in which form (docs/wire/cookiepay.md, 16). */
class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer shop;
    private CookiePaySimulator simulator;
    private Client client;
    private String key;

    @BeforeEach
    void start() throws IOException {
        shop = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        shop.setExecutor(Executors.newCachedThreadPool());
        shop.createContext("/told", exchange -> {
            heard.add(Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Location", "/told");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        shop.start();
        simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
        client = Client.loggedIn(simulator);
        key = client.issuedKey();
        simulator
                .notices()
                .to(URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + "/told"));
    }

    @AfterEach
    void stop() {
        simulator.close();
        shop.stop(0);
    }

    private void requireSent(int count) throws InterruptedException {
        assertThat(simulator.notices().await(count, PATIENCE)).isTrue();
        assertThat(simulator.notices().sent()).hasSize(count);
        assertThat(heard).hasSize(count);
    }

    /** Lets happen what is due by the simulator's clock. */
    private void later(Duration by) throws IOException {
        client.control("PUT", "clock", Json.object().put("advanceSeconds", by.toSeconds()));
    }

    @Test
    void an_approval_and_its_cancels_are_told() throws Exception {
        String tid = Json.text(client.charge(key, "A-1", 5000), "TID");
        requireSent(1);
        client.cancel(tid, "2000");
        requireSent(2);
        simulator.cancelInConsole(tid, 3000);
        requireSent(3);

        JsonNode approval = heard.get(0);
        assertThat(approval.has("RESULTCODE")).isFalse();
        assertThat(approval.path("VENDOR_ORDER_NO").isNull()).isTrue();
        assertThat(List.of("ORDERNO", "AMOUNT", "TID", "PAY_METHOD", "USERID", "CARDNO"))
                .map(name -> Json.text(approval, name))
                .containsExactly("A-1", "5000", tid, "CARD", "ref", "************1235");
        assertThat(Json.text(approval, "ACCEPT_DATE")).matches("[0-9]{14}");
        assertThat(heard.subList(1, 3))
                .allSatisfy(cancel -> {
                    assertThat(Json.text(cancel, "noti_type")).isEqualTo("cancel");
                    assertThat(Json.text(cancel, "tid")).isEqualTo(tid);
                    assertThat(Json.text(cancel, "orderno")).isEqualTo("A-1");
                    assertThat(Json.text(cancel, "cancel_date")).matches("[0-9]{14}");
                })
                .map(cancel -> Json.text(cancel, "cancel_amount"))
                .containsExactly("2000", "3000");
    }

    @Test
    void a_decline_is_not_told_and_a_deposit_is_told_once() throws Exception {
        client.charge(key, "A-1", 1001);
        String tid = Json.text(client.charge(key, "A-2", 5000), "TID");
        requireSent(1);
        simulator.settle(tid);
        simulator.deposit(tid);

        requireSent(2);
        assertThat(Json.text(heard.get(1), "noti_type")).isEqualTo("deposit_cancel");
    }

    @Test
    void the_shop_may_be_told_before_it_is_answered() throws Exception {
        simulator.knobs().notices = Knobs.NoticeMoment.BEFORE_REPLY;
        simulator.events().hold(Step.CHARGE, Event.Moment.EFFECTED);
        Thread charging = new Thread(() -> {
            try {
                client.charge(key, "A-1", 5000);
            } catch (IOException cut) {
                throw new java.io.UncheckedIOException(cut);
            }
        });
        charging.start();

        assertThat(simulator.events().await(Step.CHARGE, Event.Moment.EFFECTED, 0, PATIENCE))
                .isOne();
        requireSent(1);
        simulator.events().release();
        charging.join();
        requireSent(1);
    }

    @Test
    void it_is_told_of_a_charge_whose_answer_is_lost() throws Exception {
        simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> client.charge(key, "A-1", 5000)))
                .isInstanceOf(IOException.class);
        requireSent(1);
    }

    @Test
    void a_notice_may_come_late_twice_out_of_order_or_never() throws Exception {
        simulator.knobs().notices = Knobs.NoticeMoment.DELAYED;
        simulator.knobs().noticeCopies = 2;
        client.charge(key, "A-1", 5000);
        assertThat(heard).isEmpty();
        later(Duration.ofSeconds(60));
        requireSent(2);
        assertThat(heard.get(1)).isEqualTo(heard.get(0));

        simulator.knobs().notices = Knobs.NoticeMoment.OUT_OF_ORDER;
        simulator.knobs().noticeCopies = 1;
        client.cancel(Json.text(client.charge(key, "A-2", 5000), "TID"), "");
        requireSent(3);
        later(Duration.ofSeconds(60));
        requireSent(4);
        assertThat(heard.get(2).has("noti_type")).isTrue();
        assertThat(heard.get(3).has("PAY_METHOD")).isTrue();

        simulator.knobs().notices = Knobs.NoticeMoment.NEVER;
        client.charge(key, "A-3", 5000);
        later(Duration.ofDays(1));
        requireSent(4);
    }

    @Test
    void whoever_does_not_answer_200_is_told_again_and_no_redirect_is_followed() throws Exception {
        answer = 307;
        client.charge(key, "A-1", 5000);
        requireSent(1);
        later(Duration.ofMinutes(1));
        requireSent(2);
        answer = 200;
        later(Duration.ofMinutes(2));
        requireSent(3);
        later(Duration.ofDays(1));
        requireSent(3);

        assertThat(simulator.notices().sent()).map(Notices.Sent::status).containsExactly(307, 307, 200);
        assertThat(simulator.notices().sent()).map(Notices.Sent::repeated).containsExactly(0, 1, 2);
    }

    @Test
    void retries_come_to_an_end() throws Exception {
        simulator.knobs().noticeRetries = 1;
        answer = 500;
        client.charge(key, "A-1", 5000);
        requireSent(1);
        later(Duration.ofMinutes(1));
        requireSent(2);
        later(Duration.ofDays(1));

        assertThat(client.control("GET", "notices", Json.object())).hasSize(2);
    }

    @Test
    void a_forged_one_says_0000_of_what_never_happened() throws Exception {
        client.control(
                "POST",
                "forged-notice",
                Json.object("orderNo", "A-9", "tid", "cTS1").put("amount", 9900));

        requireSent(1);
        assertThat(Json.text(heard.get(0), "RESULTCODE")).isEqualTo("0000");
        assertThat(Json.text(heard.get(0), "ORDERNO")).isEqualTo("A-9");
        assertThat(simulator.ledger().entries())
                .allMatch(entry -> entry.number().isEmpty());
    }
}

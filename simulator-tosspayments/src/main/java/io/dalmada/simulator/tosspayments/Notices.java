package io.dalmada.simulator.tosspayments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.tosspayments.state.BillingKey;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Payment;
import io.dalmada.simulator.tosspayments.wire.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the vendor tells by himself: unsigned, repeated up to seven times until it is answered with exactly 200. Nothing is
 * told of approvals.
 */
final class Notices implements AutoCloseable {
    private static final int TIMES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Book book;
    private final SimulatorClock clock;
    private final Optional<URI> address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService postman = Executors.newSingleThreadExecutor(Notices::daemon);
    private final List<ObjectNode> sent = new ArrayList<>();

    Notices(Book book, SimulatorClock clock, Optional<URI> address) {
        this.book = book;
        this.clock = clock;
        this.address = address;
    }

    void paymentChanged(Payment payment) {
        send("PAYMENT_STATUS_CHANGED", Shown.payment(payment));
    }

    void keyDeleted(BillingKey key, String reason) {
        send("BILLING_DELETED", Json.object("billingKey", key.value(), "reason", reason));
    }

    private void send(String type, ObjectNode data) {
        ObjectNode body = Json.object("eventType", type).put("createdAt", SimulatorClock.inKorea(clock.now()) + "");
        body.set("data", data);
        deliver(book.traceId(), body, 0);
    }

    /** On a thread of its own: the receiver may ask back before it answers. */
    private void deliver(String id, ObjectNode body, int told) {
        postman.execute(() -> tell(id, body, told));
    }

    /** After 1, 4, 16, 64, 256, 1024 and 4096 minutes it is told again. */
    private void tell(String id, ObjectNode body, int told) {
        int status = address.map(to -> post(to, id, body, told)).orElse(0);
        if (status != 200 && address.isPresent() && told + 1 < TIMES) {
            Duration pause = Duration.ofMinutes(1L << (2 * told));
            book.later(pause, () -> deliver(id, body, told + 1));
        }
        // Noted last: who sees it in the list may move the clock, and the repetition must be counted from before.
        synchronized (sent) {
            sent.add(Json.object("id", id, "at", clock.now().toString())
                    .put("status", status)
                    .put("retried", told)
                    .set("body", body));
        }
    }

    /** @return 0 for no answer */
    private int post(URI to, String id, ObjectNode body, int told) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("tosspayments-webhook-transmission-id", id)
                .header("tosspayments-webhook-transmission-time", Shown.time(clock.now()))
                .header("tosspayments-webhook-transmission-retried-count", String.valueOf(told))
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    ArrayNode list() {
        synchronized (sent) {
            return Json.array().addAll(sent);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "simulator-notices");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        postman.shutdownNow();
    }
}

package io.dalmada.simulator.tosspayments.wire;

import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.tosspayments.state.Answer;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Call;
import io.dalmada.simulator.tosspayments.state.Knobs;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.Records;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * First answers, kept for fifteen days from first use. A repeat is recognised by key, API key, address and method; its body
 * is not looked at.
 */
public final class Idempotency {
    private static final Duration LIFE = Duration.ofDays(15);
    private static final int LONGEST = 300;

    private final Book book;
    private final SimulatorClock clock;
    private final Knobs knobs;
    private final Set<String> running = new HashSet<>();

    public Idempotency(Book book, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.clock = clock;
        this.knobs = knobs;
    }

    /** Where a repeat is recognised; empty for calls that carry no key. @throws Refusal when it is too long */
    Optional<String> id(Call call, Merchant merchant) {
        String key = call.idempotencyKey();
        Refusal.when(key.length() > LONGEST, "INVALID_IDEMPOTENCY_KEY");
        return key.isEmpty() || !knobs.replay
                ? Optional.empty()
                : Optional.of(key + " " + merchant.mId() + " " + call.request().path());
    }

    /**
     * The first answer; where there is none, the call is the first, and until {@link #done} a repeat is told to wait.
     *
     * @throws Refusal when the first is still running
     */
    synchronized Optional<Records.Replay> firstOrBegin(String id) {
        Optional<Records.Replay> first =
                book.replay(id).filter(known -> clock.now().isBefore(known.at().plus(LIFE)));
        Refusal.when(first.isEmpty() && !running.add(id), "IDEMPOTENT_REQUEST_PROCESSING");
        return first;
    }

    synchronized void done(String id, Answer answer, String traceId) {
        running.remove(id);
        if (answer.status() < 500 || knobs.serverErrorsBound) {
            book.answered(id, answer, traceId);
        }
    }

    static Answer again(Records.Replay first) {
        byte[] body = first.body().getBytes(StandardCharsets.UTF_8);
        return new Answer(
                first.status(),
                Json.read(body).map(node -> Json.text(node, "code")).filter(code -> first.status() != 200),
                Json.read(body).map(node -> node));
    }
}

package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.NoticeBodies;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the vendor tells by himself of approvals and cancels: unsigned, at least once, repeated while the answer is not 200.
 * When, how often and in which order is told by {@link Knobs}. Nothing is told until an address is known.
 */
public final class Notices implements AutoCloseable {
    private final Book book;
    private final Knobs knobs;
    private final NoticePost post = new NoticePost();
    private final ExecutorService postman = Executors.newSingleThreadExecutor(Notices::daemon);
    /** Of the call that this thread serves. */
    private final ThreadLocal<Optional<List<News>>> pending = ThreadLocal.withInitial(Optional::empty);

    private final List<Sent> sent = new ArrayList<>();
    private volatile Optional<URI> address = Optional.empty();

    /** One that was sent. @param status the answer's; 0 for none @param repeated how often it was sent before */
    public record Sent(String body, int status, int repeated) {}

    private record News(ObjectNode body, boolean approval) {}

    Notices(Book book, Knobs knobs) {
        this.book = book;
        this.knobs = knobs;
    }

    /** From now on the shop is told here. */
    public void to(URI shop) {
        address = Optional.of(shop);
    }

    /** Everything sent so far. */
    public List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** Waits until so many were sent and answered, or the time is over. @return whether they were */
    public boolean await(int count, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (sent) {
            for (long left = patience.toMillis(); sent.size() < count && left > 0; ) {
                sent.wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            return sent.size() >= count;
        }
    }

    /** Tells the shop of an approval that never was, as any sender could that knows the address. @return the answer's status */
    public int forge(String orderNo, long amount, String tid) {
        ObjectNode body = NoticeBodies.approval(orderNo, amount, tid).put("RESULTCODE", "0000");
        int status = address.map(shop -> post.post(shop, body)).orElse(0);
        note(body, status, 0);
        return status;
    }

    /** A call begins on this thread; what happens in it is told when it is over, or before its reply. */
    void begin() {
        pending.set(Optional.of(new ArrayList<>()));
    }

    /** Called in the midst of what has this effect: nothing is locked or sent here that could wait for that. */
    void happened(ObjectNode body, boolean approval) {
        News news = new News(body, approval);
        pending.get().ifPresentOrElse(call -> call.add(news), () -> dispatch(news));
    }

    /** Tells the shop before it is answered, if that is wanted, and waits until it knows. */
    void beforeReply() {
        if (knobs.notices == Knobs.NoticeMoment.BEFORE_REPLY) {
            List<News> call = pending.get().orElseGet(List::of);
            call.forEach(news -> address.ifPresent(shop -> copies(shop, news.body())));
            begin();
        }
    }

    /** The call is over. */
    void end() {
        List<News> call = pending.get().orElseGet(List::of);
        pending.remove();
        call.forEach(this::dispatch);
    }

    private void dispatch(News news) {
        Duration delay = Duration.ofSeconds(knobs.noticeDelaySeconds);
        switch (knobs.notices) {
            case NEVER -> {}
            case BEFORE_REPLY, AFTER_REPLY -> hand(news.body());
            case DELAYED -> book.later(delay, () -> hand(news.body()));
            case OUT_OF_ORDER -> {
                if (news.approval()) {
                    book.later(delay, () -> hand(news.body()));
                } else {
                    hand(news.body());
                }
            }
        }
    }

    private void hand(ObjectNode body) {
        address.ifPresent(shop -> postman.execute(() -> copies(shop, body)));
    }

    private void copies(URI shop, ObjectNode body) {
        for (int i = 0; i < Math.max(1, knobs.noticeCopies); i++) {
            tell(shop, body, 0);
        }
    }

    /** After 1, 2, 4, … minutes it is told again. */
    private void tell(URI shop, ObjectNode body, int repeated) {
        int status = post.post(shop, body);
        if (status != 200 && repeated < knobs.noticeRetries) {
            Duration pause = Duration.ofMinutes(1L << repeated);
            book.later(pause, () -> postman.execute(() -> tell(shop, body, repeated + 1)));
        }
        // Noted last: who sees it in the list may move the clock, and the repetition must be counted from before.
        note(body, status, repeated);
    }

    private void note(ObjectNode body, int status, int repeated) {
        synchronized (sent) {
            sent.add(new Sent(Json.write(body), status, repeated));
            sent.notifyAll();
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

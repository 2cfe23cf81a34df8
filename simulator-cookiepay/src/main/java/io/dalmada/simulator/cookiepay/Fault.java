package io.dalmada.simulator.cookiepay;

import java.util.Optional;

/**
 * What goes wrong, where and how often.
 *
 * @param step the call it concerns
 * @param probability 0 to 1, drawn from the seed
 * @param times how often at most; 0 for no limit
 * @param skip how many matching calls pass before it begins
 * @param orderNo only for this order number or TID
 * @param millis how long, for kinds that wait
 * @param status the HTTP status, for {@link Kind#STATUS}
 * @param page what is answered instead, for {@link Kind#ANSWER}
 */
public record Fault(
        Step step,
        Kind kind,
        double probability,
        long seed,
        int times,
        int skip,
        Optional<String> orderNo,
        long millis,
        int status,
        Page page) {

    /** A whole answer. */
    public record Page(String contentType, String body) {
        static final Page ERROR = new Page("text/html; charset=UTF-8", "<html><body><h1>Error</h1></body></html>");
    }

    /** The kinds; "after" means that the effect has happened. */
    public enum Kind {
        /** No new connection is accepted for {@code millis}. */
        REFUSE,
        /** Waits {@code millis}, then behaves. */
        DELAY,
        CLOSE_BEFORE,
        RESET_BEFORE,
        CLOSE_AFTER,
        RESET_AFTER,
        /** Holds the connection for {@code millis} and then closes it. */
        HANG_BEFORE,
        HANG_AFTER,
        /** An HTML page with {@code status}, nothing done. */
        STATUS,
        STATUS_AFTER,
        /** {@code page} with {@code status}, nothing done. */
        ANSWER,
        ANSWER_AFTER,
        /** A maintenance page with status 200. */
        HTML_AFTER,
        EMPTY_AFTER,
        /** Half of the reply, then the connection closes. */
        TRUNCATED_AFTER,
        /** The reply in single bytes over {@code millis}. */
        TRICKLE_AFTER,
        /** The connection closes; the effect happens {@code millis} later by the simulator's clock. */
        LATE_EFFECT,
        /** The token is refused as expired, nothing done. */
        EXPIRED_TOKEN,
        /** The decrypt call answers with an error. */
        DECRYPT_FAILURE,
        /** The reply speaks of another order. */
        OTHER_ORDER,
        /** The reply shows another amount. */
        OTHER_AMOUNT,
        /** The reply lacks the TID. */
        NO_TID,
        /** A list says that it is empty although it is not. */
        FALSE_EMPTY
    }

    public static Fault once(Step step, Kind kind) {
        return new Fault(step, kind, 1, 0, 1, 0, Optional.empty(), 60_000, 503, Page.ERROR);
    }

    public static Fault always(Step step, Kind kind) {
        return once(step, kind).times(0);
    }

    public Fault times(int count) {
        return new Fault(step, kind, probability, seed, count, skip, orderNo, millis, status, page);
    }

    public Fault skipping(int count) {
        return new Fault(step, kind, probability, seed, times, count, orderNo, millis, status, page);
    }

    public Fault millis(long length) {
        return new Fault(step, kind, probability, seed, times, skip, orderNo, length, status, page);
    }

    public Fault status(int code) {
        return new Fault(step, kind, probability, seed, times, skip, orderNo, millis, code, page);
    }

    /** For {@link Kind#ANSWER} and {@link Kind#ANSWER_AFTER}. */
    public Fault answering(int code, String contentType, String body) {
        return new Fault(
                step, kind, probability, seed, times, skip, orderNo, millis, code, new Page(contentType, body));
    }

    public Fault only(String number) {
        return new Fault(step, kind, probability, seed, times, skip, Optional.of(number), millis, status, page);
    }

    public Fault randomly(double chance, long from) {
        return new Fault(step, kind, chance, from, times, skip, orderNo, millis, status, page);
    }
}

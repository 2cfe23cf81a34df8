package io.dalmada.simulator.tosspayments.fault;

import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Strike;
import io.dalmada.simulator.tosspayments.state.Step;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes wrong, where and how often.
 *
 * @param step the call it concerns
 * @param probability 0 to 1, drawn from the seed
 * @param times how often at most; 0 for no limit
 * @param skip how many matching calls pass before it begins
 * @param number only for this order id or payment key
 * @param millis how long, for kinds that wait; a hang of 0 lasts until the client leaves
 * @param status the HTTP status, for {@link Kind#ANSWER} and {@link Kind#ANSWER_AFTER}
 * @param page what is answered instead, for the same two
 * @param code for {@link Kind#CODE} and {@link Kind#CODE_AFTER}
 */
public record Fault(
        Step step,
        Kind kind,
        double probability,
        long seed,
        int times,
        int skip,
        Optional<String> number,
        long millis,
        int status,
        Page page,
        String code)
        implements Strike<Step> {

    /** A whole answer. */
    public record Page(String contentType, String body) {
        static final Page ERROR = new Page("text/html; charset=UTF-8", "<html><body><h1>Error</h1></body></html>");

        Reply reply(int status) {
            return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** When a fault strikes. */
    public enum Stage {
        BEFORE,
        /** The answer says something else. */
        WITH,
        AFTER
    }

    /** The kinds; "after" means that the effect has happened. */
    public enum Kind {
        /** No new connection is accepted for {@code millis}. */
        REFUSE(Stage.BEFORE),
        /** Accepts the request and closes the connection. */
        CLOSE_BEFORE(Stage.BEFORE),
        /** Accepts the request and resets the connection. */
        RESET_BEFORE(Stage.BEFORE),
        /** Holds the connection for {@code millis} and then closes it. */
        HANG_BEFORE(Stage.BEFORE),
        /** {@code page} with {@code status}, nothing done. */
        ANSWER(Stage.BEFORE),
        /** The vendor's error {@code code}, nothing done and nothing bound to the idempotency key. */
        CODE(Stage.BEFORE),
        /** The request is taken on, the connection closes; the effect happens {@code millis} later by the simulator's clock. */
        LATE_EFFECT(Stage.BEFORE),
        /** As {@link #LATE_EFFECT}, but the connection stays open and silent until the client leaves. */
        LATE_EFFECT_HANG(Stage.BEFORE),

        /** Waits {@code millis}, then behaves. */
        DELAY(Stage.WITH),
        /** The reply speaks of another order. */
        OTHER_ORDER(Stage.WITH),
        /** The reply shows another amount; that of a cancel gives another for the cancel. */
        OTHER_AMOUNT(Stage.WITH),
        /** The reply shows another currency. */
        OTHER_CURRENCY(Stage.WITH),
        /** The reply shows another payment key. */
        OTHER_KEY(Stage.WITH),
        /** The reply gives another reason for the last cancel. */
        OTHER_REASON(Stage.WITH),
        /** The reply speaks of another customer. */
        OTHER_CUSTOMER(Stage.WITH),
        /** The reply lacks the payment key. */
        NO_KEY(Stage.WITH),
        /** A success that says IN_PROGRESS in place of DONE. */
        IN_PROGRESS(Stage.WITH),
        /** The list one level deeper, {@code data.list}. */
        LIST_WRAPPED(Stage.WITH),
        /** The rows as the fields of an object, named 0, 1, …. */
        LIST_AS_OBJECT(Stage.WITH),
        /** The list as a JSON text. */
        LIST_AS_TEXT(Stage.WITH),
        /** {@code orderNo} instead of {@code orderId}. */
        LIST_OTHER_NAME(Stage.WITH),
        /** Order numbers are null. */
        LIST_NULL_NUMBERS(Stage.WITH),
        /** Order numbers in small letters. */
        LIST_LOWER_CASE(Stage.WITH),
        /** Order numbers with something before them. */
        LIST_PREFIXED(Stage.WITH),
        /** Amounts with commas. */
        LIST_COMMA_AMOUNTS(Stage.WITH),
        /** Amounts are null. */
        LIST_NULL_AMOUNTS(Stage.WITH),
        /** Payment keys are null. */
        LIST_NULL_KEYS(Stage.WITH),
        /** An operator cancels all of it in the vendor's console just before. */
        CONSOLE_FIRST(Stage.WITH),

        /** Closes the connection without a reply. */
        CLOSE_AFTER(Stage.AFTER),
        /** Resets the connection without a reply. */
        RESET_AFTER(Stage.AFTER),
        /** Holds the connection for {@code millis} and then closes it. */
        HANG_AFTER(Stage.AFTER),
        /** The reply comes {@code millis} later. */
        DELAY_AFTER(Stage.AFTER),
        /** {@code page} with {@code status}. */
        ANSWER_AFTER(Stage.AFTER),
        /** The vendor's error {@code code} though it was done. */
        CODE_AFTER(Stage.AFTER),
        /** Status 200 and no body. */
        EMPTY_AFTER(Stage.AFTER),
        /** Half of the reply, then the connection closes. */
        TRUNCATED_AFTER(Stage.AFTER),
        /** The reply in single bytes over {@code millis}. */
        TRICKLE_AFTER(Stage.AFTER);

        private final Stage stage;

        Kind(Stage stage) {
            this.stage = stage;
        }

        public Stage stage() {
            return stage;
        }
    }

    /** Strikes the next such call. */
    public static Fault once(Step step, Kind kind) {
        return new Fault(
                step, kind, 1, 0, 1, 0, Optional.empty(), 60_000, 503, Page.ERROR, "FAILED_INTERNAL_SYSTEM_PROCESSING");
    }

    /** Strikes every such call. */
    public static Fault always(Step step, Kind kind) {
        return once(step, kind).times(0);
    }

    /** The same at another call. */
    public Fault at(Step other) {
        return new Fault(other, kind, probability, seed, times, skip, number, millis, status, page, code);
    }

    /** At most so often; 0 for no limit. */
    public Fault times(int count) {
        return new Fault(step, kind, probability, seed, count, skip, number, millis, status, page, code);
    }

    /** Lets so many calls pass first. */
    public Fault skipping(int count) {
        return new Fault(step, kind, probability, seed, times, count, number, millis, status, page, code);
    }

    /** Waits so long. */
    public Fault millis(long length) {
        return new Fault(step, kind, probability, seed, times, skip, number, length, status, page, code);
    }

    /** Answers with this. */
    public Fault answering(int with, String contentType, String body) {
        return new Fault(
                step, kind, probability, seed, times, skip, number, millis, with, new Page(contentType, body), code);
    }

    /** Answers with this error. */
    public Fault code(String error) {
        return new Fault(step, kind, probability, seed, times, skip, number, millis, status, page, error);
    }

    /** Strikes only the calls of this order id or payment key. */
    public Fault only(String one) {
        return new Fault(step, kind, probability, seed, times, skip, Optional.of(one), millis, status, page, code);
    }

    /** Strikes by chance; the same seed strikes the same calls. */
    public Fault randomly(double chance, long from) {
        return new Fault(step, kind, chance, from, times, skip, number, millis, status, page, code);
    }
}

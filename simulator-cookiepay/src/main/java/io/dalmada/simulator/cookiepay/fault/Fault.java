package io.dalmada.simulator.cookiepay.fault;

import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Strike;
import io.dalmada.simulator.cookiepay.state.Step;
import java.util.Optional;

/**
 * What goes wrong, where and how often.
 *
 * @param step the call it concerns
 * @param probability 0 to 1, drawn from the seed
 * @param times how often at most; 0 for no limit
 * @param skip how many matching calls pass before it begins
 * @param orderNo only for this order number or TID
 * @param millis how long, for kinds that wait; a hang of 0 lasts until the client leaves
 * @param status the HTTP status, for {@link Kind#STATUS} and {@link Kind#STATUS_AFTER}
 * @param page what is answered instead, for {@link Kind#ANSWER} and {@link Kind#ANSWER_AFTER}
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
        Page page)
        implements Strike<Step> {

    /** A whole answer. */
    public record Page(String contentType, String body) {
        static final Page ERROR = new Page("text/html; charset=UTF-8", "<html><body><h1>Error</h1></body></html>");

        Reply reply(int status) {
            return new Reply(status, contentType, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** When a fault strikes. */
    public enum Stage {
        /** On the line, before anything is done. */
        BEFORE,
        /** An orderly answer instead of the effect. */
        INSTEAD,
        /** Something else happens first, or twice, or the answer says something else. */
        WITH,
        /** On the line, after the effect. */
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
        /** An HTML page with {@code status} (200 is possible), nothing done. */
        STATUS(Stage.BEFORE),
        /** {@code page} with {@code status}, nothing done. */
        ANSWER(Stage.BEFORE),
        /** The connection closes; the effect happens {@code millis} later by the simulator's clock. */
        LATE_EFFECT(Stage.BEFORE),
        /** As {@link #LATE_EFFECT}, but the connection stays open and silent until the client leaves. */
        LATE_EFFECT_HANG(Stage.BEFORE),

        /** The token is refused as expired, nothing done. */
        EXPIRED_TOKEN(Stage.INSTEAD),
        /** The login is refused with E003. */
        LOGIN_REFUSED(Stage.INSTEAD),
        /** The login says 0000 and carries no token. */
        NO_TOKEN(Stage.INSTEAD),
        /** The decrypt call answers with an error. */
        DECRYPT_FAILURE(Stage.INSTEAD),
        /** The decrypt call says 0000 and carries nothing. */
        DECRYPT_EMPTY(Stage.INSTEAD),
        /** A list says that it is empty although it is not, a look-up that it finds nothing. */
        FALSE_EMPTY(Stage.INSTEAD),
        /** A decline inside a sealed reply whose envelope says 0000; nothing is charged. */
        INNER_DECLINE(Stage.INSTEAD),

        /** Waits {@code millis}, then behaves. */
        DELAY(Stage.WITH),
        /** Charges twice and tells of the second. */
        DOUBLE_CHARGE(Stage.WITH),
        /** Cancels the part twice and tells of one. */
        DOUBLE_CANCEL(Stage.WITH),
        /** The charge is paid out just before its cancel arrives: 9029. */
        SETTLED_FIRST(Stage.WITH),
        /** An operator cancels all of it in the console just before. */
        CONSOLE_FIRST(Stage.WITH),
        /** The reply speaks of another order. */
        OTHER_ORDER(Stage.WITH),
        /** The reply shows another amount; a cancel's shows another {@code cancel_amt}. */
        OTHER_AMOUNT(Stage.WITH),
        /** The reply speaks of another buyer. */
        OTHER_BUYER(Stage.WITH),
        /** The reply lacks the TID. */
        NO_TID(Stage.WITH),
        /** The effect happened, the envelope says an error and still carries ENC_DATA that tells the truth. */
        OUTER_ERROR(Stage.WITH),
        /** ENC_DATA that nothing opens. */
        SPOILED_DATA(Stage.WITH),
        /** A message of a million characters. */
        HUGE_MESSAGE(Stage.WITH),
        /** Only the first half of a list. */
        HALF_LIST(Stage.WITH),
        /** Every row of a list twice. */
        DOUBLE_ROWS(Stage.WITH),
        /** The list one level deeper, {@code data.list}. */
        LIST_WRAPPED(Stage.WITH),
        /** The rows as the fields of an object, named 0, 1, …. */
        LIST_AS_OBJECT(Stage.WITH),
        /** The list as a JSON text. */
        LIST_AS_TEXT(Stage.WITH),
        /** The list behind an empty one. */
        LIST_AFTER_EMPTY(Stage.WITH),
        /** A TOTAL that is larger than the rows. */
        LIST_LARGER_TOTAL(Stage.WITH),
        /** ORDER_NO instead of ORDERNO. */
        LIST_OTHER_NAME(Stage.WITH),
        /** Order numbers are null. */
        LIST_NULL_NUMBERS(Stage.WITH),
        /** Order numbers in small letters. */
        LIST_LOWER_CASE(Stage.WITH),
        /** Order numbers with a reseller's prefix. */
        LIST_PREFIXED(Stage.WITH),
        /** Amounts with commas. */
        LIST_COMMA_AMOUNTS(Stage.WITH),
        /** Amounts are null. */
        LIST_NULL_AMOUNTS(Stage.WITH),
        /** TIDs are null. */
        LIST_NULL_TIDS(Stage.WITH),

        /** Closes the connection without a reply. */
        CLOSE_AFTER(Stage.AFTER),
        /** Resets the connection without a reply. */
        RESET_AFTER(Stage.AFTER),
        /** Holds the connection for {@code millis} and then closes it. */
        HANG_AFTER(Stage.AFTER),
        /** The reply comes {@code millis} later. */
        DELAY_AFTER(Stage.AFTER),
        /** An HTML page with {@code status}. */
        STATUS_AFTER(Stage.AFTER),
        /** {@code page} with {@code status}. */
        ANSWER_AFTER(Stage.AFTER),
        /** A maintenance page with status 200. */
        HTML_AFTER(Stage.AFTER),
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

    @Override
    public Optional<String> number() {
        return orderNo;
    }

    /** Strikes the next such call. */
    public static Fault once(Step step, Kind kind) {
        return new Fault(step, kind, 1, 0, 1, 0, Optional.empty(), 60_000, 503, Page.ERROR);
    }

    /** Strikes every such call. */
    public static Fault always(Step step, Kind kind) {
        return once(step, kind).times(0);
    }

    /** At most so often; 0 for no limit. */
    public Fault times(int count) {
        return new Fault(step, kind, probability, seed, count, skip, orderNo, millis, status, page);
    }

    /** Lets so many calls pass first. */
    public Fault skipping(int count) {
        return new Fault(step, kind, probability, seed, times, count, orderNo, millis, status, page);
    }

    /** Waits so long. */
    public Fault millis(long length) {
        return new Fault(step, kind, probability, seed, times, skip, orderNo, length, status, page);
    }

    /** Answers with this HTTP status. */
    public Fault status(int code) {
        return new Fault(step, kind, probability, seed, times, skip, orderNo, millis, code, page);
    }

    /** Answers with this. */
    public Fault answering(int code, String contentType, String body) {
        return new Fault(
                step, kind, probability, seed, times, skip, orderNo, millis, code, new Page(contentType, body));
    }

    /** Strikes only the calls of this order number or TID. */
    public Fault only(String number) {
        return new Fault(step, kind, probability, seed, times, skip, Optional.of(number), millis, status, page);
    }

    /** Strikes by chance; the same seed strikes the same calls. */
    public Fault randomly(double chance, long from) {
        return new Fault(step, kind, chance, from, times, skip, orderNo, millis, status, page);
    }
}

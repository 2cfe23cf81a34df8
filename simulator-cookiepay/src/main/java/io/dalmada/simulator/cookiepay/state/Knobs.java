package io.dalmada.simulator.cookiepay.state;

import java.time.Duration;

/** Behaviours on which the vendor's documents are silent or disagree; each can be switched while it runs. */
public final class Knobs {
    /** Where a decline's code stands. */
    public enum DeclineStyle {
        CLEAR,
        INSIDE
    }

    /** How a decrypted reply is nested: codes on both levels, outside only, inside only, or a JSON text. */
    public enum Nesting {
        BOTH,
        OUTSIDE,
        INSIDE,
        TEXT
    }

    /** What happens to an order number that was seen before. */
    public enum RepeatedOrder {
        REFUSE,
        CHARGE_AGAIN,
        /** Charges again and answers with the first charge's approval beside the second one's TID. */
        CHARGE_AND_MIX
    }

    /** How a list shows what was canceled of a row. */
    public enum CancelSum {
        CANCLE_SUM_AMOUNT,
        CANCEL_SUM_AMOUNT,
        HIDDEN
    }

    /** When the shop is told of what happened. */
    public enum NoticeMoment {
        NEVER,
        BEFORE_REPLY,
        AFTER_REPLY,
        /** All after {@link #noticeDelaySeconds}. */
        DELAYED,
        /** Approvals after that time, cancels at once. */
        OUT_OF_ORDER
    }

    public volatile DeclineStyle declineStyle = DeclineStyle.INSIDE;
    public volatile Nesting nesting = Nesting.BOTH;
    public volatile RepeatedOrder repeatedOrder = RepeatedOrder.REFUSE;
    public volatile CancelSum cancelSum = CancelSum.CANCLE_SUM_AMOUNT;
    /** Off: replies are plain, also when the request asks for sealed ones. */
    public volatile boolean encrypt = true;
    /** On: a token opens only what belongs to its own pair. */
    public volatile boolean tokenBound = true;

    public volatile boolean newTokenEndsOld;
    /** Token refusals in RESULTCODE and RESULTMSG instead of RTN_CD and RTN_MSG. */
    public volatile boolean tokenErrorsAsResult;

    public volatile boolean emptyListAsArray;
    public volatile boolean declinedListed;
    public volatile boolean newestFirst;
    /** The paged list as a bare array instead of an object with a total. */
    public volatile boolean bareList;
    /** How many rows a page has at most, also when PERPAGE asks for more. */
    public volatile int largestPage = 100;
    /** Numbers instead of strings, padding and escapes, as PHP services do. */
    public volatile boolean sloppyJson;

    public volatile boolean htmlContentType;
    /** How long every call takes at least. */
    public volatile long baseLatencyMillis;
    /** How long a new row stays out of the lists and of paycert. */
    public volatile Duration listLag = Duration.ZERO;

    public volatile NoticeMoment notices = NoticeMoment.AFTER_REPLY;
    /** By the simulator's clock. */
    public volatile long noticeDelaySeconds = 60;
    /** How often each is sent, with any answer. */
    public volatile int noticeCopies = 1;
    /** How often one that was not answered with 200 is sent again, after 1, 2, 4, … minutes of the simulator's clock. */
    public volatile int noticeRetries = 5;
}

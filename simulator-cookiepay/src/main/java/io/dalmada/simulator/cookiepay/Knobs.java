package io.dalmada.simulator.cookiepay;

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
        CHARGE_AGAIN
    }

    /** How a list shows what was canceled of a row. */
    public enum CancelSum {
        CANCLE_SUM_AMOUNT,
        CANCEL_SUM_AMOUNT,
        HIDDEN
    }

    public volatile DeclineStyle declineStyle = DeclineStyle.INSIDE;
    public volatile Nesting nesting = Nesting.BOTH;
    public volatile RepeatedOrder repeatedOrder = RepeatedOrder.REFUSE;
    public volatile CancelSum cancelSum = CancelSum.CANCLE_SUM_AMOUNT;
    public volatile boolean encrypt = true;
    public volatile boolean newTokenEndsOld;
    public volatile boolean tokenErrorsAsResult;
    public volatile boolean emptyListAsArray;
    public volatile boolean declinedListed;
    /** Numbers instead of strings, padding and escapes, as PHP services do. */
    public volatile boolean sloppyJson;

    public volatile boolean htmlContentType;
    /** How long a new row stays out of the lists and of paycert. */
    public volatile Duration listLag = Duration.ZERO;
}

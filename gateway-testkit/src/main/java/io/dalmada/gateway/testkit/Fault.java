package io.dalmada.gateway.testkit;

import java.time.Duration;

/** What goes wrong with one request; {@code effect} tells whether the simulator executes it all the same. */
public sealed interface Fault {
    /** No connection comes about: not a byte arrives. */
    record RefuseConnection() implements Fault {}

    /** The connection is reset before the request was read. */
    record ResetBeforeReading() implements Fault {}

    /** The whole request is read, then the connection is reset. */
    record ResetAfterReading(boolean effect) implements Fault {}

    /** The request is read and no answer comes until the adapter gives up. */
    record Hang(boolean effect) implements Fault {}

    /** As {@link Hang}, and the effect happens some time later; {@link GatewayLedger#settle} makes it happen. */
    record LateEffect(Duration after) implements Fault {}

    /** This answer in place of the vendor's own. */
    record Answer(int status, String contentType, String body, boolean effect) implements Fault {
        /** Without the body: this goes into the report. */
        @Override
        public String toString() {
            return "Answer[" + status + " " + contentType + ", " + body.length() + " characters, effect=" + effect
                    + "]";
        }
    }

    /** The vendor's own answer, cut off in the middle. */
    record Truncate(boolean effect) implements Fault {}

    /** A well-formed answer with this result code and text, and no effect. */
    record ResultCode(String code, String text) implements Fault {}

    /** A refund is taken on and waits, for the merchant's deposit or for the gateway itself. */
    record Waits() implements Fault {}

    /** The request is executed and the success speaks of something else. */
    record AlterReply(Field field) implements Fault {}

    /** What is charged from now on stays out of look-ups for this long. */
    record InvisibleFor(Duration lag) implements Fault {}

    /** Every list from now on holds all it should, in this form. */
    record StrangeList(ListForm form) implements Fault {}

    /** From now on pages of lists have at most this many rows, also when more are asked for. */
    record CappedPages(int rows) implements Fault {}

    /** The part of a success that {@link AlterReply} changes; a reply that has no such part cannot be altered in it. */
    enum Field {
        /** Of the charge, also in the reply of its refund; of the registration in the reply of an issue. */
        ORDER_NO,
        /** What was charged, or what this refund gave back. */
        AMOUNT,
        CURRENCY,
        /** The gateway's number of the charge, also in the reply of its refund. */
        TXN,
        /** Our number of a refund. */
        REFUND_NO,
        /** Whose key was issued. */
        CUSTOMER
    }
}

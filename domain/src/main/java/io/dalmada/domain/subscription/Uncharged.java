package io.dalmada.domain.subscription;

/** Why an attempt charged nothing, without a decline. */
public enum Uncharged {
    /** Provably nothing left us. */
    NOT_SENT,
    /**
     * It may have left, and evidence shows that it charged nothing: tried again on another day, when the proof is older.
     */
    ABSENT,
    /** Given up before it was sent: its payment cannot be tried again. */
    VOID
}

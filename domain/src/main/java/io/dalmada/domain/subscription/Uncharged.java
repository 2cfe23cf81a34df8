package io.dalmada.domain.subscription;

/** How an attempt came to nothing without anybody refusing it. */
public enum Uncharged {
    /** Provably nothing left us. */
    NOT_SENT,
    /** It may have left, and evidence shows that nothing came of it: tried again on another day, when the proof is older. */
    ABSENT,
    /** Given up before it was sent: its payment cannot be tried again. */
    VOID
}

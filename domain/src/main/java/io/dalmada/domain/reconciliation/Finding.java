package io.dalmada.domain.reconciliation;

import java.util.Locale;

/** What a charge turns out to be when the gateway's list of a day is laid beside our books. */
public enum Finding {
    MATCHED,
    /** The gateway has it under an order number of ours, and we had not recorded it. */
    GHOST,
    /** We say paid, and complete lists of the days around it do not have it. */
    PHANTOM,
    AMOUNT_DIFF,
    /** The same charge in two states, for example canceled in the gateway's console. */
    STATUS_DIFF,
    /** A second charge of one payment: given back by itself, once. */
    DUPLICATE,
    /** The order number is not ours. */
    FOREIGN,
    /** Still being settled on our side: nothing is said about it. */
    OPEN;

    /** True when an operator has to know of it. */
    public boolean isAccusation() {
        return this != MATCHED && this != OPEN;
    }

    /** As it is written in names of metrics, for example {@code amount-diff}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

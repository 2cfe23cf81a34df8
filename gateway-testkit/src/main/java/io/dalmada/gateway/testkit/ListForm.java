package io.dalmada.gateway.testkit;

/** Forms of a list that no document knows: nothing is missing from them, and a careless reader sees nothing in them. */
public enum ListForm {
    /** The list one level deeper. */
    WRAPPED,
    /** The rows as the fields of an object. */
    AS_OBJECT,
    /** The list as a JSON text. */
    AS_TEXT,
    /** The list behind an empty one. */
    AFTER_EMPTY,
    /** A count that is larger than the rows. */
    LARGER_TOTAL,
    /** Order numbers under another name. */
    OTHER_NAME,
    /** Order numbers that are null. */
    NULL_NUMBERS,
    SMALL_LETTERS,
    /** Order numbers with something before them. */
    PREFIXED,
    COMMA_AMOUNTS,
    NULL_AMOUNTS,
    /** The gateway's own numbers are null. */
    NULL_TRANSACTIONS
}

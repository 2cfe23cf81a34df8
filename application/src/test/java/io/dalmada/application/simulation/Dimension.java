package io.dalmada.application.simulation;

/**
 * What a life may have beside the plain world: acts and faults of one kind, and the rules that they must not break. Each
 * seed draws some of those that are switched on; one that finds faults which are not mended yet is switched off.
 */
enum Dimension {
    /** Refunds of every kind at every moment, with books beside the code's own. */
    WORTH(true),
    /** Every request is repeated under its key after seconds, days and other acts. */
    REPEATS(true),
    /** Callers that repeat a 503 as told, up to hundreds of times, while a gateway is out for minutes to weeks. */
    IMPATIENT(true),
    /** Each node has a clock of its own, up to months ahead or behind. */
    CLOCKS(true),
    /** A node is frozen and thawed at any port call, also between its claim and its request. */
    FREEZES(true),
    /** Several gateways, with and without replay, with other minima and tax forms; cards move between them. */
    GATEWAYS(true),
    /** The operator stops gateways for hours to days, and maintenance is announced. */
    HOLDS(true),
    /** Callers give reasons and names that sound like the machine's own. */
    TEXTS(true),
    /** Plans get new prices. */
    PRICES(true),
    /** Two years instead of two months. */
    LONG(true),
    /** Debts are paid late: daily and weekly plans whose dunning is longer than their period. */
    DEBTS(true),
    /** What ends late or never: charges that pend, deposits that do not come, refunds that are refused for a while. */
    ENDLESS(true),
    /** Cancels in the vendor's own console. */
    CONSOLE(true),
    /** Lists that are not understood. */
    LISTS(true),
    /** Rows from another release, and rows that cannot be read. */
    ROWS(true),
    /** Events are true: whatever they name exists. */
    TRUTH(true);

    private final boolean on;

    Dimension(boolean on) {
        this.on = on;
    }

    boolean isOn() {
        return on;
    }
}

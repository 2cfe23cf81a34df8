package io.dalmada.application.simulation;

/**
 * What a life may have beside the plain world: acts and faults of one kind, and the rules that they must not break. Each
 * seed draws some of those that are switched on; one that finds faults which are not mended yet is switched off.
 */
enum Dimension {
    /** Refunds of every kind at every moment, with books beside the code's own. */
    WORTH(true),
    /** Every request is repeated under its key after seconds, days and other acts. */
    REPEATS(false),
    /** Callers that repeat a 503 as told, up to hundreds of times, while a gateway is out for minutes to weeks. */
    IMPATIENT(false),
    /** Each node has a clock of its own, up to months ahead or behind. */
    CLOCKS(true),
    /** A node is frozen and thawed at any port call, also between its claim and its request. */
    FREEZES(true),
    /** Several gateways, with and without replay, with other minima and tax forms; cards move between them. */
    GATEWAYS(false),
    /** The operator stops gateways for hours to days, and maintenance is announced. Off: seed 160 with CLOCKS (I-29). */
    HOLDS(false),
    /** Callers give reasons and names that sound like the machine's own. */
    TEXTS(false),
    /** Plans get new prices. */
    PRICES(false),
    /** Two years instead of two months. */
    LONG(false),
    /** Debts are paid late: daily and weekly plans whose dunning is longer than their period. */
    DEBTS(false),
    /** What ends late or never: charges that pend, deposits that do not come, refunds that are refused for a while. */
    ENDLESS(false),
    /** Cancels in the vendor's own console. */
    CONSOLE(false),
    /** Lists that are not understood. */
    LISTS(true),
    /**
     * Rows from another release, and rows that cannot be read. Off: a refund that lands late while its row cannot be read is
     * seen by no scan any more (I-04, seeds 150 and 350).
     */
    ROWS(false),
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

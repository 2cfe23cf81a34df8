package io.dalmada.simulator.cookiepay;

import io.dalmada.simulator.cookiepay.state.Step;

/**
 * A moment within a call, told to listeners before the simulator goes on.
 *
 * @param number the order number of a charge, the TID of a cancel, else empty
 */
public record Event(Moment moment, Step step, String number) {
    /** RECEIVED before anything was done, EFFECTED after the effect and before the reply, ANSWERED after the reply. */
    public enum Moment {
        RECEIVED,
        EFFECTED,
        ANSWERED
    }

    /** For example {@code CHARGE_RECEIVED}. */
    public String name() {
        return name(step, moment);
    }

    static String name(Step step, Moment moment) {
        return step + "_" + moment;
    }
}

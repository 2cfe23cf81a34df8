package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.DeclineReason.Severity;

/** How soon a bill is tried again after a technical failure that is no decline. */
enum Delay {
    /** It passes: in an hour, in three, then on the next day. */
    HOURS,
    /** Tried at a bad time: at the next charging hour. */
    CHARGING_HOUR,
    /** Until an operator has acted, or a proof is older. */
    DAY;

    static Delay after(DeclineReason reason) {
        if (reason == DeclineReason.NIGHT_RESTRICTED) {
            return CHARGING_HOUR;
        }
        return reason.severity() == Severity.TECHNICAL ? HOURS : DAY;
    }

    static Delay after(Uncharged how) {
        return how == Uncharged.ABSENT ? DAY : HOURS;
    }
}

package io.dalmada.domain.subscription;

import java.time.Instant;
import java.time.LocalDate;

/** The time of an act and the rules that hold then. */
record Now(Instant at, BillingRules rules) {
    LocalDate today() {
        return window().day(at);
    }

    ChargeWindow window() {
        return rules.window();
    }

    /** The next time at which an unasked charge may be made; this time if it may be made now. */
    Instant nextOpen() {
        return window().nextOpen(at);
    }

    Schedule schedule() {
        return new Schedule(rules);
    }
}

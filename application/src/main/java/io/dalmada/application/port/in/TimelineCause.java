package io.dalmada.application.port.in;

import java.util.Arrays;
import java.util.Optional;

/** Causes that the domain writes down as a sentence. */
public enum TimelineCause {
    PROVEN_ABSENT("proven absent"),
    NO_ANSWER_FOR_A_DAY("no answer for a day"),
    LANDED_LATE("landed late"),
    DEPOSIT_AWAITED("deposit awaited"),
    SUBSCRIPTION_OVER("the subscription is over"),
    LEFT_UNSENT("left unsent for too long"),
    FELL_DUE("due"),
    TRIED_AGAIN("tried again"),
    PAID_BY_CREDIT("paid by credit"),
    FIRST_DAY("its first day has come"),
    FIRST_BILL_UNPAID("first bill not paid in time"),
    PERIOD_END("canceled at period end"),
    TERM_OVER("term over"),
    GRACE_OVER("grace over"),
    DUNNING_FAILED("dunning failed"),
    BY_REQUEST("canceled by request"),
    KEY_NOT_CHARGEABLE("billing key cannot be charged"),
    CHARGED_TOO_LATE("charged after it was over: to be given back"),
    WAIVED("waived");

    private final String written;

    TimelineCause(String written) {
        this.written = written;
    }

    /** The one that was written down like this; empty for other sentences. */
    public static Optional<TimelineCause> of(String written) {
        return Arrays.stream(values())
                .filter(cause -> cause.written.equals(written))
                .findFirst();
    }
}

package io.dalmada.bootstrap.crash;

import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.state.Step;
import java.util.Optional;

/**
 * Where a process may die in a charge, a refund or a subscription's beginning. Between the calls it dies around a
 * commit, by its own hand and without any clean-up; during a call the simulator tells the supervisor, who kills it.
 */
enum CrashPoint {
    BEFORE_INTENT(Flow.CHARGE, 1, When.BEFORE),
    AFTER_INTENT(Flow.CHARGE, 1, When.AFTER),
    BEFORE_CLAIM(Flow.CHARGE, 2, When.BEFORE),
    AFTER_CLAIM(Flow.CHARGE, 2, When.AFTER),
    CHARGE_RECEIVED(Flow.CHARGE, Event.Moment.RECEIVED, Step.CHARGE),
    CHARGE_EFFECTED(Flow.CHARGE, Event.Moment.EFFECTED, Step.CHARGE),
    CHARGE_ANSWERED(Flow.CHARGE, Event.Moment.ANSWERED, Step.CHARGE),
    DECRYPT_RECEIVED(Flow.CHARGE, Event.Moment.RECEIVED, Step.DECRYPT),
    DECRYPT_ANSWERED(Flow.CHARGE, Event.Moment.ANSWERED, Step.DECRYPT),
    BEFORE_OUTCOME(Flow.CHARGE, 3, When.BEFORE),
    AFTER_OUTCOME(Flow.CHARGE, 3, When.AFTER),
    BEFORE_ANSWER(Flow.CHARGE, 4, When.BEFORE),
    AFTER_ANSWER(Flow.CHARGE, 4, When.AFTER),
    /** The reply could not be opened; it is stored sealed, and the process dies before it is read again. */
    AFTER_SEALED_REPLY(Flow.SEALED_CHARGE, 3, When.AFTER),
    BEFORE_REFUND_INTENT(Flow.REFUND, 1, When.BEFORE),
    AFTER_REFUND_INTENT(Flow.REFUND, 1, When.AFTER),
    BEFORE_REFUND_CLAIM(Flow.REFUND, 2, When.BEFORE),
    AFTER_REFUND_CLAIM(Flow.REFUND, 2, When.AFTER),
    CANCEL_RECEIVED(Flow.REFUND, Event.Moment.RECEIVED, Step.CANCEL),
    CANCEL_EFFECTED(Flow.REFUND, Event.Moment.EFFECTED, Step.CANCEL),
    CANCEL_ANSWERED(Flow.REFUND, Event.Moment.ANSWERED, Step.CANCEL),
    BEFORE_REFUND_OUTCOME(Flow.REFUND, 3, When.BEFORE),
    AFTER_REFUND_OUTCOME(Flow.REFUND, 3, When.AFTER),
    BEFORE_SUBSCRIPTION(Flow.SUBSCRIBE, 1, When.BEFORE),
    AFTER_SUBSCRIPTION(Flow.SUBSCRIBE, 1, When.AFTER),
    AFTER_SUBSCRIPTION_CLAIM(Flow.SUBSCRIBE, 2, When.AFTER),
    SUBSCRIPTION_CHARGED(Flow.SUBSCRIBE, Event.Moment.EFFECTED, Step.CHARGE),
    BEFORE_SUBSCRIPTION_OUTCOME(Flow.SUBSCRIBE, 3, When.BEFORE),
    AFTER_SUBSCRIPTION_OUTCOME(Flow.SUBSCRIBE, 3, When.AFTER);

    enum Flow {
        CHARGE,
        SEALED_CHARGE,
        REFUND,
        SUBSCRIBE
    }

    enum When {
        BEFORE,
        AFTER
    }

    private final Flow flow;
    private final int commit;
    private final Optional<When> when;
    private final Optional<Event.Moment> moment;
    private final Optional<Step> step;

    CrashPoint(Flow flow, int commit, When when) {
        this.flow = flow;
        this.commit = commit;
        this.when = Optional.of(when);
        this.moment = Optional.empty();
        this.step = Optional.empty();
    }

    CrashPoint(Flow flow, Event.Moment moment, Step step) {
        this.flow = flow;
        this.commit = 0;
        this.when = Optional.empty();
        this.moment = Optional.of(moment);
        this.step = Optional.of(step);
    }

    Flow flow() {
        return flow;
    }

    /** True for a death by the supervisor's hand, in the midst of a call. */
    boolean isDuringCall() {
        return moment.isPresent();
    }

    boolean is(Event event) {
        return moment.filter(m -> m == event.moment()).isPresent()
                && step.filter(s -> s == event.step()).isPresent();
    }

    /** As the child process reads it from its trigger file. */
    String order() {
        return when.map(w -> w + " " + commit).orElse("");
    }
}

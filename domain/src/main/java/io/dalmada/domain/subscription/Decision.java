package io.dalmada.domain.subscription;

import java.util.Optional;

/**
 * What was planned for a bill that could not be collected, and by which rule.
 *
 * @param next empty when nothing happens any more until an operator acts
 */
public record Decision(Rule rule, Optional<NextStep> next) {
    /** Why just this is planned. */
    public enum Rule {
        /** The policy's next day that the reason of the decline allows. */
        RETRY_DAY,
        /** Another card came meanwhile: it is tried at once. */
        NEW_CARD,
        /** A technical failure, no decline: in an hour, in three, then on the next day. */
        TROUBLE_PASSES,
        /** The policy has no other day, or the reason forbids it: suspended when the grace is over. */
        GRACE_ENDS,
        /** The same for one that is suspended: it ends. */
        SUSPENSION_ENDS,
        /** The sign-up has waited for long enough: it ends. */
        SIGN_UP_OVER,
        /** The bill is too old to be collected without an operator's decision. */
        TOO_OLD,
        /** The policy has no other day and keeps it past due: an operator must act, or the customer bring another card. */
        NOTHING_LEFT
    }

    static Decision person(Rule rule) {
        return new Decision(rule, Optional.empty());
    }

    static Decision of(Rule rule, NextStep next) {
        return new Decision(rule, Optional.of(next));
    }

    /** @param again the rule by which it is tried again, if it is */
    static Decision dunning(Rule again, SubscriptionStatus status, Optional<NextStep> next) {
        if (next.isEmpty()) {
            return person(Rule.NOTHING_LEFT);
        }
        if (next.get().kind() == NextStep.Kind.COLLECT) {
            return of(again, next.get());
        }
        return of(status == SubscriptionStatus.SUSPENDED ? Rule.SUSPENSION_ENDS : Rule.GRACE_ENDS, next.get());
    }
}

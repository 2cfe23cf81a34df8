package io.dalmada.domain.subscription;

import java.time.Duration;

/**
 * The operator's rules for all subscriptions.
 *
 * @param catchUpDays how old a bill may be and still be collected without a person's word
 * @param giveUpAfter how long a sign-up that is due may stay unpaid when nothing was charged and nothing declined
 */
public record BillingRules(ChargeWindow window, int catchUpDays, Duration giveUpAfter) {
    public static final BillingRules STANDARD = new BillingRules(ChargeWindow.STANDARD, 7, Duration.ofHours(24));

    public BillingRules {
        if (catchUpDays < 0 || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("billing rules must not be negative");
        }
    }
}

package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.Duration;

/**
 * The operator's rules for all subscriptions.
 *
 * @param catchUpDays how old a bill may be and still be collected without an operator's decision
 * @param minimum what the gateway charges at least: a smaller bill is collected with the next one
 * @param giveUpAfter how long a sign-up that is due may stay unpaid when nothing was charged and nothing declined; time
 * in which its gateway was stopped or no node ran does not count
 */
public record BillingRules(ChargeWindow window, int catchUpDays, Duration giveUpAfter, Money minimum) {
    public static final BillingRules STANDARD = new BillingRules(ChargeWindow.STANDARD, 7, Duration.ofHours(24));

    /** For a gateway that charges any amount. */
    public BillingRules(ChargeWindow window, int catchUpDays, Duration giveUpAfter) {
        this(window, catchUpDays, giveUpAfter, Money.won(1));
    }

    public BillingRules {
        if (catchUpDays < 0 || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("billing rules must not be negative");
        }
    }

    /** The same at a gateway that charges no less than this. */
    public BillingRules withMinimum(Money least) {
        return new BillingRules(window, catchUpDays, giveUpAfter, least);
    }

    /** True when the gateway would refuse it. Nothing at all is not too small: it needs no gateway. */
    boolean isTooSmall(Money amount) {
        return !amount.isZero() && amount.currency().equals(minimum.currency()) && minimum.exceeds(amount);
    }
}

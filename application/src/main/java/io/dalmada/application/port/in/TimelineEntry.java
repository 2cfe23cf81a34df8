package io.dalmada.application.port.in;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened, or that is going to.
 *
 * @param at when it happened; when it is planned, for an entry of the future
 * @param code what it is, from a closed list ({@link TimelineCodes})
 * @param about an order number, refund number, bill number or endpoint
 * @param payment the payment it belongs to
 * @param cause why, as a code of a closed list: a doubt, the reason of a decline, a rule's name
 * @param rule which rule decided what follows a bill that could not be collected
 * @param then when the next step is planned
 * @param amount what it is about in money
 * @param actor who decided; empty for what the application does by itself
 * @param detail a short sentence as it was written down, without secrets
 */
public record TimelineEntry(
        Instant at,
        String code,
        Optional<String> about,
        Optional<PaymentId> payment,
        Optional<String> cause,
        Optional<Decision.Rule> rule,
        Optional<Instant> then,
        Optional<Money> amount,
        Optional<String> actor,
        Optional<String> detail) {

    public static TimelineEntry of(Instant at, String code, String about) {
        return new TimelineEntry(
                at,
                code,
                Optional.of(about),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public TimelineEntry of(Optional<PaymentId> whose) {
        return new TimelineEntry(at, code, about, whose, cause, rule, then, amount, actor, detail);
    }

    public TimelineEntry because(Optional<String> why) {
        return new TimelineEntry(at, code, about, payment, why, rule, then, amount, actor, detail);
    }

    public TimelineEntry by(Optional<Decision.Rule> decided) {
        return new TimelineEntry(at, code, about, payment, cause, decided, then, amount, actor, detail);
    }

    public TimelineEntry followedAt(Optional<Instant> next) {
        return new TimelineEntry(at, code, about, payment, cause, rule, next, amount, actor, detail);
    }

    public TimelineEntry over(Money money) {
        return new TimelineEntry(at, code, about, payment, cause, rule, then, Optional.of(money), actor, detail);
    }

    public TimelineEntry said(Optional<String> who, Optional<String> words) {
        return new TimelineEntry(at, code, about, payment, cause, rule, then, amount, who, words);
    }
}

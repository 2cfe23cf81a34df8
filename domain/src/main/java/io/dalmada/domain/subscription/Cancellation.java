package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What cancelling means for the customer. Money that is being given back already is not quoted again.
 *
 * @param lastServiceDay empty when there was no service
 * @param refundQuote what the unused days of the paid period are worth, by {@link Proration}
 * @param share how the quote was reckoned; empty when it is zero
 * @param credit what was not used up of earlier credit
 * @param sources from which payments how much of quote and credit may be given back; what came from no payment that we know
 *     of is paid out in another way
 * @param owed what was served and not paid; no bill collects it any more
 */
public record Cancellation(
        Optional<LocalDate> lastServiceDay,
        Money refundQuote,
        Optional<Share> share,
        Money credit,
        Worth sources,
        Money owed) {

    /** The rest of a period: {@code value} × {@code unused} of its days, rounded up. */
    public record Share(Span days, Money value, long unused) {}

    /** The same, but no more may be given back than this. */
    public Cancellation from(Worth givable) {
        return new Cancellation(lastServiceDay, refundQuote, share, credit, givable, owed);
    }

    /** The payment that can give the whole quote back; empty when none can, or nothing is quoted. */
    public Optional<PaymentId> payment() {
        return sources.parts().stream()
                .filter(part -> !refundQuote.isZero() && !refundQuote.exceeds(part.amount()))
                .flatMap(part -> part.payment().stream())
                .reduce((older, newer) -> newer);
    }

    static Cancellation now(Optional<LocalDate> lastServiceDay, Balance left, Money owed, LocalDate today) {
        Worth free = left.free(left.standing(today));
        Money credit = left.freeCredit().amount();
        Money quote = free.amount().minus(credit);
        Optional<Share> share = left.current()
                .filter(paid -> !quote.isZero())
                .map(paid -> new Share(
                        paid.restDays(), paid.rest().amount(), paid.restDays().daysFrom(today)));
        return new Cancellation(lastServiceDay, quote, share, credit, free, owed);
    }

    static Cancellation later(LocalDate lastServiceDay, Balance left) {
        Worth credit = left.freeCredit();
        Money amount = credit.amount();
        return new Cancellation(
                Optional.of(lastServiceDay), amount.zero(), Optional.empty(), amount, credit, amount.zero());
    }
}

package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An amount that a subscription may still use up, with the payments it came from (decision 0032).
 *
 * <p>What was paid first is used up first, so that what is left is the money that a gateway gives back most readily.
 *
 * @param parts one for each payment, none of them zero, in the order in which they are used up: ids of payments are in the
 *     order of time, and what is known to come from no payment goes before all others
 */
public record Worth(Currency currency, List<Part> parts) {
    private static final Comparator<Part> OLDEST_FIRST =
            Comparator.comparing(part -> part.payment().map(PaymentId::toString).orElse(""));

    /** What came from one payment. @param payment empty when we know of none */
    public record Part(Optional<PaymentId> payment, Money amount) {
        private Part plus(Part other) {
            return new Part(payment, amount.plus(other.amount));
        }
    }

    public Worth {
        parts = parts.stream()
                .filter(part -> !part.amount().isZero())
                .sorted(OLDEST_FIRST)
                .toList();
        if (parts.stream().map(Part::payment).distinct().count() != parts.size()) {
            throw new IllegalArgumentException("one part for each payment: " + parts);
        }
    }

    public static Worth none(Currency currency) {
        return new Worth(currency, List.of());
    }

    /** @param payment empty when no payment is known */
    public static Worth of(Optional<PaymentId> payment, Money amount) {
        return new Worth(amount.currency(), List.of(new Part(payment, amount)));
    }

    public Money amount() {
        return parts.stream().map(Part::amount).reduce(zero(), Money::plus);
    }

    /** What came from this payment. */
    public Money from(PaymentId payment) {
        return partOf(Optional.of(payment)).map(Part::amount).orElse(zero());
    }

    public boolean isZero() {
        return parts.isEmpty();
    }

    Worth plus(Worth other) {
        List<Part> sum = new ArrayList<>(other.parts);
        for (Part part : parts) {
            sum.removeIf(same -> same.payment().equals(part.payment()));
            sum.add(other.partOf(part.payment()).map(part::plus).orElse(part));
        }
        return new Worth(currency, sum);
    }

    /** Less that much of each payment, or all of it where there is not as much. */
    Worth minus(Worth other) {
        Worth left = this;
        for (Part part : other.parts) {
            left = left.less(part.payment(), part.amount());
        }
        return left;
    }

    /** Less so much of one payment, or all of it when there is not as much. */
    Worth less(PaymentId payment, Money most) {
        return less(Optional.of(payment), most);
    }

    private Worth less(Optional<PaymentId> payment, Money most) {
        Stream<Part> left = parts.stream()
                .map(part -> part.payment().equals(payment)
                        ? new Part(payment, part.amount().minus(part.amount().least(most)))
                        : part);
        return new Worth(currency, left.toList());
    }

    /** What is used up first. @param most all of it when there is not as much */
    Worth first(Money most) {
        List<Part> taken = new ArrayList<>();
        Money wanted = most;
        for (Part part : parts) {
            Money amount = part.amount().least(wanted);
            taken.add(new Part(part.payment(), amount));
            wanted = wanted.minus(amount);
        }
        return new Worth(currency, taken);
    }

    private Optional<Part> partOf(Optional<PaymentId> payment) {
        return parts.stream().filter(part -> part.payment().equals(payment)).findFirst();
    }

    private Money zero() {
        return new Money(0, currency);
    }

    @Override
    public String toString() {
        return amount() + (parts.isEmpty() ? "" : " of " + parts);
    }
}

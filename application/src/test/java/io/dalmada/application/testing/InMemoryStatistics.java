package io.dalmada.application.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.dalmada.application.model.DayFigures;
import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts the payments of an {@link InMemoryStore} one by one. */
final class InMemoryStatistics implements StatisticsQuery {
    private final InMemoryStore store;

    InMemoryStatistics(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public DayFigures between(Instant from, Instant until) {
        return count(store.read(state -> List.copyOf(state.payments.values())).stream()
                .filter(p -> !p.createdAt().isBefore(from) && p.createdAt().isBefore(until))
                .map(Payment::reconstitute)
                .toList());
    }

    private static DayFigures count(List<Payment> payments) {
        return new DayFigures(
                payments.size(),
                count(payments, p -> p.paidBy().isPresent()),
                declined(payments),
                count(payments, p -> p.attempts().stream().anyMatch(InMemoryStatistics::isUnknown)),
                count(payments, InMemoryStatistics::isRecovered),
                sum(payments, p -> p.paidBy().isPresent() ? p.amount() : Money.won(0)),
                sum(payments, Payment::refundedAmount));
    }

    private static long count(List<Payment> payments, Predicate<Payment> which) {
        return payments.stream().filter(which).count();
    }

    private static Map<DeclineReason, Long> declined(List<Payment> payments) {
        return payments.stream()
                .filter(p -> p.status() == PaymentStatus.DECLINED)
                .map(p -> p.lastAttempt().decline().map(Decline::reason).orElseThrow())
                .collect(groupingBy(Function.identity(), counting()));
    }

    private static boolean isUnknown(Attempt attempt) {
        return attempt.status() == AttemptStatus.UNKNOWN || attempt.status() == AttemptStatus.MANUAL;
    }

    private static boolean isRecovered(Payment payment) {
        return payment.paidBy().isPresent()
                && payment.attempts().stream().anyMatch(a -> a.status() == AttemptStatus.DECLINED);
    }

    private static Money sum(List<Payment> payments, Function<Payment, Money> what) {
        return payments.stream().map(what).reduce(Money.won(0), Money::plus);
    }
}

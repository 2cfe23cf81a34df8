package io.dalmada.application.testing;

import io.dalmada.application.port.out.StatisticsQuery;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counted anew from every payment in an {@link InMemoryStore}. */
final class InMemoryStatistics implements StatisticsQuery {
    private final InMemoryStore store;

    InMemoryStatistics(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Figures between(Instant from, Instant until) {
        List<Payment> due = store.read(state -> List.copyOf(state.payments.values())).stream()
                .map(Payment::reconstitute)
                .filter(p -> !p.createdAt().isBefore(from) && p.createdAt().isBefore(until))
                .toList();
        List<Payment> charged = due.stream().filter(p -> p.paidBy().isPresent()).toList();
        return new Figures(
                due.size(),
                charged.size(),
                declined(due),
                count(due, p -> p.lastAttempt().status() == AttemptStatus.UNKNOWN),
                count(charged, InMemoryStatistics::wasDeclined),
                sum(charged, Payment::amount),
                sum(charged, Payment::refundedAmount));
    }

    private static Map<DeclineReason, Long> declined(List<Payment> due) {
        return due.stream()
                .filter(p -> p.paidBy().isEmpty())
                .flatMap(p -> p.lastAttempt().decline().stream())
                .collect(Collectors.groupingBy(decline -> decline.reason(), Collectors.counting()));
    }

    private static boolean wasDeclined(Payment payment) {
        return payment.attempts().stream().anyMatch(a -> a.status() == AttemptStatus.DECLINED);
    }

    private static long count(List<Payment> payments, Predicate<Payment> which) {
        return payments.stream().filter(which).count();
    }

    private static Money sum(List<Payment> payments, Function<Payment, Money> part) {
        return payments.stream().map(part).reduce(Money.won(0), Money::plus);
    }
}

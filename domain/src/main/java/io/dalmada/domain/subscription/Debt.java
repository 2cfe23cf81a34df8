package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Days of service that no bill of their own collects: the next bill is that much dearer. A bill that is too small for the
 * gateway leaves one, and so does what an operator wants collected of days that were not billed.
 */
public record Debt(Span span, Money amount) {

    /** What the days before this one cost. */
    Money until(LocalDate day) {
        return amount.minus(Proration.unused(amount, span, day));
    }

    private Optional<Debt> cut(LocalDate day) {
        Money used = until(day);
        return used.isZero() ? Optional.empty() : Optional.of(new Debt(span, used));
    }

    /** Of each only the days before this one: nothing more is served. */
    static List<Debt> cut(List<Debt> debts, LocalDate day) {
        return debts.stream().flatMap(debt -> debt.cut(day).stream()).toList();
    }

    /** The oldest first. */
    static List<Debt> less(List<Debt> debts, Money paid) {
        List<Debt> left = new ArrayList<>();
        Money rest = paid;
        for (Debt debt : debts) {
            Money settled = debt.amount().exceeds(rest) ? rest : debt.amount();
            rest = rest.minus(settled);
            if (!settled.equals(debt.amount())) {
                left.add(new Debt(debt.span(), debt.amount().minus(settled)));
            }
        }
        return left;
    }

    static Money sum(List<Debt> debts, Money zero) {
        return debts.stream().map(Debt::amount).reduce(zero, Money::plus);
    }

    /** From the first day of any to the last. */
    static Span days(List<Debt> debts) {
        LocalDate from = debts.stream()
                .map(debt -> debt.span().from())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate until = debts.stream()
                .map(debt -> debt.span().until())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Span(from, until);
    }
}

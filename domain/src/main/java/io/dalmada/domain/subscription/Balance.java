package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a customer has paid for and not used up yet, and where it came from. Worth only moves: from a payment into a period,
 * from what is left of a period into credit, from credit into another period. It ends by being used up or by going back with
 * a refund of its payment, wherever it is then.
 *
 * @param current the period that was paid last
 * @param credit what later bills will cost less
 * @param pending refunds whose end is not known
 * @param stoppedOn the day on which service was stopped by request: nothing is used up from then on
 */
public record Balance(
        Optional<PaidPeriod> current,
        Worth credit,
        List<PendingRefund> pending,
        Optional<LocalDate> stoppedOn,
        Account account) {
    public Balance {
        pending = List.copyOf(pending);
    }

    static Balance opening(Currency currency) {
        return new Balance(
                Optional.empty(), Worth.none(currency), List.of(), Optional.empty(), Account.opening(currency));
    }

    /** All that is not used up on this day: credit and what is left of the period. @param today counts as not used */
    public Worth standing(LocalDate today) {
        return credit.plus(unused(today));
    }

    /** What the days of the period that have not begun are worth. @param today counts as one of them */
    public Worth unused(LocalDate today) {
        LocalDate day = stoppedOn.filter(today::isAfter).orElse(today);
        return current.map(paid -> paid.unused(day)).orElseGet(() -> Worth.none(currency()));
    }

    /** What a period that begins on this day may be paid with, besides money. */
    Worth usable(LocalDate from) {
        return free(standing(from));
    }

    /** Credit that no refund may take away any more. */
    public Worth freeCredit() {
        return free(credit);
    }

    /** What is not asked back. Of what came from one payment, credit is asked back before what is left of a period. */
    Worth free(Worth of) {
        Worth free = of;
        for (PendingRefund refund : pending) {
            free = free.less(refund.payment(), refund.amount());
        }
        return free;
    }

    /** A bill was paid: its period begins, at the cost of what is left of the one before. */
    Balance paid(Bill bill, Optional<PaymentId> payment) {
        Worth unused = unused(bill.span().from());
        Worth standing = credit.plus(unused);
        Worth reduction = reduction(standing, bill);
        Worth charged = payment.map(of -> Worth.of(payment, bill.amount())).orElseGet(() -> Worth.none(currency()));
        // What earlier periods left to be collected was served already: it is used up as soon as it is paid.
        Money carried = payment.isPresent() ? bill.carried() : zero();
        Money served = current.map(past -> past.value().minus(unused.amount()))
                .orElse(zero())
                .plus(carried);
        return new Balance(
                Optional.of(PaidPeriod.begun(bill.number(), bill.span(), reduction.plus(charged), payment)),
                standing.minus(reduction),
                pending,
                stoppedOn,
                account.serve(served).receive(charged.amount().plus(carried)));
    }

    /** What was refunded while the bill was on its way is missing; what is being refunded is used only when nothing else is left. */
    private Worth reduction(Worth standing, Bill bill) {
        Money wanted = bill.reduction();
        Worth free = free(standing).first(wanted);
        return free.plus(standing.minus(free).first(wanted.minus(free.amount())));
    }

    /** The period ends on this day, and what is left of it becomes credit. */
    Balance cut(LocalDate today) {
        return with(current.map(paid -> paid.cut(today)), standing(today), account);
    }

    Balance stopped(LocalDate today) {
        return new Balance(current, credit, pending, Optional.of(today), account);
    }

    Balance asked(PendingRefund refund) {
        List<PendingRefund> all = new ArrayList<>(pending);
        all.add(refund);
        return new Balance(current, credit, all, stoppedOn, account);
    }

    boolean isAsked(RefundNo refund) {
        return pending.stream().anyMatch(asked -> asked.refund().equals(refund));
    }

    /** It is not known any more that money may go: it went, or it did not. */
    Balance settled(RefundNo refund) {
        List<PendingRefund> others =
                pending.stream().filter(asked -> !asked.refund().equals(refund)).toList();
        return new Balance(current, credit, others, stoppedOn, account);
    }

    /** Money of this payment went back: credit goes first, then what is left of the period. What was used up stays so. */
    Balance givenBack(PaymentId payment, Money amount, LocalDate today) {
        LocalDate day = stoppedOn.filter(today::isAfter).orElse(today);
        Money ofCredit = credit.from(payment).least(amount);
        Money ofPeriod = unused(day).from(payment).least(amount.minus(ofCredit));
        return with(
                ofPeriod.isZero() ? current : current.map(paid -> paid.less(payment, ofPeriod, day)),
                credit.less(payment, ofCredit),
                account.giveBack(ofCredit.plus(ofPeriod)));
    }

    private Balance with(Optional<PaidPeriod> period, Worth later, Account counts) {
        return new Balance(period, later, pending, stoppedOn, counts);
    }

    Currency currency() {
        return credit.currency();
    }

    private Money zero() {
        return new Money(0, currency());
    }
}

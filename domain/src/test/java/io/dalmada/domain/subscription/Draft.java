package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A stored subscription that is written over field by field, as no act could do it. */
final class Draft {
    private final Subscription.Snapshot of;
    private Optional<Bill> bill;
    private Optional<NextStep> next;
    private Optional<LocalDate> heldSince;
    private Optional<Integer> periodsLeft;
    private Optional<ScheduledChange> change;
    private Optional<Unbilled> unbilled;
    private List<Debt> debts;
    private Balance balance;
    private boolean ending;

    Draft(Subscription.Snapshot of) {
        this.of = of;
        this.bill = of.bill();
        this.next = of.next();
        this.heldSince = of.heldSince();
        this.periodsLeft = of.periodsLeft();
        this.change = of.change();
        this.unbilled = of.unbilled();
        this.debts = of.debts();
        this.balance = of.balance();
        this.ending = of.cancelAtPeriodEnd();
    }

    Bill open() {
        return bill.orElseThrow();
    }

    Draft bill(Bill with) {
        bill = Optional.of(with);
        return this;
    }

    Draft noBill() {
        bill = Optional.empty();
        return this;
    }

    /** With this bill on its way. */
    Draft waitingFor(Bill with) {
        bill = Optional.of(with);
        return noStep();
    }

    /** Its bill is on its way, under no payment. */
    Draft sentWithoutPayment() {
        Bill sent = open();
        bill = Optional.of(new Bill(
                sent.number(),
                sent.kind(),
                sent.forPeriod(),
                sent.amount(),
                sent.due(),
                Optional.empty(),
                true,
                false,
                false,
                0,
                0,
                Optional.empty(),
                sent.carried(),
                Duration.ZERO));
        return this;
    }

    Draft next(Optional<NextStep> step) {
        next = step;
        return this;
    }

    Draft noStep() {
        next = Optional.empty();
        return this;
    }

    Draft held(LocalDate since) {
        heldSince = Optional.of(since);
        return noStep();
    }

    Draft periodsLeft(int left) {
        periodsLeft = Optional.of(left);
        return this;
    }

    Draft changing() {
        change = Optional.of(new ScheduledChange(Agreements.DEAR, 1));
        return this;
    }

    Draft unbilled(Unbilled days) {
        unbilled = Optional.of(days);
        return this;
    }

    Draft debts(List<Debt> owed) {
        debts = owed;
        return this;
    }

    /** One won that no payment has brought in. */
    Draft richer() {
        Worth credit = balance.credit().plus(Worth.of(Optional.empty(), Money.won(1)));
        balance = new Balance(balance.current(), credit, balance.pending(), balance.stoppedOn(), balance.account());
        return this;
    }

    Draft ending() {
        ending = true;
        return this;
    }

    Subscription.Snapshot snapshot() {
        return new Subscription.Snapshot(
                of.id(),
                of.customer(),
                of.createdAt(),
                of.billingKey(),
                of.gateway(),
                of.status(),
                of.arrangement(),
                periodsLeft,
                bill,
                balance,
                ending,
                change,
                next,
                heldSince,
                of.earliestBill(),
                of.nextNumber(),
                debts,
                unbilled,
                of.version());
    }
}

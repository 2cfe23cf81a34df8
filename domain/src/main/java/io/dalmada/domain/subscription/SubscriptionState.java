package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a subscription is at this moment. Nothing else writes a field of it; the status moves by its table alone. */
final class SubscriptionState {
    static final int MOST_BILLS = 10_000;

    private final SubscriptionId id;
    private final CustomerId customer;
    private final Instant createdAt;
    private final SubscriptionLog log;
    private BillingKeyId billingKey;
    private GatewayId gateway;
    private SubscriptionStatus status;
    private Arrangement arrangement;
    private Optional<Integer> periodsLeft;
    private Optional<Bill> bill;
    private Balance balance;
    private boolean cancelAtPeriodEnd;
    private Optional<ScheduledChange> change;
    private Optional<NextStep> next;
    private Optional<LocalDate> heldSince;
    private LocalDate earliestBill;
    private int nextNumber;
    private List<Debt> debts;
    private Optional<Unbilled> unbilled;

    SubscriptionState(Subscription.Snapshot from) {
        this.id = from.id();
        this.customer = from.customer();
        this.createdAt = from.createdAt();
        this.billingKey = from.billingKey();
        this.gateway = from.gateway();
        this.status = from.status();
        this.arrangement = from.arrangement();
        this.periodsLeft = from.periodsLeft();
        this.bill = from.bill();
        this.balance = from.balance();
        this.cancelAtPeriodEnd = from.cancelAtPeriodEnd();
        this.change = from.change();
        this.next = from.next();
        this.heldSince = from.heldSince();
        this.earliestBill = from.earliestBill();
        this.nextNumber = from.nextNumber();
        this.debts = from.debts();
        this.unbilled = from.unbilled();
        this.log = new SubscriptionLog(id, from.version());
    }

    Subscription.Snapshot snapshot() {
        return new Subscription.Snapshot(
                id,
                customer,
                createdAt,
                billingKey,
                gateway,
                status,
                arrangement,
                periodsLeft,
                bill,
                balance,
                cancelAtPeriodEnd,
                change,
                next,
                heldSince,
                earliestBill,
                nextNumber,
                debts,
                unbilled,
                log.version());
    }

    // ---- what changes it

    void move(SubscriptionStatus to, String cause, Instant now) {
        SubscriptionStatus from = status;
        if (!from.next().contains(to)) {
            throw DomainException.of(Refusal.SUBSCRIPTION_STATE, "a subscription cannot go from " + from + " to " + to);
        }
        status = to;
        log.moved(Optional.of(from), to, cause, now);
    }

    void useKey(BillingKeyId key, GatewayId at) {
        billingKey = key;
        gateway = at;
    }

    void arrange(Arrangement to) {
        arrangement = to;
    }

    /** What holds from the next period on. */
    void schedule(ScheduledChange to) {
        change = Optional.of(to);
    }

    void dropChange() {
        change = Optional.empty();
    }

    /** One period of a fixed term is over with. */
    void countPeriod() {
        periodsLeft = periodsLeft.map(left -> left - 1);
    }

    /** The running period is cut short: another takes its place. */
    void countPeriodAgain() {
        periodsLeft = periodsLeft.map(left -> left + 1);
    }

    void put(Bill open) {
        bill = Optional.of(open);
    }

    void changeBill(UnaryOperator<Bill> step) {
        bill = bill.map(step);
    }

    void dropBill() {
        bill = Optional.empty();
    }

    /** The number of another bill: none is used twice. */
    int takeNumber() {
        if (nextNumber == MOST_BILLS) {
            throw DomainException.of(Refusal.SUBSCRIPTION_STATE, "this subscription has had its 10000 bills");
        }
        return nextNumber++;
    }

    /** The bill goes on under this number, the last before its own, which was not used yet. */
    void takeUpNumber(int number) {
        nextNumber = number + 1;
    }

    void noBillBefore(LocalDate day) {
        earliestBill = day;
    }

    void standAt(Balance now) {
        balance = now;
    }

    void owe(List<Debt> all) {
        debts = all;
    }

    void oweBesides(Debt another) {
        debts = Stream.concat(debts.stream(), Stream.of(another)).toList();
    }

    void passOver(Unbilled days) {
        unbilled = Optional.of(days);
    }

    void endPassedOver() {
        unbilled = Optional.empty();
    }

    void cancelAtPeriodEnd(boolean wanted) {
        cancelAtPeriodEnd = wanted;
    }

    void plan(NextStep step) {
        next = Optional.of(step);
    }

    /** @param step empty when an operator, or another act, has to go on */
    void plan(Optional<NextStep> step) {
        next = step;
    }

    void planNothing() {
        next = Optional.empty();
    }

    void hold(LocalDate since) {
        heldSince = Optional.of(since);
    }

    void endHold() {
        heldSince = Optional.empty();
    }

    SubscriptionLog log() {
        return log;
    }

    // ---- what follows from it

    /** The first day without service if nothing more is paid: where the next period to be billed begins. */
    LocalDate serviceEnds() {
        return arrangement.span().from();
    }

    boolean hadItsPeriods() {
        return periodsLeft.filter(left -> left == 0).isPresent();
    }

    /** What the next bill will be for. */
    Arrangement upcoming() {
        return arrangement.with(change);
    }

    /** By how much worth that the customer has can make the bill of a period cheaper. */
    Money usable(Span period) {
        return balance.usable(period.from()).amount();
    }

    Money none() {
        return arrangement.terms().unitPrice().zero();
    }

    boolean isRunning() {
        return status == SubscriptionStatus.ACTIVE || status == SubscriptionStatus.TRIALING;
    }

    /** @param today counts as a day of service when it lies before the end */
    boolean isServiceOver(LocalDate today) {
        return !today.isBefore(serviceEnds());
    }

    boolean isDunned() {
        return status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.SUSPENDED;
    }

    boolean isOpen(int number) {
        return bill.filter(open -> open.number() == number).isPresent();
    }

    /** True while the bill of this number is to be paid. */
    boolean wants(int number) {
        return !status.isOver() && isOpen(number);
    }

    boolean isTrying() {
        return bill.filter(Bill::trying).isPresent();
    }

    boolean isOnItsWay(int number) {
        return isOpen(number) && isTrying();
    }

    boolean isHeld() {
        return heldSince.isPresent();
    }

    // ---- its fields

    SubscriptionId id() {
        return id;
    }

    CustomerId customer() {
        return customer;
    }

    Instant createdAt() {
        return createdAt;
    }

    BillingKeyId billingKey() {
        return billingKey;
    }

    GatewayId gateway() {
        return gateway;
    }

    SubscriptionStatus status() {
        return status;
    }

    Arrangement arrangement() {
        return arrangement;
    }

    Optional<Integer> periodsLeft() {
        return periodsLeft;
    }

    Optional<Bill> bill() {
        return bill;
    }

    Balance balance() {
        return balance;
    }

    boolean isToBeCanceled() {
        return cancelAtPeriodEnd;
    }

    Optional<ScheduledChange> change() {
        return change;
    }

    Optional<NextStep> next() {
        return next;
    }

    LocalDate earliestBill() {
        return earliestBill;
    }

    int nextNumber() {
        return nextNumber;
    }

    List<Debt> debts() {
        return debts;
    }

    Optional<Unbilled> unbilled() {
        return unbilled;
    }
}

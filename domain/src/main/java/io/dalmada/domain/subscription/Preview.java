package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bills to come, reckoned by the same functions that will bill them. */
final class Preview {
    private final Subscription.Snapshot now;
    private final BillingRules rules;
    private final LocalDate today;
    private final LocalDate first;
    private final List<PlannedBill> planned = new ArrayList<>();
    private Money credit;
    private List<Debt> debts;
    private LocalDate earliest;
    private int left;

    /** @param first the day on which the calendar may charge next: tomorrow, when the window of today is closed */
    Preview(Subscription.Snapshot now, LocalDate today, LocalDate first, BillingRules rules) {
        this.now = now;
        this.rules = rules;
        LocalDate from =
                now.bill().map(Bill::span).orElseGet(now.arrangement()::span).from();
        this.credit = now.balance().usable(from).amount();
        this.debts = now.debts();
        this.today = today;
        this.first = first;
        this.earliest = later(now.earliestBill(), first);
        this.left = now.periodsLeft().orElse(Integer.MAX_VALUE);
    }

    static Preview of(Subscription.Snapshot subscription, Now now) {
        return new Preview(subscription, now.today(), now.window().day(now.nextOpen()), now.rules());
    }

    List<PlannedBill> bills(int most) {
        if (now.status().isOver() || isGivenUp() || most < 1) {
            return List.of();
        }
        Optional<Arrangement> first = now.bill().isPresent() ? now.bill().flatMap(this::afterOpen) : upcoming();
        for (Optional<Arrangement> then = first; then.isPresent() && planned.size() < most; ) {
            then = goesOn() && left > 0 ? Optional.of(bill(then.get())) : Optional.empty();
        }
        return List.copyOf(planned);
    }

    /** The open one, if it is going to be charged. @return what is to be billed then */
    private Optional<Arrangement> afterOpen(Bill open) {
        Optional<LocalDate> day = chargedOn(open);
        day.ifPresent(on -> plan(open, on));
        return day.map(on -> open.forPeriod().advanced()).map(next -> goingOn(next, day.orElseThrow()));
    }

    private Optional<LocalDate> chargedOn(Bill open) {
        Optional<LocalDate> planned = now.next()
                .filter(step -> step.kind() == NextStep.Kind.COLLECT)
                .map(step -> rules.window().day(step.at()));
        LocalDate soonest = open.byHand() ? today : first;
        if (isDunned() && !open.trying()) {
            return planned.map(day -> later(day, soonest));
        }
        LocalDate day = isDunned() ? now.earliestBill().minusDays(1) : open.due();
        return Optional.of(later(planned.orElse(day), soonest));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    /** After a debt that is paid late it goes on with the period of that day. */
    private Arrangement goingOn(Arrangement next, LocalDate day) {
        if (!isDunned() || next.span().from().isAfter(day)) {
            return next;
        }
        boolean suspended = now.status() == SubscriptionStatus.SUSPENDED;
        return (suspended ? Recovery.suspended(next, day) : Recovery.served(next, day)).then();
    }

    /** @return what is to be billed after it */
    private Arrangement bill(Arrangement of) {
        Arrangement then = of;
        LocalDate day = dueOf(then);
        while (then.span().days() == 1 && then.span().from().isBefore(day) && left > 1 && isServing()) {
            Bill over = open(then, then.span().from());
            credit = left(over);
            debts = with(over);
            left--;
            then = then.advanced();
        }
        plan(open(then, day), day);
        return then.advanced();
    }

    private Money left(Bill after) {
        return credit.minus(credit.least(after.reduction()));
    }

    private boolean isServing() {
        return now.status() == SubscriptionStatus.ACTIVE || !planned.isEmpty();
    }

    private LocalDate dueOf(Arrangement then) {
        LocalDate from = then.span().from();
        return from.isBefore(earliest) ? earliest : from;
    }

    private Bill open(Arrangement of, LocalDate due) {
        Money owed = Debt.sum(Debt.cut(debts, of.span().from()), credit.zero());
        return Bill.open(0, Bill.Kind.RENEWAL, of, credit, owed, due);
    }

    private List<Debt> with(Bill small) {
        List<Debt> all = new ArrayList<>(Debt.cut(debts, small.span().from()));
        if (!small.amount().isZero()) {
            all.add(new Debt(small.span(), small.amount()));
        }
        return all;
    }

    private void plan(Bill bill, LocalDate day) {
        boolean small = rules.isTooSmall(bill.total());
        Money none = credit.zero();
        planned.add(new PlannedBill(
                day, bill.span(), bill.forPeriod().price(), small ? none : bill.total(), small ? bill.total() : none));
        credit = left(bill);
        debts = small ? with(bill) : Debt.less(Debt.cut(debts, bill.span().from()), bill.carried());
        left = bill.isAnotherPeriodAfter(now.arrangement()) ? left - 1 : left;
        earliest = day.isBefore(earliest) ? earliest : day.plusDays(1);
    }

    private Optional<Arrangement> upcoming() {
        Arrangement then = now.arrangement().with(now.change());
        return Optional.of(isPaused() ? then.restarted(then.terms(), then.quantity(), earliest) : then);
    }

    /** A pause ends by itself when that is planned. */
    private boolean goesOn() {
        boolean paused = isPaused() && now.bill().isEmpty() && now.next().isEmpty();
        return !now.cancelAtPeriodEnd() && !paused;
    }

    /** A sign-up that could not be collected only waits for its end. */
    private boolean isGivenUp() {
        return now.status() == SubscriptionStatus.INCOMPLETE
                && now.next().filter(step -> step.kind() == NextStep.Kind.TURN).isPresent();
    }

    private boolean isDunned() {
        return now.status() == SubscriptionStatus.PAST_DUE || now.status() == SubscriptionStatus.SUSPENDED;
    }

    private boolean isPaused() {
        return now.status() == SubscriptionStatus.PAUSED;
    }
}

package io.dalmada.domain.subscription;

import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What happens to every bill, asked for or due: it is opened, its amount follows the worth that is there, it takes effect
 * when it is paid, or is dropped.
 */
final class Bills {
    private final SubscriptionState state;

    Bills(SubscriptionState state) {
        this.state = state;
    }

    /** Its period begins, or is over, and the next bill is that much dearer. */
    void carry(Bill small, String cause, Instant now) {
        boolean counts = small.isAnotherPeriodAfter(state.arrangement());
        beginPeriod(small, Optional.empty());
        if (!small.amount().isZero()) {
            state.oweBesides(new Debt(small.span(), small.amount()));
        }
        state.log().unpaid(BillStep.CARRIED, small.number(), small.span(), small.amount(), cause, now);
        advance(small.forPeriod(), counts, now);
    }

    /** What a bill for a period from this day on collects besides. */
    private Money owed(LocalDate from) {
        return Debt.sum(Debt.cut(state.debts(), from), state.none());
    }

    /** A sign-up that the calendar brings is given its whole time from the day on which it could be charged. */
    Bill ofNextPeriod(LocalDate today) {
        boolean first = state.status() == SubscriptionStatus.INCOMPLETE;
        return opened(
                first ? Bill.Kind.FIRST : Bill.Kind.RENEWAL,
                state.upcoming(),
                first ? today : state.arrangement().span().from());
    }

    Bill opened(Bill.Kind kind, Arrangement forPeriod, LocalDate due) {
        return Bill.open(
                state.takeNumber(),
                kind,
                forPeriod,
                state.usable(forPeriod.span()),
                owed(forPeriod.span().from()),
                due);
    }

    void hold(Now now) {
        state.hold(now.today());
        state.planNothing();
        state.log().arranged(What.HELD, "a bill of " + state.serviceEnds() + " waits for a person", now.at());
    }

    /** What the bill is for takes effect. */
    void take(Bill paid, Optional<PaymentId> payment, Now now) {
        SubscriptionStatus before = state.status();
        if (payment.isEmpty() && !paid.total().isZero()) {
            carry(paid, "less than the gateway charges", now.at());
        } else {
            boolean counts = paid.isAnotherPeriodAfter(state.arrangement());
            beginPeriod(paid, payment);
            state.owe(Debt.less(state.debts(), paid.carried()));
            state.log().billed(BillStep.PAID, paid, payment.isPresent() ? "charged" : "paid by credit", now.at());
            advance(paid.forPeriod(), counts, now.at());
        }
        recover(before, now);
        if (state.status() != SubscriptionStatus.ACTIVE) {
            state.move(SubscriptionStatus.ACTIVE, "bill " + paid.number() + " paid", now.at());
        }
        state.plan(byCalendar(now));
    }

    /** What no payment has paid is worth nothing yet. */
    private void beginPeriod(Bill paid, Optional<PaymentId> payment) {
        state.owe(Debt.cut(state.debts(), paid.span().from()));
        state.standAt(state.balance().paid(paid, payment));
        state.dropBill();
        state.endHold();
    }

    /** A debt that is paid after its period has ended: the customer is not billed unasked for days that have gone by. */
    private void recover(SubscriptionStatus before, Now now) {
        LocalDate today = now.today();
        boolean dunned = before == SubscriptionStatus.PAST_DUE || before == SubscriptionStatus.SUSPENDED;
        if (!dunned || state.serviceEnds().isAfter(today) || state.hadItsPeriods()) {
            return;
        }
        Recovery recovery = before == SubscriptionStatus.SUSPENDED
                ? Recovery.suspended(state.arrangement(), today)
                : Recovery.served(state.arrangement(), today);
        state.arrange(recovery.then());
        recovery.unbilled().ifPresent(days -> {
            state.passOver(state.unbilled().map(earlier -> earlier.and(days)).orElse(days));
            state.log()
                    .arranged(
                            What.UNBILLED,
                            days.price() + " for " + days.days().from() + " until "
                                    + days.days().until(),
                            now.at());
        });
    }

    /** A period is over with; what was arranged for it holds from now on. @param counts as one of a fixed term */
    void advance(Arrangement past, boolean counts, Instant now) {
        boolean changed = !past.terms().equals(state.arrangement().terms())
                || past.quantity() != state.arrangement().quantity();
        state.arrange(past.advanced());
        state.dropChange();
        if (counts) {
            state.countPeriod();
        }
        if (changed) {
            state.log().arranged(What.PLAN_CHANGED, state.arrangement().described(), now);
        }
    }

    NextStep byCalendar(Now now) {
        return state.isToBeCanceled() || state.hadItsPeriods()
                ? NextStep.turn(now.window().begin(state.serviceEnds()))
                : now.schedule().bill(state.serviceEnds(), state.earliestBill());
    }

    void drop(Bill open, String cause, Now now) {
        state.dropBill();
        state.log().billed(BillStep.DROPPED, open, cause, now.at());
        state.plan(state.status() == SubscriptionStatus.ACTIVE ? Optional.of(byCalendar(now)) : Optional.empty());
    }

    /** What was arranged for the next period holds for the one after a pause. */
    Arrangement resumed(LocalDate today) {
        Arrangement then = state.upcoming();
        return then.restarted(then.terms(), then.quantity(), today);
    }

    /** Opens a bill that a caller asks for. */
    void ask(Bill.Kind kind, Arrangement forPeriod, LocalDate today, Instant now) {
        state.put(opened(kind, forPeriod, today).asked());
        state.plan(NextStep.collect(now));
    }

    /** A bill that is not on its way costs what worth of now leaves of its price; another payment then collects it. */
    void reprice() {
        state.changeBill(open -> open.isOtherwiseWith(state.usable(open.span()))
                        && state.nextNumber() < SubscriptionState.MOST_BILLS
                ? open.costing(
                        state.usable(open.span()), open.payment().isPresent() ? state.takeNumber() : open.number())
                : open);
    }
}

package io.dalmada.domain.subscription;

import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begin, pause and end of a subscription, by request and by the calendar. */
final class Lifecycle {
    private final SubscriptionState state;
    private final Conditions conditions;
    private final Bills bills;

    Lifecycle(SubscriptionState state, Conditions conditions, Bills bills) {
        this.state = state;
        this.conditions = conditions;
        this.bills = bills;
    }

    /** What was agreed on; nothing has happened yet. */
    static Subscription.Snapshot agreed(SubscriptionId id, Order order, Now now) {
        LocalDate today = now.today();
        LocalDate first = order.firstBill(today, now.window().begin(today).equals(now.at()));
        return new Subscription.Snapshot(
                id,
                order.customer(),
                now.at(),
                order.billingKey(),
                order.gateway(),
                order.trialDays() > 0 ? SubscriptionStatus.TRIALING : untried(first.isAfter(today)),
                new Arrangement(order.terms(), order.quantity(), order.calendar(first), 0),
                order.periods(),
                Optional.empty(),
                Balance.opening(order.terms().unitPrice().currency()),
                false,
                Optional.empty(),
                Optional.of(now.schedule().bill(first, first)),
                Optional.empty(),
                first,
                0,
                List.of(),
                Optional.empty(),
                0);
    }

    private static SubscriptionStatus untried(boolean later) {
        return later ? SubscriptionStatus.SCHEDULED : SubscriptionStatus.INCOMPLETE;
    }

    /** Without a trial, the first bill of one that starts today is due at once. */
    void begin(Order order, Now now) {
        LocalDate today = now.today();
        state.log().moved(Optional.empty(), state.status(), "subscribed", now.at());
        if (order.trialDays() == 0 && state.earliestBill().equals(today)) {
            bills.ask(Bill.Kind.FIRST, state.arrangement(), today, now.at());
        }
    }

    /** A status change is planned for the present status; every change of the plans changes the next step as well. */
    void turn(Now now) {
        state.planNothing();
        switch (state.status()) {
            case INCOMPLETE -> end("first bill not paid in time", now.at());
            case TRIALING, ACTIVE -> {
                if (state.isToBeCanceled()) {
                    over(SubscriptionStatus.CANCELED, "canceled at period end", now.at());
                } else {
                    end("term over", now.at());
                }
            }
            case PAST_DUE -> {
                state.move(SubscriptionStatus.SUSPENDED, "grace over", now.at());
                state.plan(now.schedule().afterSuspension(state.bill().orElseThrow(), now.at()));
            }
            case SUSPENDED -> end("dunning failed", now.at());
            case SCHEDULED, PAUSED, CANCELED, ENDED ->
                throw new IllegalStateException("nothing turns a subscription " + state.status());
        }
    }

    Cancellation cancelNow(Now now) {
        conditions.requireNotOver();
        LocalDate today = now.today();
        state.owe(unpaid(today));
        Money owed = Debt.sum(state.debts(), state.none()).plus(openBill(today));
        Cancellation answer = Cancellation.now(lastServiceDay(today), state.balance(), owed, today);
        state.standAt(state.balance().stopped(today));
        over(SubscriptionStatus.CANCELED, "canceled by request", now.at());
        return answer;
    }

    /** What was served before this day and no bill has asked for, with what earlier bills have left. */
    private List<Debt> unpaid(LocalDate today) {
        List<Debt> all = new ArrayList<>(state.debts());
        Arrangement then = state.bill().map(open -> open.forPeriod().advanced()).orElseGet(state::upcoming);
        int left = state.status() == SubscriptionStatus.ACTIVE
                ? state.periodsLeft().orElse(Integer.MAX_VALUE)
                : 0;
        for (; left > 0 && then.span().from().isBefore(today); left--) {
            all.add(new Debt(then.span(), then.price()));
            then = then.advanced();
        }
        return Debt.cut(all, today);
    }

    /** What the open bill asks for days that were served; reported when the bill ends. */
    private Money openBill(LocalDate today) {
        return state.bill()
                .filter(open -> open.kind() == Bill.Kind.RENEWAL && !open.trying())
                .map(open -> new Debt(open.span(), open.amount()).until(served(open, today)))
                .orElse(state.none());
    }

    private LocalDate served(Bill open, LocalDate today) {
        LocalDate suspended = open.forPeriod().terms().dunning().graceEnds(open.due());
        return state.status() == SubscriptionStatus.SUSPENDED && suspended.isBefore(today) ? suspended : today;
    }

    private boolean hasService() {
        return switch (state.status()) {
            case TRIALING, ACTIVE, PAST_DUE -> true;
            case SCHEDULED, INCOMPLETE, PAUSED, SUSPENDED, CANCELED, ENDED -> false;
        };
    }

    /** While a bill is dunned, service goes on unpaid; otherwise a day that is not paid is not one of service. */
    private Optional<LocalDate> lastServiceDay(LocalDate today) {
        LocalDate paid = state.serviceEnds().minusDays(1);
        return hasService()
                ? Optional.of(state.status() == SubscriptionStatus.PAST_DUE || today.isBefore(paid) ? today : paid)
                : Optional.empty();
    }

    Cancellation cancelAtPeriodEnd(Now now) {
        conditions.requireNotOver();
        if (!state.isRunning() || state.isServiceOver(now.today())) {
            return cancelNow(now);
        }
        if (!state.isToBeCanceled()) {
            state.cancelAtPeriodEnd(true);
            state.log().arranged(What.CANCEL_AT_PERIOD_END, "ends before " + state.serviceEnds(), now.at());
            state.bill()
                    .filter(open -> !open.trying())
                    .ifPresent(open -> bills.drop(open, "canceled at period end", now));
            planUnlessTrying(now);
        }
        return Cancellation.later(state.serviceEnds().minusDays(1), state.balance());
    }

    void uncancel(Now now) {
        conditions.requireNotOver();
        conditions.require(state.isToBeCanceled(), "it is not going to be canceled");
        conditions.require(!state.isServiceOver(now.today()), "the period it was canceled for is over");
        state.cancelAtPeriodEnd(false);
        state.log().arranged(What.UNCANCELED, "goes on", now.at());
        planUnlessTrying(now);
    }

    private void planUnlessTrying(Now now) {
        if (state.bill().isEmpty()) {
            state.plan(bills.byCalendar(now));
        }
    }

    void pause(Optional<LocalDate> resumeOn, Now now) {
        conditions.require(
                state.status() == SubscriptionStatus.ACTIVE && !state.isToBeCanceled(),
                "only an active subscription can be paused");
        conditions.requireNoBill();
        LocalDate today = now.today();
        conditions.requireTerm(today);
        requireResumeDay(resumeOn, today);
        state.standAt(state.balance().cut(today));
        state.owe(Debt.cut(state.debts(), today));
        if (!state.isServiceOver(today)) {
            state.countPeriodAgain();
        }
        state.move(
                SubscriptionStatus.PAUSED,
                "paused; credit " + state.balance().credit().amount(),
                now.at());
        state.noBillBefore(resumeOn.orElse(state.earliestBill()));
        state.plan(resumeOn.map(day -> NextStep.collect(now.window().charging(day))));
    }

    private static void requireResumeDay(Optional<LocalDate> resumeOn, LocalDate today) {
        if (resumeOn.filter(day -> !day.isAfter(today) || day.isAfter(today.plusYears(1)))
                .isPresent()) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "resumeOn", "resumeOn must lie after today and within a year");
        }
    }

    void resume(Now now) {
        conditions.require(state.status() == SubscriptionStatus.PAUSED, "only a paused subscription can be resumed");
        conditions.requireNoBill();
        LocalDate today = now.today();
        bills.ask(Bill.Kind.RESUME, bills.resumed(today), today, now.at());
    }

    void end(String cause, Instant now) {
        over(SubscriptionStatus.ENDED, cause, now);
    }

    /** A bill that is not being tried is dropped; one that is on its way stays until its outcome is known. */
    void over(SubscriptionStatus to, String cause, Instant now) {
        state.bill()
                .filter(open -> !open.trying())
                .ifPresent(open -> state.log().billed(BillStep.DROPPED, open, cause, now));
        if (!state.isTrying()) {
            state.dropBill();
        }
        waiveDebts(cause, now);
        state.dropChange();
        state.cancelAtPeriodEnd(false);
        state.endHold();
        state.planNothing();
        state.move(to, cause, now);
    }

    /** No bill will collect them any more; those without a decision are waived as well. */
    private void waiveDebts(String cause, Instant now) {
        if (!state.debts().isEmpty()) {
            Span days = Debt.days(state.debts());
            Money amount = Debt.sum(state.debts(), state.none());
            int number = state.takeNumber();
            state.owe(List.of());
            state.log().unpaid(BillStep.WAIVED, number, days, amount, cause, now);
        }
        if (state.unbilled().isPresent()) {
            state.endPassedOver();
            state.log().arranged(What.RELEASED, "waived", now);
        }
    }
}

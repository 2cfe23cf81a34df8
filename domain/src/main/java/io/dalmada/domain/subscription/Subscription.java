package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.DeclineReason.Severity;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The agreement that a customer is charged for every period of a plan until it ends.
 *
 * <p>Its life: somebody subscribes, with a trial or with a first {@link Bill} at once. Whenever a period falls due, a bill is
 * opened for it, under a number that is never used again, and one payment collects it. What a bill is for takes effect when
 * it is paid: the next period, other terms, the end of a pause. While an attempt is on its way, or nobody knows what became
 * of it, nothing else may happen to the bill. A decline starts dunning: the customer keeps the service while it is tried
 * again, then is suspended, then it is over; another card may heal it at any time. Trouble that is nobody's refusal moves
 * nothing but the next try.
 *
 * <p>Cancelling wins: nothing is sent after it. Money for a bill that nobody wants any more is given back.
 *
 * <p>A fixed term is counted in periods that are paid, or waived by a person. A period that a change or a pause cuts short
 * does not count: the one that takes its place does. So n bills are paid besides those that were cut short.
 */
public final class Subscription {
    private final SubscriptionState state;
    private final Conditions conditions;
    private final Bills bills;
    private final RefundNotes refunds;
    private final TermChanges termChanges;
    private final BillRequests requests;

    private Subscription(Snapshot from) {
        this.state = new SubscriptionState(from);
        this.conditions = new Conditions(state);
        this.bills = new Bills(state);
        this.refunds = new RefundNotes(state, bills);
        this.termChanges = new TermChanges(state, conditions, bills);
        this.requests = new BillRequests(state, conditions, bills);
    }

    /**
     * A new subscription. Without a trial, and when it starts today, its first bill is due at once.
     *
     * @throws DomainException when a date or a number makes no sense
     */
    public static Subscription start(SubscriptionId id, Order order, Instant now, BillingRules rules) {
        LocalDate today = rules.window().day(now);
        LocalDate first = order.firstBill(today, rules.window().begin(today).equals(now));
        boolean trial = order.trialDays() > 0;
        Subscription started = new Subscription(new Snapshot(
                id,
                order.customer(),
                now,
                order.billingKey(),
                order.gateway(),
                trial ? SubscriptionStatus.TRIALING : untried(first.isAfter(today)),
                new Arrangement(order.terms(), order.quantity(), order.calendar(first), 0),
                order.periods(),
                Optional.empty(),
                Balance.opening(order.terms().unitPrice().currency()),
                false,
                Optional.empty(),
                Optional.of(new Schedule(rules).bill(first, first)),
                Optional.empty(),
                first,
                0,
                List.of(),
                Optional.empty(),
                0));
        started.state.log().moved(Optional.empty(), started.status(), "subscribed", now);
        if (!trial && first.equals(today)) {
            started.bills.ask(Bill.Kind.FIRST, started.state.arrangement(), today, now);
        }
        return started;
    }

    private static SubscriptionStatus untried(boolean later) {
        return later ? SubscriptionStatus.SCHEDULED : SubscriptionStatus.INCOMPLETE;
    }

    /** For persistence only: a subscription as it was stored. */
    public static Subscription reconstitute(Snapshot stored) {
        return new Subscription(stored);
    }

    // ---- what falls due

    /**
     * Does what is due: turns the status, or says what is to be charged. A demand is made once; its outcome comes back
     * through {@link #paid}, {@link #declined} or {@link #notCharged}.
     *
     * @param fresh the id of the payment, should one be created
     * @return empty when nothing is to be charged now
     */
    public Optional<Demand> proceed(PaymentId fresh, Instant now, BillingRules rules) {
        return proceed(fresh, Optional::empty, now, rules);
    }

    /**
     * As {@link #proceed(PaymentId, Instant, BillingRules)}, where the key may not be charged: dunning goes on then, but
     * nothing is attempted, and nothing says that it was.
     *
     * @param obstacle why the key cannot be charged, or has been declined too often; asked only when there is a bill to pay
     */
    public Optional<Demand> proceed(
            PaymentId fresh, Supplier<Optional<DeclineReason>> obstacle, Instant now, BillingRules rules) {
        if (state.next().filter(step -> step.isDue(now)).isEmpty()) {
            return Optional.empty();
        }
        if (state.next().get().kind() == NextStep.Kind.TURN) {
            turn(now, rules);
            return Optional.empty();
        }
        // Some other act may have led here at night: only what a person asked to be charged is charged then.
        if (state.bill().filter(Bill::byHand).isEmpty() && !rules.window().isOpen(now)) {
            return Optional.empty();
        }
        if (state.bill().isEmpty()) {
            open(now, rules);
        } else if (hasGrownOld(now, rules)) {
            bills.hold(new Now(now, rules));
            return Optional.empty();
        }
        return state.bill().flatMap(open -> demand(open, fresh, obstacle, now, rules));
    }

    private void open(Instant now, BillingRules rules) {
        LocalDate today = rules.window().day(now);
        begin(now);
        if (state.status() == SubscriptionStatus.PAUSED) {
            state.put(bills.opened(Bill.Kind.RESUME, bills.resumed(today), today));
        } else if (new Schedule(rules).isTooOld(state.arrangement().span().from(), now)) {
            bills.hold(new Now(now, rules));
        } else {
            carryDaysOver(today, now);
            state.put(bills.ofNextPeriod(today));
        }
    }

    private void begin(Instant now) {
        if (state.status() == SubscriptionStatus.SCHEDULED) {
            state.move(SubscriptionStatus.INCOMPLETE, "its first day has come", now);
        }
    }

    /**
     * Of a plan of single days, at most one bill a day would never catch up: the days that are over are collected with the
     * bill of today.
     */
    private void carryDaysOver(LocalDate today, Instant now) {
        while (state.status() == SubscriptionStatus.ACTIVE
                && state.upcoming().span().days() == 1
                && state.serviceEnds().isBefore(today)
                && state.periodsLeft().filter(left -> left <= 1).isEmpty()) {
            bills.carry(bills.ofNextPeriod(today), "of a day that is over", now);
        }
    }

    /** It met trouble, and nobody was there for so long: in dunning the policy's days count instead. */
    private boolean hasGrownOld(Instant now, BillingRules rules) {
        return !state.isDunned()
                && state.bill()
                        .filter(open -> !open.byHand())
                        .filter(open -> new Schedule(rules).isTooOld(open.due(), now))
                        .isPresent();
    }

    /** A bill that credit pays wholly needs no payment, and one that is too small is left for the next. */
    private Optional<Demand> demand(
            Bill open, PaymentId fresh, Supplier<Optional<DeclineReason>> obstacle, Instant now, BillingRules rules) {
        state.noBillBefore(rules.window().day(now).plusDays(1));
        if (open.total().isZero() || rules.isTooSmall(open.total())) {
            bills.take(open, Optional.empty(), new Now(now, rules));
            return Optional.empty();
        }
        Optional<DeclineReason> why = obstacle.get();
        if (why.isPresent()) {
            cannotBeCharged(open.withNewCard(false), why.get(), now, rules);
            return Optional.empty();
        }
        return Optional.of(attempt(open.heldBackFor(heldBack(open, now, rules)), fresh, now));
    }

    /** How much later a sign-up is tried than was planned: such time is not taken from its own. */
    private Duration heldBack(Bill open, Instant now, BillingRules rules) {
        Instant from = rules.window().charging(open.due());
        Instant planned = state.next().map(NextStep::at).filter(from::isBefore).orElse(from);
        return open.kind() == Bill.Kind.FIRST && planned.isBefore(now) ? Duration.between(planned, now) : Duration.ZERO;
    }

    private Demand attempt(Bill open, PaymentId fresh, Instant now) {
        PaymentId payment = open.payment().orElse(fresh);
        Bill tried = open.attempted(payment, open.byHand());
        state.put(tried);
        state.planNothing();
        state.log().billed(BillStep.ATTEMPTED, tried, open.payment().isPresent() ? "tried again" : "due", now);
        return new Demand(
                new BillRef(state.id(), open.number()),
                payment,
                open.payment().isPresent(),
                state.billingKey(),
                open.forPeriod().terms().title(),
                open.lines());
    }

    /** A turn is planned for what the status is; whatever changes the plans changes the next step as well. */
    private void turn(Instant now, BillingRules rules) {
        state.planNothing();
        switch (state.status()) {
            case INCOMPLETE -> end("first bill not paid in time", now);
            case TRIALING, ACTIVE -> {
                if (state.isToBeCanceled()) {
                    over(SubscriptionStatus.CANCELED, "canceled at period end", now);
                } else {
                    end("term over", now);
                }
            }
            case PAST_DUE -> {
                state.move(SubscriptionStatus.SUSPENDED, "grace over", now);
                state.plan(new Schedule(rules).afterSuspension(state.bill().orElseThrow(), now));
            }
            case SUSPENDED -> end("dunning failed", now);
            case SCHEDULED, PAUSED, CANCELED, ENDED ->
                throw new IllegalStateException("nothing turns a subscription " + state.status());
        }
    }

    /** True while the bill of this number is to be paid: money for any other is given back. */
    public boolean wants(int number) {
        return !state.status().isOver() && state.isOpen(number);
    }

    // ---- how a demand ended

    /**
     * The bill's payment was charged.
     *
     * @return false when nobody wants this money any more: it must be given back
     */
    public boolean paid(int number, PaymentId payment, Instant now, BillingRules rules) {
        if (current().filter(p -> p.number() == number).isPresent()) {
            return true;
        }
        if (!wants(number)) {
            state.bill()
                    .filter(b -> b.number() == number)
                    .ifPresent(b -> bills.drop(b, "charged after it was over: to be given back", new Now(now, rules)));
            return false;
        }
        bills.take(state.bill().orElseThrow(), Optional.of(payment), new Now(now, rules));
        return true;
    }

    /** The bill's payment was refused. */
    public void declined(int number, Decline decline, Instant now, BillingRules rules) {
        if (!state.isOnItsWay(number)) {
            return;
        }
        Bill open = state.bill().orElseThrow();
        Severity severity = decline.reason().severity();
        boolean passes = severity == Severity.TECHNICAL || severity == Severity.CONFIGURATION;
        String cause = "declined: " + decline.reason();
        // A person who waits is told; what the calendar asked for is tried again when it is nobody's refusal.
        boolean tellsNow = open.kind() != Bill.Kind.RENEWAL && (open.byHand() || !passes);
        if (state.status().isOver() || tellsNow) {
            endWithoutMoney(open, cause, now, rules);
        } else if (passes) {
            trouble(open.troubled(Optional.of(decline.reason())), Delay.after(decline.reason()), cause, now, rules);
        } else {
            refused(open.declined(decline.reason()), decline, open.byHand(), now, rules);
        }
    }

    /** Dunning goes on, but nothing is sent. */
    private void cannotBeCharged(Bill open, DeclineReason reason, Instant now, BillingRules rules) {
        if (open.kind() != Bill.Kind.RENEWAL) {
            endWithoutMoney(open, "billing key cannot be charged", now, rules);
            return;
        }
        refused(open.impossible(reason), Decline.of(reason), open.byHand(), now, rules);
    }

    private void refused(Bill open, Decline decline, boolean byHand, Instant now, BillingRules rules) {
        boolean begins = state.status() == SubscriptionStatus.ACTIVE || state.status() == SubscriptionStatus.TRIALING;
        Bill refused = begins ? open.dueOn(rules.window().day(now)) : open;
        state.put(refused);
        SubscriptionStatus then = begins ? SubscriptionStatus.PAST_DUE : state.status();
        Decision decision = refused.newCard()
                ? Decision.of(Decision.Rule.NEW_CARD, withNewCard(rules.window().nextOpen(now)))
                : Decision.dunning(
                        Decision.Rule.RETRY_DAY,
                        then,
                        new Schedule(rules).afterDecline(refused, then, decline, byHand, now));
        state.log()
                .billed(BillStep.DECLINED, refused, decision, decline.reason().name(), now);
        if (begins) {
            state.move(SubscriptionStatus.PAST_DUE, decline.reason().name(), now);
        }
        state.plan(decision.next());
        bills.reprice();
    }

    /** Provably nothing was charged, and nothing refused. */
    public void notCharged(int number, Uncharged how, String cause, Instant now, BillingRules rules) {
        if (!state.isOnItsWay(number)) {
            return;
        }
        Bill open = state.bill().orElseThrow();
        boolean dead = how == Uncharged.VOID;
        boolean signUpGoesOn = open.kind() == Bill.Kind.FIRST;
        boolean resumesByItself = open.kind() == Bill.Kind.RESUME && !open.byHand();
        if (state.status().isOver() || open.kind() != Bill.Kind.RENEWAL && !signUpGoesOn && !resumesByItself) {
            endWithoutMoney(open, cause, now, rules);
            return;
        }
        Bill tried = dead ? open.renumbered(state.takeNumber()) : open;
        trouble(tried.troubled(Optional.empty()), Delay.after(how), cause, now, rules);
    }

    private void trouble(Bill open, Delay delay, String cause, Instant now, BillingRules rules) {
        Schedule schedule = new Schedule(rules);
        if (open.kind() == Bill.Kind.RESUME) {
            // Its period would have begun already: another day's resumption has a period of its own.
            bills.drop(open, cause, new Now(now, rules));
            state.plan(schedule.nextDay(now));
            state.noBillBefore(rules.window().day(now).plusDays(1));
            return;
        }
        state.put(open);
        Decision decision = afterTrouble(open, delay, now, rules);
        state.log().billed(BillStep.DELAYED, open, decision, cause, now);
        state.plan(decision.next());
        bills.reprice();
        if (decision.rule() == Decision.Rule.TOO_OLD) {
            bills.hold(new Now(now, rules));
        }
    }

    private Decision afterTrouble(Bill open, Delay delay, Instant now, BillingRules rules) {
        Schedule schedule = new Schedule(rules);
        if (open.newCard()) {
            Instant at = delay == Delay.DAY
                    ? schedule.nextDay(now).at()
                    : rules.window().nextOpen(now);
            return Decision.of(Decision.Rule.NEW_CARD, withNewCard(at));
        }
        if (open.kind() == Bill.Kind.FIRST && schedule.isSignUpOver(state.createdAt(), open, now)) {
            return Decision.of(Decision.Rule.SIGN_UP_OVER, NextStep.turn(now));
        }
        if (!state.isDunned() && schedule.isTooOld(open.due(), now)) {
            return Decision.person(Decision.Rule.TOO_OLD);
        }
        return Decision.dunning(
                Decision.Rule.TROUBLE_PASSES, state.status(), schedule.afterTrouble(open, state.status(), delay, now));
    }

    /** A card that came while an attempt was on its way is tried as soon as that one has failed. */
    private NextStep withNewCard(Instant at) {
        state.changeBill(Bill::asked);
        return NextStep.collect(at);
    }

    private void endWithoutMoney(Bill open, String cause, Instant now, BillingRules rules) {
        bills.drop(open, cause, new Now(now, rules));
        if (!state.status().isOver() && open.kind() == Bill.Kind.FIRST) {
            end("first bill " + cause, now);
        }
    }

    // ---- what a person asks for

    /**
     * Ends it now. Nothing is sent afterwards; what is on its way is given back should it be charged.
     *
     * @throws DomainException when it is over already
     */
    public Cancellation cancelNow(Instant now, BillingRules rules) {
        conditions.requireNotOver();
        LocalDate today = rules.window().day(now);
        state.owe(unpaid(today));
        Money owed = Debt.sum(state.debts(), state.none()).plus(openBill(today));
        Cancellation answer = Cancellation.now(lastServiceDay(today), state.balance(), owed, today);
        state.standAt(state.balance().stopped(today));
        over(SubscriptionStatus.CANCELED, "canceled by request", now);
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

    /** What the open bill asks for days that were served; that is told with its end. */
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

    /** While a bill is dunned, service goes on unpaid; otherwise a day that nobody paid for is not one of service. */
    private Optional<LocalDate> lastServiceDay(LocalDate today) {
        LocalDate paid = state.serviceEnds().minusDays(1);
        return hasService()
                ? Optional.of(state.status() == SubscriptionStatus.PAST_DUE || today.isBefore(paid) ? today : paid)
                : Optional.empty();
    }

    /**
     * Ends it with the period that is paid; at once when there is none. A change that is on its way is not recalled: should it
     * be charged, it ends with the period that this begins.
     */
    public Cancellation cancelAtPeriodEnd(Instant now, BillingRules rules) {
        conditions.requireNotOver();
        if (!state.isRunning() || state.isServiceOver(rules.window().day(now))) {
            return cancelNow(now, rules);
        }
        if (!state.isToBeCanceled()) {
            state.cancelAtPeriodEnd(true);
            state.log().arranged(What.CANCEL_AT_PERIOD_END, "ends before " + state.serviceEnds(), now);
            state.bill()
                    .filter(open -> !open.trying())
                    .ifPresent(open -> bills.drop(open, "canceled at period end", new Now(now, rules)));
            planUnlessTrying(now, rules);
        }
        return Cancellation.later(state.serviceEnds().minusDays(1), state.balance());
    }

    /** Takes a cancellation at the period's end back, until then. */
    public void uncancel(Instant now, BillingRules rules) {
        conditions.requireNotOver();
        conditions.require(state.isToBeCanceled(), "it is not going to be canceled");
        conditions.require(!state.isServiceOver(rules.window().day(now)), "the period it was canceled for is over");
        state.cancelAtPeriodEnd(false);
        state.log().arranged(What.UNCANCELED, "goes on", now);
        planUnlessTrying(now, rules);
    }

    private void planUnlessTrying(Instant now, BillingRules rules) {
        if (state.bill().isEmpty()) {
            state.plan(bills.byCalendar(new Now(now, rules)));
        }
    }

    /**
     * Stops service and bills. The days that have not begun become credit; the period after the pause is a new one.
     *
     * @param resumeOn when it goes on by itself, within a year; empty until somebody resumes it
     */
    public void pause(Optional<LocalDate> resumeOn, Instant now, BillingRules rules) {
        conditions.require(
                state.status() == SubscriptionStatus.ACTIVE && !state.isToBeCanceled(),
                "only an active subscription can be paused");
        conditions.requireNoBill();
        conditions.requireTerm(rules.window().day(now));
        LocalDate today = rules.window().day(now);
        if (resumeOn.filter(day -> !day.isAfter(today) || day.isAfter(today.plusYears(1)))
                .isPresent()) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "resumeOn", "resumeOn must lie after today and within a year");
        }
        state.standAt(state.balance().cut(today));
        state.owe(Debt.cut(state.debts(), today));
        if (!state.isServiceOver(rules.window().day(now))) {
            state.countPeriodAgain();
        }
        state.move(
                SubscriptionStatus.PAUSED,
                "paused; credit " + state.balance().credit().amount(),
                now);
        state.noBillBefore(resumeOn.orElse(state.earliestBill()));
        state.plan(resumeOn.map(day -> NextStep.collect(rules.window().charging(day))));
    }

    /** Ends the pause with a new period, which begins today and is due at once. */
    public void resume(Instant now, BillingRules rules) {
        conditions.require(state.status() == SubscriptionStatus.PAUSED, "only a paused subscription can be resumed");
        conditions.requireNoBill();
        LocalDate today = rules.window().day(now);
        bills.ask(Bill.Kind.RESUME, bills.resumed(today), today, now);
    }

    /**
     * Other terms from the next period on; replaces what was scheduled before. What it has is kept: then nothing happens but
     * that a scheduled change is dropped.
     */
    public void changeAtPeriodEnd(PlanTerms terms, int quantity, Instant now) {
        termChanges.changeAtPeriodEnd(terms, quantity, now);
    }

    /**
     * Other terms now: a new period begins today, less credit for the days of the old one that have not begun. It takes effect
     * when it is paid; what credit is left over is kept for later bills. In a trial there is nothing to pay, and it goes on.
     * What it has is kept: then nothing happens but that a scheduled change is dropped.
     */
    public void changeNow(PlanTerms terms, int quantity, Instant now, BillingRules rules) {
        termChanges.changeNow(terms, quantity, new Now(now, rules));
    }

    /**
     * Dearer terms now, in the running period: the billing day stays, and what they cost more for the days that are left is
     * collected with the next bill. In a trial there is nothing to pay, and it goes on. What it has is kept, as with
     * {@link #changeNow}.
     *
     * @throws DomainException also when they are not dearer, are billed at other intervals, or no bill is to come
     */
    public void changeWithNextBill(PlanTerms terms, int quantity, Instant now, BillingRules rules) {
        termChanges.changeWithNextBill(terms, quantity, new Now(now, rules));
    }

    /**
     * The next period has the terms that hold now. Without a scheduled change nothing happens.
     *
     * @throws DomainException when it is over, or a bill for the changed terms is being collected
     */
    public void dropChange(Instant now) {
        termChanges.dropChange(now);
    }

    /** What was agreed for this plan, now or from the next period on; empty when there is no agreement on it. */
    public Optional<PlanTerms> agreedOn(PlanCode plan) {
        return termChanges.agreedOn(plan);
    }

    /**
     * Another card. An unpaid bill is tried with it at once, or as soon as an attempt that is on its way has failed.
     *
     * @throws DomainException when the open bill has a payment at another gateway, see {@link #leavePayment}
     */
    public void replaceBillingKey(BillingKeyId key, GatewayId at, Instant now) {
        requests.replaceBillingKey(key, at, now);
    }

    /**
     * The bill that was just opened is one that was dropped before because it provably came to nothing: it goes on under that
     * number, with that payment, so that asking again and again uses up no numbers. Without effect when it is another bill.
     *
     * @param number of the one that was dropped, the last before this
     * @param lines what its payment is for
     */
    public void takeUp(int number, PaymentId payment, List<PriceLine> lines) {
        requests.takeUp(number, payment, lines);
    }

    /**
     * The open bill gets another payment, under a number of its own. The one it has must be closed and hold no money; should
     * a charge of it turn up after all, it is given back.
     *
     * @throws DomainException while an attempt is on its way
     */
    public void leavePayment() {
        requests.leavePayment();
    }

    /**
     * The open bill is tried now, by a person's wish; such an attempt uses up no retry.
     *
     * @throws DomainException when no bill is open, or an attempt is on its way
     */
    public void payNow(Instant now) {
        requests.payNow(now);
    }

    /** A person's word on a bill that was too old to be collected without it, or on days that were passed over. */
    public void release(boolean collect, Instant now, BillingRules rules) {
        requests.release(collect, new Now(now, rules));
    }

    // ---- money that goes back

    /**
     * Money of one of its payments was asked back, and may go. What it paid for and is not used up yet pays for nothing else
     * until that has an end, which {@link #givenBack} or {@link #notGivenBack} tells. Service goes on meanwhile.
     */
    public void askedBack(RefundNo refund, PaymentId payment, Money amount, Instant now, BillingRules rules) {
        refunds.askedBack(refund, payment, amount, new Now(now, rules));
    }

    /** The refund ended without any money. */
    public void notGivenBack(RefundNo refund, Instant now) {
        refunds.notGivenBack(refund, now);
    }

    /**
     * Money of one of its payments went back, whether or not it was asked back before: what it paid for is worth less from now
     * on, wherever it is. Credit goes first, then the days of the period that have not begun. What was used up stays used up:
     * giving that back is the operator's kindness, and takes nothing away.
     */
    public void givenBack(RefundNo refund, PaymentId payment, Money amount, Instant now, BillingRules rules) {
        refunds.givenBack(refund, payment, amount, new Now(now, rules));
    }

    // ---- what can be read

    /**
     * The bills to come if nothing changes, the open one first; credit is used up in their order. A bill that was declined
     * stands on the day of its next try; without one it is not going to be charged.
     */
    public List<PlannedBill> preview(int most, Instant now, BillingRules rules) {
        ChargeWindow window = rules.window();
        return new Preview(snapshot(), window.day(now), window.day(window.nextOpen(now)), rules).bills(most);
    }

    /** The first bill to come that is not open yet; empty while an operator is waited for, and when none is planned. */
    public Optional<PlannedBill> nextBill(Instant now, BillingRules rules) {
        int open = bill().isPresent() ? 1 : 0;
        List<PlannedBill> planned = preview(open + 1, now, rules);
        return state.isHeld() || planned.size() <= open ? Optional.empty() : Optional.of(planned.get(open));
    }

    // ---- rules and records

    private void end(String cause, Instant now) {
        over(SubscriptionStatus.ENDED, cause, now);
    }

    /** A bill that is not being tried is dropped; one that is on its way stays until its outcome is known. */
    private void over(SubscriptionStatus to, String cause, Instant now) {
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

    /** No bill will collect them any more; what nobody decided on is waived as well. */
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

    public SubscriptionId id() {
        return state.id();
    }

    public CustomerId customer() {
        return state.customer();
    }

    public BillingKeyId billingKey() {
        return state.billingKey();
    }

    public GatewayId gateway() {
        return state.gateway();
    }

    public SubscriptionStatus status() {
        return state.status();
    }

    /** The bill that is being collected. */
    public Optional<Bill> bill() {
        return state.bill();
    }

    /** The period that was paid last. */
    public Optional<PaidPeriod> current() {
        return state.balance().current();
    }

    /** What the customer has paid for and not used up yet. */
    public Balance balance() {
        return state.balance();
    }

    /** What happens next without anybody asking; empty while an outcome or a person is waited for, and at the end. */
    public Optional<NextStep> next() {
        return state.next();
    }

    /** What happened since it was loaded, oldest first. */
    public List<SubscriptionEvent> events() {
        return state.log().recorded();
    }

    /** The version it was loaded with, 0 when new: what a save must still find. */
    public long loadedVersion() {
        return state.log().loadedVersion();
    }

    public Snapshot snapshot() {
        return state.snapshot();
    }

    @Override
    public String toString() {
        return "Subscription[" + state.id() + ", " + state.status() + "]";
    }

    /**
     * All state of a subscription, for storing it; {@code version} counts its events.
     *
     * @param arrangement what holds now; its index is the period to be billed next
     * @param periodsLeft how many more periods will be billed; empty when it is open-ended
     * @param heldSince since when a bill that is too old waits for a person's word
     * @param earliestBill the first day on which another bill may be opened
     * @param debts what the next bill collects besides its own period
     * @param unbilled days that were passed over and wait for an operator's word
     */
    public record Snapshot(
            SubscriptionId id,
            CustomerId customer,
            Instant createdAt,
            BillingKeyId billingKey,
            GatewayId gateway,
            SubscriptionStatus status,
            Arrangement arrangement,
            Optional<Integer> periodsLeft,
            Optional<Bill> bill,
            Balance balance,
            boolean cancelAtPeriodEnd,
            Optional<ScheduledChange> change,
            Optional<NextStep> next,
            Optional<LocalDate> heldSince,
            LocalDate earliestBill,
            int nextNumber,
            List<Debt> debts,
            Optional<Unbilled> unbilled,
            long version) {
        public Snapshot {
            debts = List.copyOf(debts);
        }

        /** The period that was paid last. */
        public Optional<PaidPeriod> current() {
            return balance.current();
        }

        /** What later bills will cost less; what is being given back is not part of it. */
        public Money credit() {
            return balance.freeCredit().amount();
        }
    }
}

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
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    private static final int MOST_BILLS = 10_000;

    private final SubscriptionId id;
    private final CustomerId customer;
    private final Instant createdAt;
    private final long loadedVersion;
    private final List<SubscriptionEvent> events = new ArrayList<>();
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
    private long version;

    private Subscription(Snapshot from) {
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
        this.version = from.version();
        this.loadedVersion = from.version();
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
        started.record(v -> new SubscriptionEvent.Moved(id, v, Optional.empty(), started.status, "subscribed", now));
        if (!trial && first.equals(today)) {
            started.ask(Bill.Kind.FIRST, started.arrangement, today, now);
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
        if (next.filter(step -> step.isDue(now)).isEmpty()) {
            return Optional.empty();
        }
        if (next.get().kind() == NextStep.Kind.TURN) {
            turn(now, rules);
            return Optional.empty();
        }
        // Some other act may have led here at night: only what a person asked to be charged is charged then.
        if (bill.filter(Bill::byHand).isEmpty() && !rules.window().isOpen(now)) {
            return Optional.empty();
        }
        if (bill.isEmpty()) {
            open(now, rules);
        } else if (hasGrownOld(now, rules)) {
            hold(now, rules);
            return Optional.empty();
        }
        return bill.flatMap(open -> demand(open, fresh, obstacle, now, rules));
    }

    private void open(Instant now, BillingRules rules) {
        LocalDate today = rules.window().day(now);
        begin(now);
        if (status == SubscriptionStatus.PAUSED) {
            bill = Optional.of(bill(Bill.Kind.RESUME, resumed(today), today));
        } else if (new Schedule(rules).isTooOld(arrangement.span().from(), now)) {
            hold(now, rules);
        } else {
            carryDaysOver(today, now);
            bill = Optional.of(ofNextPeriod(today));
        }
    }

    private void begin(Instant now) {
        if (status == SubscriptionStatus.SCHEDULED) {
            move(SubscriptionStatus.INCOMPLETE, "its first day has come", now);
        }
    }

    /**
     * Of a plan of single days, at most one bill a day would never catch up: the days that are over are collected with the
     * bill of today.
     */
    private void carryDaysOver(LocalDate today, Instant now) {
        while (isServing()
                && upcoming().span().days() == 1
                && serviceEnds().isBefore(today)
                && hasMoreThanOnePeriod()) {
            carry(ofNextPeriod(today), "of a day that is over", now);
        }
    }

    /** Its period begins, or is over, and the next bill is that much dearer. */
    private void carry(Bill small, String cause, Instant now) {
        boolean counts = small.isAnotherPeriodAfter(arrangement);
        begin(small, Optional.empty());
        debts = small.amount().isZero()
                ? debts
                : Stream.concat(debts.stream(), Stream.of(new Debt(small.span(), small.amount())))
                        .toList();
        record(BillStep.CARRIED, small, small.amount(), cause, now);
        advance(small.forPeriod(), counts, now);
    }

    private boolean isServing() {
        return status == SubscriptionStatus.ACTIVE;
    }

    private boolean hasMoreThanOnePeriod() {
        return periodsLeft.filter(left -> left <= 1).isEmpty();
    }

    private Money none() {
        return arrangement.terms().unitPrice().zero();
    }

    /** What a bill for a period from this day on collects besides. */
    private Money owed(LocalDate from) {
        return Debt.sum(Debt.cut(debts, from), none());
    }

    /** It met trouble, and nobody was there for so long: in dunning the policy's days count instead. */
    private boolean hasGrownOld(Instant now, BillingRules rules) {
        return !isDunned()
                && bill.filter(open -> !open.byHand())
                        .filter(open -> new Schedule(rules).isTooOld(open.due(), now))
                        .isPresent();
    }

    /** A sign-up that the calendar brings is given its whole time from the day on which it could be charged. */
    private Bill ofNextPeriod(LocalDate today) {
        boolean first = status == SubscriptionStatus.INCOMPLETE;
        return bill(
                first ? Bill.Kind.FIRST : Bill.Kind.RENEWAL,
                upcoming(),
                first ? today : arrangement.span().from());
    }

    private Bill bill(Bill.Kind kind, Arrangement forPeriod, LocalDate due) {
        return Bill.open(
                takeNumber(),
                kind,
                forPeriod,
                usable(forPeriod.span()),
                owed(forPeriod.span().from()),
                due);
    }

    private int takeNumber() {
        if (nextNumber == MOST_BILLS) {
            throw DomainException.of(Refusal.SUBSCRIPTION_STATE, "this subscription has had its 10000 bills");
        }
        return nextNumber++;
    }

    /** A bill that credit pays wholly needs no payment, and one that is too small is left for the next. */
    private Optional<Demand> demand(
            Bill open, PaymentId fresh, Supplier<Optional<DeclineReason>> obstacle, Instant now, BillingRules rules) {
        earliestBill = rules.window().day(now).plusDays(1);
        if (open.total().isZero() || rules.isTooSmall(open.total())) {
            take(open, Optional.empty(), now, rules);
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
        Instant planned = next.map(NextStep::at).filter(from::isBefore).orElse(from);
        return open.kind() == Bill.Kind.FIRST && planned.isBefore(now) ? Duration.between(planned, now) : Duration.ZERO;
    }

    private Demand attempt(Bill open, PaymentId fresh, Instant now) {
        PaymentId payment = open.payment().orElse(fresh);
        Bill tried = open.attempted(payment, open.byHand());
        bill = Optional.of(tried);
        next = Optional.empty();
        record(BillStep.ATTEMPTED, tried, open.payment().isPresent() ? "tried again" : "due", now);
        return new Demand(
                new BillRef(id, open.number()),
                payment,
                open.payment().isPresent(),
                billingKey,
                open.forPeriod().terms().title(),
                open.lines());
    }

    /** A turn is planned for what the status is; whatever changes the plans changes the next step as well. */
    private void turn(Instant now, BillingRules rules) {
        next = Optional.empty();
        switch (status) {
            case INCOMPLETE -> end("first bill not paid in time", now);
            case TRIALING, ACTIVE -> {
                if (cancelAtPeriodEnd) {
                    over(SubscriptionStatus.CANCELED, "canceled at period end", now);
                } else {
                    end("term over", now);
                }
            }
            case PAST_DUE -> {
                move(SubscriptionStatus.SUSPENDED, "grace over", now);
                next = new Schedule(rules).afterSuspension(bill.orElseThrow(), now);
            }
            case SUSPENDED -> end("dunning failed", now);
            case SCHEDULED, PAUSED, CANCELED, ENDED ->
                throw new IllegalStateException("nothing turns a subscription " + status);
        }
    }

    /** The first day without service if nothing more is paid: where the next period to be billed begins. */
    private LocalDate serviceEnds() {
        return arrangement.span().from();
    }

    private void hold(Instant now, BillingRules rules) {
        heldSince = Optional.of(rules.window().day(now));
        next = Optional.empty();
        arranged(What.HELD, "a bill of " + serviceEnds() + " waits for a person", now);
    }

    /** True while the bill of this number is to be paid: money for any other is given back. */
    public boolean wants(int number) {
        return !status.isOver() && isOpen(number);
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
            bill.filter(b -> b.number() == number)
                    .ifPresent(b -> drop(b, "charged after it was over: to be given back", now, rules));
            return false;
        }
        take(bill.orElseThrow(), Optional.of(payment), now, rules);
        return true;
    }

    /** What the bill is for takes effect. */
    private void take(Bill paid, Optional<PaymentId> payment, Instant now, BillingRules rules) {
        SubscriptionStatus before = status;
        if (payment.isEmpty() && !paid.total().isZero()) {
            carry(paid, "less than the gateway charges", now);
        } else {
            boolean counts = paid.isAnotherPeriodAfter(arrangement);
            begin(paid, payment);
            debts = Debt.less(debts, paid.carried());
            record(BillStep.PAID, paid, payment.isPresent() ? "charged" : "paid by credit", now);
            advance(paid.forPeriod(), counts, now);
        }
        recover(before, now, rules);
        if (status != SubscriptionStatus.ACTIVE) {
            move(SubscriptionStatus.ACTIVE, "bill " + paid.number() + " paid", now);
        }
        next = Optional.of(byCalendar(rules));
    }

    /** What no payment has paid is worth nothing yet. */
    private void begin(Bill paid, Optional<PaymentId> payment) {
        debts = Debt.cut(debts, paid.span().from());
        balance = balance.paid(paid, payment);
        bill = Optional.empty();
        heldSince = Optional.empty();
    }

    /** A debt that is paid after its period has ended: nobody is billed unasked for days that have gone by. */
    private void recover(SubscriptionStatus before, Instant now, BillingRules rules) {
        LocalDate today = rules.window().day(now);
        boolean dunned = before == SubscriptionStatus.PAST_DUE || before == SubscriptionStatus.SUSPENDED;
        if (!dunned || serviceEnds().isAfter(today) || hadItsPeriods()) {
            return;
        }
        Recovery recovery = before == SubscriptionStatus.SUSPENDED
                ? Recovery.suspended(arrangement, today)
                : Recovery.served(arrangement, today);
        arrangement = recovery.then();
        recovery.unbilled().ifPresent(days -> {
            unbilled = Optional.of(unbilled.map(earlier -> earlier.and(days)).orElse(days));
            arranged(
                    What.UNBILLED,
                    days.price() + " for " + days.days().from() + " until "
                            + days.days().until(),
                    now);
        });
    }

    /** A period is over with; what was arranged for it holds from now on. @param counts as one of a fixed term */
    private void advance(Arrangement past, boolean counts, Instant now) {
        boolean changed = !past.terms().equals(arrangement.terms()) || past.quantity() != arrangement.quantity();
        arrangement = past.advanced();
        change = Optional.empty();
        periodsLeft = periodsLeft.map(left -> counts ? left - 1 : left);
        if (changed) {
            arranged(What.PLAN_CHANGED, describe(arrangement), now);
        }
    }

    private NextStep byCalendar(BillingRules rules) {
        return cancelAtPeriodEnd || hadItsPeriods()
                ? NextStep.turn(rules.window().begin(serviceEnds()))
                : new Schedule(rules).bill(serviceEnds(), earliestBill);
    }

    private boolean hadItsPeriods() {
        return periodsLeft.filter(left -> left == 0).isPresent();
    }

    /** The bill's payment was refused. */
    public void declined(int number, Decline decline, Instant now, BillingRules rules) {
        if (!isOnItsWay(number)) {
            return;
        }
        Bill open = bill.orElseThrow();
        Severity severity = decline.reason().severity();
        boolean passes = severity == Severity.TECHNICAL || severity == Severity.CONFIGURATION;
        String cause = "declined: " + decline.reason();
        // A person who waits is told; what the calendar asked for is tried again when it is nobody's refusal.
        boolean tellsNow = open.kind() != Bill.Kind.RENEWAL && (open.byHand() || !passes);
        if (status.isOver() || tellsNow) {
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
        boolean begins = status == SubscriptionStatus.ACTIVE || status == SubscriptionStatus.TRIALING;
        Bill refused = begins ? open.dueOn(rules.window().day(now)) : open;
        bill = Optional.of(refused);
        SubscriptionStatus then = begins ? SubscriptionStatus.PAST_DUE : status;
        Decision decision = refused.newCard()
                ? Decision.of(Decision.Rule.NEW_CARD, withNewCard(rules.window().nextOpen(now)))
                : Decision.dunning(
                        Decision.Rule.RETRY_DAY,
                        then,
                        new Schedule(rules).afterDecline(refused, then, decline, byHand, now));
        record(BillStep.DECLINED, refused, decision, decline.reason().name(), now);
        if (begins) {
            move(SubscriptionStatus.PAST_DUE, decline.reason().name(), now);
        }
        next = decision.next();
        reprice();
    }

    /** Provably nothing was charged, and nothing refused. */
    public void notCharged(int number, Uncharged how, String cause, Instant now, BillingRules rules) {
        if (!isOnItsWay(number)) {
            return;
        }
        Bill open = bill.orElseThrow();
        boolean dead = how == Uncharged.VOID;
        boolean signUpGoesOn = open.kind() == Bill.Kind.FIRST;
        boolean resumesByItself = open.kind() == Bill.Kind.RESUME && !open.byHand();
        if (status.isOver() || open.kind() != Bill.Kind.RENEWAL && !signUpGoesOn && !resumesByItself) {
            endWithoutMoney(open, cause, now, rules);
            return;
        }
        Bill tried = dead ? open.renumbered(takeNumber()) : open;
        trouble(tried.troubled(Optional.empty()), Delay.after(how), cause, now, rules);
    }

    private void trouble(Bill open, Delay delay, String cause, Instant now, BillingRules rules) {
        Schedule schedule = new Schedule(rules);
        if (open.kind() == Bill.Kind.RESUME) {
            // Its period would have begun already: another day's resumption has a period of its own.
            drop(open, cause, now, rules);
            next = Optional.of(schedule.nextDay(now));
            earliestBill = rules.window().day(now).plusDays(1);
            return;
        }
        bill = Optional.of(open);
        Decision decision = afterTrouble(open, delay, now, rules);
        record(BillStep.DELAYED, open, decision, cause, now);
        next = decision.next();
        reprice();
        if (decision.rule() == Decision.Rule.TOO_OLD) {
            hold(now, rules);
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
        if (open.kind() == Bill.Kind.FIRST && schedule.isSignUpOver(createdAt, open, now)) {
            return Decision.of(Decision.Rule.SIGN_UP_OVER, NextStep.turn(now));
        }
        if (!isDunned() && schedule.isTooOld(open.due(), now)) {
            return Decision.person(Decision.Rule.TOO_OLD);
        }
        return Decision.dunning(Decision.Rule.TROUBLE_PASSES, status, schedule.afterTrouble(open, status, delay, now));
    }

    /** A card that came while an attempt was on its way is tried as soon as that one has failed. */
    private NextStep withNewCard(Instant at) {
        bill = bill.map(Bill::asked);
        return NextStep.collect(at);
    }

    private void endWithoutMoney(Bill open, String cause, Instant now, BillingRules rules) {
        drop(open, cause, now, rules);
        if (!status.isOver() && open.kind() == Bill.Kind.FIRST) {
            end("first bill " + cause, now);
        }
    }

    private void drop(Bill open, String cause, Instant now, BillingRules rules) {
        bill = Optional.empty();
        record(BillStep.DROPPED, open, cause, now);
        next = status == SubscriptionStatus.ACTIVE ? Optional.of(byCalendar(rules)) : Optional.empty();
    }

    // ---- what a person asks for

    /**
     * Ends it now. Nothing is sent afterwards; what is on its way is given back should it be charged.
     *
     * @throws DomainException when it is over already
     */
    public Cancellation cancelNow(Instant now, BillingRules rules) {
        requireNotOver();
        LocalDate today = rules.window().day(now);
        debts = unpaid(today);
        Money owed = Debt.sum(debts, none()).plus(openBill(today));
        Cancellation answer = Cancellation.now(lastServiceDay(today), balance, owed, today);
        balance = balance.stopped(today);
        over(SubscriptionStatus.CANCELED, "canceled by request", now);
        return answer;
    }

    /** What was served before this day and no bill has asked for, with what earlier bills have left. */
    private List<Debt> unpaid(LocalDate today) {
        List<Debt> all = new ArrayList<>(debts);
        Arrangement then = bill.map(open -> open.forPeriod().advanced()).orElseGet(this::upcoming);
        int left = status == SubscriptionStatus.ACTIVE ? periodsLeft.orElse(Integer.MAX_VALUE) : 0;
        for (; left > 0 && then.span().from().isBefore(today); left--) {
            all.add(new Debt(then.span(), then.price()));
            then = then.advanced();
        }
        return Debt.cut(all, today);
    }

    /** What the open bill asks for days that were served; that is told with its end. */
    private Money openBill(LocalDate today) {
        return bill.filter(open -> open.kind() == Bill.Kind.RENEWAL && !open.trying())
                .map(open -> new Debt(open.span(), open.amount()).until(served(open, today)))
                .orElse(none());
    }

    private LocalDate served(Bill open, LocalDate today) {
        LocalDate suspended = open.forPeriod().terms().dunning().graceEnds(open.due());
        return status == SubscriptionStatus.SUSPENDED && suspended.isBefore(today) ? suspended : today;
    }

    /** While a bill is dunned, service goes on unpaid; otherwise a day that nobody paid for is not one of service. */
    private Optional<LocalDate> lastServiceDay(LocalDate today) {
        LocalDate paid = serviceEnds().minusDays(1);
        return hasService()
                ? Optional.of(status == SubscriptionStatus.PAST_DUE || today.isBefore(paid) ? today : paid)
                : Optional.empty();
    }

    /**
     * Ends it with the period that is paid; at once when there is none. A change that is on its way is not recalled: should it
     * be charged, it ends with the period that this begins.
     */
    public Cancellation cancelAtPeriodEnd(Instant now, BillingRules rules) {
        requireNotOver();
        if (!isRunning() || isServiceOver(now, rules)) {
            return cancelNow(now, rules);
        }
        if (!cancelAtPeriodEnd) {
            cancelAtPeriodEnd = true;
            arranged(What.CANCEL_AT_PERIOD_END, "ends before " + serviceEnds(), now);
            bill.filter(open -> !open.trying()).ifPresent(open -> drop(open, "canceled at period end", now, rules));
            planUnlessTrying(rules);
        }
        return Cancellation.later(serviceEnds().minusDays(1), balance);
    }

    /** Takes a cancellation at the period's end back, until then. */
    public void uncancel(Instant now, BillingRules rules) {
        requireNotOver();
        require(cancelAtPeriodEnd, "it is not going to be canceled");
        require(!isServiceOver(now, rules), "the period it was canceled for is over");
        cancelAtPeriodEnd = false;
        arranged(What.UNCANCELED, "goes on", now);
        planUnlessTrying(rules);
    }

    private void planUnlessTrying(BillingRules rules) {
        if (bill.isEmpty()) {
            next = Optional.of(byCalendar(rules));
        }
    }

    private boolean isRunning() {
        return status == SubscriptionStatus.ACTIVE || status == SubscriptionStatus.TRIALING;
    }

    private boolean isServiceOver(Instant now, BillingRules rules) {
        return !rules.window().day(now).isBefore(serviceEnds());
    }

    /**
     * Stops service and bills. The days that have not begun become credit; the period after the pause is a new one.
     *
     * @param resumeOn when it goes on by itself, within a year; empty until somebody resumes it
     */
    public void pause(Optional<LocalDate> resumeOn, Instant now, BillingRules rules) {
        require(status == SubscriptionStatus.ACTIVE && !cancelAtPeriodEnd, "only an active subscription can be paused");
        requireNoBill();
        requireTerm(now, rules);
        LocalDate today = rules.window().day(now);
        if (resumeOn.filter(day -> !day.isAfter(today) || day.isAfter(today.plusYears(1)))
                .isPresent()) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "resumeOn", "resumeOn must lie after today and within a year");
        }
        balance = balance.cut(today);
        debts = Debt.cut(debts, today);
        if (!isServiceOver(now, rules)) {
            periodsLeft = periodsLeft.map(left -> left + 1);
        }
        move(SubscriptionStatus.PAUSED, "paused; credit " + balance.credit().amount(), now);
        earliestBill = resumeOn.orElse(earliestBill);
        next = resumeOn.map(day -> NextStep.collect(rules.window().charging(day)));
    }

    /** Ends the pause with a new period, which begins today and is due at once. */
    public void resume(Instant now, BillingRules rules) {
        require(status == SubscriptionStatus.PAUSED, "only a paused subscription can be resumed");
        requireNoBill();
        LocalDate today = rules.window().day(now);
        ask(Bill.Kind.RESUME, resumed(today), today, now);
    }

    /** What was arranged for the next period holds for the one after a pause. */
    private Arrangement resumed(LocalDate today) {
        Arrangement then = upcoming();
        return then.restarted(then.terms(), then.quantity(), today);
    }

    /**
     * Other terms from the next period on; replaces what was scheduled before. What it has is kept: then nothing happens but
     * that a scheduled change is dropped.
     */
    public void changeAtPeriodEnd(PlanTerms terms, int quantity, Instant now) {
        requireChangeable(terms);
        if (arrangement.isFor(terms, quantity)) {
            dropChange(now);
            return;
        }
        require(!hadItsPeriods(), "there is no next period");
        if (upcoming().isFor(terms, quantity)) {
            return;
        }
        Arrangement then = arrangement.changed(terms, quantity);
        if (status == SubscriptionStatus.TRIALING) {
            arrangement = then;
            arranged(What.PLAN_CHANGED, describe(then), now);
            return;
        }
        change = Optional.of(new ScheduledChange(terms, quantity));
        arranged(What.CHANGE_SCHEDULED, describe(then), now);
    }

    /**
     * Other terms now: a new period begins today, less credit for the days of the old one that have not begun. It takes effect
     * when it is paid; what credit is left over is kept for later bills. In a trial there is nothing to pay, and it goes on.
     * What it has is kept: then nothing happens but that a scheduled change is dropped.
     */
    public void changeNow(PlanTerms terms, int quantity, Instant now, BillingRules rules) {
        if (isChangedForNothing(terms, quantity, now)) {
            return;
        }
        requireTerm(now, rules);
        LocalDate today = rules.window().day(now);
        ask(Bill.Kind.CHANGE, arrangement.restarted(terms, quantity, today), today, now);
    }

    /**
     * Dearer terms now, in the running period: the billing day stays, and what they cost more for the days that are left is
     * collected with the next bill. In a trial there is nothing to pay, and it goes on. What it has is kept, as with
     * {@link #changeNow}.
     *
     * @throws DomainException also when they are not dearer, are billed at other intervals, or no bill is to come
     */
    public void changeWithNextBill(PlanTerms terms, int quantity, Instant now, BillingRules rules) {
        if (isChangedForNothing(terms, quantity, now)) {
            return;
        }
        LocalDate today = rules.window().day(now);
        Span left = new Span(today, requireRunning(terms, now, rules));
        Arrangement then = arrangement.changed(terms, quantity);
        Money difference = difference(then);
        arrangement = then;
        change = Optional.empty();
        arranged(What.PLAN_CHANGED, describe(then), now);
        owe(new Debt(left, Proration.part(difference, left, then.running().orElseThrow())), now);
    }

    /** In a trial, and when it is what it has already, a change costs nothing and is done here. */
    private boolean isChangedForNothing(PlanTerms terms, int quantity, Instant now) {
        if (status == SubscriptionStatus.TRIALING) {
            changeAtPeriodEnd(terms, quantity, now);
            return true;
        }
        requireChangeable(terms);
        if (arrangement.isFor(terms, quantity)) {
            dropChange(now);
            return true;
        }
        return false;
    }

    /** @return the first day after the running period */
    private LocalDate requireRunning(PlanTerms terms, Instant now, BillingRules rules) {
        require(!hadItsPeriods(), "there is no next bill to collect it with");
        boolean runs = !isServiceOver(now, rules) && arrangement.running().isPresent();
        require(runs, "its period is over, and the next bill is not paid yet");
        if (!terms.interval().equals(arrangement.terms().interval())) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "prorate", "a plan with another interval begins a period of its own");
        }
        return serviceEnds();
    }

    private Money difference(Arrangement then) {
        Money before = arrangement.terms().price(arrangement.quantity());
        Money after = then.terms().price(then.quantity());
        if (!after.exceeds(before)) {
            throw DomainException.field(
                    Refusal.SUBSCRIPTION_INVALID, "prorate", "only what costs more can wait for the next bill");
        }
        return after.minus(before);
    }

    private void owe(Debt debt, Instant now) {
        if (!debt.amount().isZero()) {
            debts = Stream.concat(debts.stream(), Stream.of(debt)).toList();
            arranged(
                    What.DIFFERENCE_OWED,
                    debt.amount() + " for " + debt.span().from() + " until "
                            + debt.span().until(),
                    now);
        }
    }

    /**
     * The next period has the terms that hold now. Without a scheduled change nothing happens.
     *
     * @throws DomainException when it is over, or a bill for the changed terms is being collected
     */
    public void dropChange(Instant now) {
        requireNotOver();
        if (change.isPresent()) {
            requireNoBill();
            change = Optional.empty();
            arranged(What.CHANGE_DROPPED, describe(arrangement), now);
        }
    }

    /** What was agreed for this plan, now or from the next period on; empty when there is no agreement on it. */
    public Optional<PlanTerms> agreedOn(PlanCode plan) {
        return Stream.concat(Stream.of(arrangement.terms()), change.map(ScheduledChange::terms).stream())
                .filter(terms -> terms.plan().equals(plan))
                .findFirst();
    }

    /** Opens a bill that a person asks for. */
    private void ask(Bill.Kind kind, Arrangement forPeriod, LocalDate today, Instant now) {
        bill = Optional.of(bill(kind, forPeriod, today).asked());
        next = Optional.of(NextStep.collect(now));
    }

    /**
     * Another card. An unpaid bill is tried with it at once, or as soon as an attempt that is on its way has failed.
     *
     * @throws DomainException when the open bill has a payment at another gateway, see {@link #leavePayment}
     */
    public void replaceBillingKey(BillingKeyId key, GatewayId at, Instant now) {
        requireNotOver();
        boolean elsewhere = !at.equals(gateway);
        if (elsewhere && bill.flatMap(Bill::payment).isPresent()) {
            throw DomainException.field(
                    Refusal.BILLING_KEY_AT_OTHER_GATEWAY,
                    "billingKeyId",
                    "the open bill is being collected at another gateway");
        }
        billingKey = key;
        gateway = at;
        arranged(What.BILLING_KEY_REPLACED, key.toString(), now);
        if (bill.filter(Bill::trying).isPresent()) {
            bill = bill.map(open -> open.withNewCard(true));
        } else if (bill.isPresent() && heldSince.isEmpty()) {
            bill = bill.map(Bill::asked);
            next = Optional.of(NextStep.collect(now));
        }
    }

    /**
     * The bill that was just opened is one that was dropped before because it provably came to nothing: it goes on under that
     * number, with that payment, so that asking again and again uses up no numbers. Without effect when it is another bill.
     *
     * @param number of the one that was dropped, the last before this
     * @param lines what its payment is for
     */
    public void takeUp(int number, PaymentId payment, List<PriceLine> lines) {
        boolean same = bill.filter(open -> open.number() == number + 1 && nextNumber == number + 2)
                .filter(open -> open.payment().isEmpty() && open.lines().equals(lines))
                .isPresent();
        if (same) {
            bill = bill.map(open -> open.takenUp(number, payment));
            nextNumber = number + 1;
        }
    }

    /**
     * The open bill gets another payment, under a number of its own. The one it has must be closed and hold no money; should
     * a charge of it turn up after all, it is given back.
     *
     * @throws DomainException while an attempt is on its way
     */
    public void leavePayment() {
        if (bill.filter(Bill::trying).isPresent()) {
            requireNoBill();
        }
        bill = bill.map(open -> open.payment().isPresent() ? open.renumbered(takeNumber()) : open);
    }

    /**
     * The open bill is tried now, by a person's wish; such an attempt uses up no retry.
     *
     * @throws DomainException when no bill is open, or an attempt is on its way
     */
    public void payNow(Instant now) {
        requireNotOver();
        require(bill.isPresent() && heldSince.isEmpty(), "there is no open bill to pay");
        if (bill.filter(Bill::trying).isPresent()) {
            requireNoBill();
        }
        bill = bill.map(Bill::asked);
        next = Optional.of(NextStep.collect(now));
    }

    /** A person's word on a bill that was too old to be collected without it, or on days that were passed over. */
    public void release(boolean collect, Instant now, BillingRules rules) {
        if (heldSince.isEmpty() && unbilled.isPresent()) {
            releaseUnbilled(collect, now);
            return;
        }
        require(heldSince.isPresent(), "no bill waits for a person's word");
        heldSince = Optional.empty();
        arranged(What.RELEASED, collect ? "to be collected" : "waived", now);
        if (collect) {
            // Its age begins anew: it would only be held again.
            Bill held = bill.orElseGet(() -> ofNextPeriod(rules.window().day(now)));
            bill = Optional.of(held.dueOn(rules.window().day(now)));
            next = Optional.of(NextStep.collect(rules.window().nextOpen(now)));
        } else {
            waive(now, rules);
        }
    }

    /** Such days are collected with the next bill. They are no period of a term, whatever becomes of them. */
    private void releaseUnbilled(boolean collect, Instant now) {
        boolean more = !status.isOver() && !cancelAtPeriodEnd && !hadItsPeriods();
        require(more || !collect, "there is no next bill to collect it with");
        Unbilled days = unbilled.orElseThrow();
        unbilled = Optional.empty();
        if (collect) {
            debts = Stream.concat(debts.stream(), Stream.of(new Debt(days.days(), days.price())))
                    .toList();
        }
        arranged(What.RELEASED, collect ? "to be collected" : "waived", now);
    }

    /** Goes on with the first period that has not begun yet. A waived period is one of the term. */
    private void waive(Instant now, BillingRules rules) {
        bill.ifPresent(held -> record(BillStep.DROPPED, held, "waived", now));
        bill = Optional.empty();
        while (serviceEnds().isBefore(rules.window().day(now)) && !hadItsPeriods()) {
            advance(upcoming(), true, now);
        }
        next = Optional.of(byCalendar(rules).notBefore(now));
    }

    // ---- money that goes back

    /**
     * Money of one of its payments was asked back, and may go. What it paid for and is not used up yet pays for nothing else
     * until that has an end, which {@link #givenBack} or {@link #notGivenBack} tells. Service goes on meanwhile.
     */
    public void askedBack(RefundNo refund, PaymentId payment, Money amount, Instant now, BillingRules rules) {
        if (balance.standing(dayOfWorth(now, rules)).from(payment).isZero()) {
            return;
        }
        balance = balance.asked(new PendingRefund(refund, payment, amount));
        arranged(What.REFUND_PENDING, amount + " of payment " + payment, now);
        reprice();
    }

    /** The refund ended without any money. */
    public void notGivenBack(RefundNo refund, Instant now) {
        if (balance.isAsked(refund)) {
            balance = balance.settled(refund);
            arranged(What.REFUND_DROPPED, "refund " + refund, now);
            reprice();
        }
    }

    /**
     * Money of one of its payments went back, whether or not it was asked back before: what it paid for is worth less from now
     * on, wherever it is. Credit goes first, then the days of the period that have not begun. What was used up stays used up:
     * giving that back is the operator's kindness, and takes nothing away.
     */
    public void givenBack(RefundNo refund, PaymentId payment, Money amount, Instant now, BillingRules rules) {
        Balance left = balance.settled(refund).givenBack(payment, amount, dayOfWorth(now, rules));
        if (!left.equals(balance)) {
            balance = left;
            arranged(What.REFUND_NOTED, amount + " of payment " + payment, now);
            reprice();
        }
    }

    /** A change that is on its way ends the period on the day on which it was asked for. */
    private LocalDate dayOfWorth(Instant now, BillingRules rules) {
        LocalDate today = rules.window().day(now);
        return bill.filter(open -> open.kind() == Bill.Kind.CHANGE && !status.isOver())
                .map(open -> open.span().from())
                .filter(today::isAfter)
                .orElse(today);
    }

    /** A bill that is not on its way costs what worth of now leaves of its price; another payment then collects it. */
    private void reprice() {
        bill = bill.map(open -> open.isOtherwiseWith(usable(open.span())) && nextNumber < MOST_BILLS
                ? open.costing(usable(open.span()), open.payment().isPresent() ? takeNumber() : open.number())
                : open);
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
        return heldSince.isPresent() || planned.size() <= open ? Optional.empty() : Optional.of(planned.get(open));
    }

    /** What the next bill will be for. */
    private Arrangement upcoming() {
        return arrangement.with(change);
    }

    /** By how much worth that the customer has can make the bill of a period cheaper. */
    private Money usable(Span period) {
        return balance.usable(period.from()).amount();
    }

    private boolean hasService() {
        return switch (status) {
            case TRIALING, ACTIVE, PAST_DUE -> true;
            case SCHEDULED, INCOMPLETE, PAUSED, SUSPENDED, CANCELED, ENDED -> false;
        };
    }

    private boolean isOpen(int number) {
        return bill.filter(open -> open.number() == number).isPresent();
    }

    private boolean isOnItsWay(int number) {
        return isOpen(number) && bill.filter(Bill::trying).isPresent();
    }

    private boolean isDunned() {
        return status == SubscriptionStatus.PAST_DUE || status == SubscriptionStatus.SUSPENDED;
    }

    // ---- rules and records

    private void requireNotOver() {
        require(!status.isOver(), "it is over");
    }

    private void requireChangeable(PlanTerms to) {
        require(isRunning() && !cancelAtPeriodEnd, "only a running subscription that is not to end can be changed");
        requireNoBill();
        if (!to.unitPrice().currency().equals(balance.currency())) {
            throw DomainException.field(
                    Refusal.CURRENCY_NOT_SUPPORTED, "planCode", "a subscription keeps its currency");
        }
    }

    private void requireTerm(Instant now, BillingRules rules) {
        require(!(hadItsPeriods() && isServiceOver(now, rules)), "its term is over");
    }

    private void requireNoBill() {
        if (bill.isPresent() || heldSince.isPresent()) {
            throw DomainException.of(
                    Refusal.BILL_IN_PROGRESS,
                    "a bill of this subscription is being collected; try again when it is settled");
        }
    }

    private void require(boolean fits, String rule) {
        if (!fits) {
            throw state(rule);
        }
    }

    private DomainException state(String rule) {
        return DomainException.of(Refusal.SUBSCRIPTION_STATE, "the subscription is " + status + ": " + rule);
    }

    private void end(String cause, Instant now) {
        over(SubscriptionStatus.ENDED, cause, now);
    }

    /** A bill that is not being tried is dropped; one that is on its way stays until its outcome is known. */
    private void over(SubscriptionStatus to, String cause, Instant now) {
        bill.filter(open -> !open.trying()).ifPresent(open -> record(BillStep.DROPPED, open, cause, now));
        bill = bill.filter(Bill::trying);
        waiveDebts(cause, now);
        change = Optional.empty();
        cancelAtPeriodEnd = false;
        heldSince = Optional.empty();
        next = Optional.empty();
        move(to, cause, now);
    }

    /** No bill will collect them any more; what nobody decided on is waived as well. */
    private void waiveDebts(String cause, Instant now) {
        if (!debts.isEmpty()) {
            Span days = Debt.days(debts);
            Money amount = Debt.sum(debts, none());
            int number = takeNumber();
            debts = List.of();
            record(v -> new SubscriptionEvent.Billed(
                    id, v, BillStep.WAIVED, number, days, amount, Optional.empty(), Optional.empty(), cause, now));
        }
        if (unbilled.isPresent()) {
            unbilled = Optional.empty();
            arranged(What.RELEASED, "waived", now);
        }
    }

    private void move(SubscriptionStatus to, String cause, Instant now) {
        SubscriptionStatus from = status;
        if (!from.next().contains(to)) {
            throw DomainException.of(Refusal.SUBSCRIPTION_STATE, "a subscription cannot go from " + from + " to " + to);
        }
        status = to;
        record(v -> new SubscriptionEvent.Moved(id, v, Optional.of(from), to, cause, now));
    }

    private void arranged(What what, String detail, Instant now) {
        record(v -> new SubscriptionEvent.Arranged(id, v, what, detail, now));
    }

    private void record(BillStep step, Bill of, String cause, Instant now) {
        record(step, of, Optional.empty(), cause, now);
    }

    private void record(BillStep step, Bill of, Money amount, String cause, Instant now) {
        record(v -> new SubscriptionEvent.Billed(
                id, v, step, of.number(), of.span(), amount, Optional.empty(), Optional.empty(), cause, now));
    }

    private void record(BillStep step, Bill of, Decision decision, String cause, Instant now) {
        record(step, of, Optional.of(decision), cause, now);
    }

    private void record(BillStep step, Bill of, Optional<Decision> decision, String cause, Instant now) {
        record(v -> new SubscriptionEvent.Billed(
                id, v, step, of.number(), of.span(), of.total(), of.payment(), decision, cause, now));
    }

    private void record(LongFunction<SubscriptionEvent> event) {
        events.add(event.apply(++version));
    }

    private static String describe(Arrangement of) {
        return of.terms().plan() + " v" + of.terms().priceVersion() + " x" + of.quantity();
    }

    public SubscriptionId id() {
        return id;
    }

    public CustomerId customer() {
        return customer;
    }

    public BillingKeyId billingKey() {
        return billingKey;
    }

    public GatewayId gateway() {
        return gateway;
    }

    public SubscriptionStatus status() {
        return status;
    }

    /** The bill that is being collected. */
    public Optional<Bill> bill() {
        return bill;
    }

    /** The period that was paid last. */
    public Optional<PaidPeriod> current() {
        return balance.current();
    }

    /** What the customer has paid for and not used up yet. */
    public Balance balance() {
        return balance;
    }

    /** What happens next without anybody asking; empty while an outcome or a person is waited for, and at the end. */
    public Optional<NextStep> next() {
        return next;
    }

    /** What happened since it was loaded, oldest first. */
    public List<SubscriptionEvent> events() {
        return List.copyOf(events);
    }

    /** The version it was loaded with, 0 when new: what a save must still find. */
    public long loadedVersion() {
        return loadedVersion;
    }

    public Snapshot snapshot() {
        return new Snapshot(
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
                version);
    }

    @Override
    public String toString() {
        return "Subscription[" + id + ", " + status + "]";
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

package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.plan.PlanCode;
import io.dalmada.domain.plan.PlanTerms;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The agreement that a customer is charged for every period of a plan until it ends.
 *
 * <p>Its life: a customer subscribes, with a trial or with a first {@link Bill} at once. Whenever a period falls due, a
 * bill is opened for it, under a number that is never used again, and one payment collects it. What a bill is for takes
 * effect when it is paid: the next period, other terms, the end of a pause. While an attempt is on its way, or its outcome
 * is unknown, nothing else may happen to the bill. A decline starts dunning: the customer keeps the service while it is
 * tried again, then is suspended, then it is over; another card may end dunning at any time. A technical failure that is no
 * decline moves nothing but the next try.
 *
 * <p>Cancelling wins: nothing is sent after it. Money for a bill that is not wanted any more is given back.
 *
 * <p>A fixed term is counted in periods that are paid, or waived by an operator. A period that a change or a pause cuts
 * short does not count: the one that takes its place does. So n bills are paid besides those that were cut short.
 */
public final class Subscription {
    private final SubscriptionState state;
    private final Set<String> brokenBefore;
    private final RefundNotes refunds;
    private final TermChanges termChanges;
    private final BillRequests requests;
    private final Lifecycle lifecycle;
    private final BillCollection collection;

    /** @param brokenBefore the invariants that were broken in the row already */
    private Subscription(Snapshot from, Set<String> brokenBefore) {
        this.state = new SubscriptionState(from);
        this.brokenBefore = brokenBefore;
        Conditions conditions = new Conditions(state);
        Bills bills = new Bills(state);
        this.refunds = new RefundNotes(state, bills);
        this.termChanges = new TermChanges(state, conditions, bills);
        this.requests = new BillRequests(state, conditions, bills);
        this.lifecycle = new Lifecycle(state, conditions, bills);
        this.collection = new BillCollection(state, bills, lifecycle);
    }

    /**
     * A new subscription. Without a trial, and when it starts today, its first bill is due at once.
     *
     * @throws DomainException when a date or a number makes no sense
     */
    public static Subscription start(SubscriptionId id, Order order, Instant now, BillingRules rules) {
        Now then = new Now(now, rules);
        Subscription started = new Subscription(Lifecycle.agreed(id, order, then), Set.of());
        started.lifecycle.begin(order, then);
        started.check();
        return started;
    }

    /** For persistence only: a subscription as it was stored. */
    public static Subscription reconstitute(Snapshot stored) {
        return new Subscription(stored, SubscriptionInvariants.broken(stored));
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
        return checked(collection.proceed(fresh, Optional::empty, new Now(now, rules)));
    }

    /**
     * As {@link #proceed(PaymentId, Instant, BillingRules)}, where the key may not be charged: dunning goes on then, but
     * nothing is attempted, and nothing says that it was.
     *
     * @param obstacle why the key cannot be charged, or has been declined too often; asked only when there is a bill to pay
     */
    public Optional<Demand> proceed(
            PaymentId fresh, Supplier<Optional<DeclineReason>> obstacle, Instant now, BillingRules rules) {
        return checked(collection.proceed(fresh, obstacle, new Now(now, rules)));
    }

    /** True while the bill of this number is to be paid: money for any other is given back. */
    public boolean wants(int number) {
        return state.wants(number);
    }

    // ---- how a demand ended

    /**
     * The bill's payment was charged.
     *
     * @return false when this money is not wanted any more: it must be given back
     */
    public boolean paid(int number, PaymentId payment, Instant now, BillingRules rules) {
        return checked(collection.paid(number, payment, new Now(now, rules)));
    }

    /** The bill's payment was refused. */
    public void declined(int number, Decline decline, Instant now, BillingRules rules) {
        collection.declined(number, decline, new Now(now, rules));
        check();
    }

    /** Provably nothing was charged, and nothing refused. */
    public void notCharged(int number, Uncharged how, String cause, Instant now, BillingRules rules) {
        collection.notCharged(number, how, cause, new Now(now, rules));
        check();
    }

    // ---- what a caller asks for

    /**
     * Ends it now. Nothing is sent afterwards; what is on its way is given back should it be charged.
     *
     * @throws DomainException when it is over already
     */
    public Cancellation cancelNow(Instant now, BillingRules rules) {
        return checked(lifecycle.cancelNow(new Now(now, rules)));
    }

    /**
     * Ends it with the period that is paid; at once when there is none. A change that is on its way is not recalled: should it
     * be charged, it ends with the period that this begins.
     */
    public Cancellation cancelAtPeriodEnd(Instant now, BillingRules rules) {
        return checked(lifecycle.cancelAtPeriodEnd(new Now(now, rules)));
    }

    /** Takes a cancellation at the period's end back, until then. */
    public void uncancel(Instant now, BillingRules rules) {
        lifecycle.uncancel(new Now(now, rules));
        check();
    }

    /**
     * Stops service and bills. The days that have not begun become credit; the period after the pause is a new one.
     *
     * @param resumeOn when it goes on by itself, within a year; empty for a pause until the caller resumes it
     */
    public void pause(Optional<LocalDate> resumeOn, Instant now, BillingRules rules) {
        lifecycle.pause(resumeOn, new Now(now, rules));
        check();
    }

    /** Ends the pause with a new period, which begins today and is due at once. */
    public void resume(Instant now, BillingRules rules) {
        lifecycle.resume(new Now(now, rules));
        check();
    }

    /**
     * Other terms from the next period on; replaces what was scheduled before. What it has is kept: then nothing happens but
     * that a scheduled change is dropped.
     */
    public void changeAtPeriodEnd(PlanTerms terms, int quantity, Instant now) {
        termChanges.changeAtPeriodEnd(terms, quantity, now);
        check();
    }

    /**
     * Other terms now: a new period begins today, less credit for the days of the old one that have not begun. It takes
     * effect when it is paid; the rest of the credit is kept for later bills. In a trial there is nothing to pay, and it
     * goes on. What it has is kept: then nothing happens but that a scheduled change is dropped.
     */
    public void changeNow(PlanTerms terms, int quantity, Instant now, BillingRules rules) {
        termChanges.changeNow(terms, quantity, new Now(now, rules));
        check();
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
        check();
    }

    /**
     * The next period has the terms that hold now. Without a scheduled change nothing happens.
     *
     * @throws DomainException when it is over, or a bill for the changed terms is being collected
     */
    public void dropChange(Instant now) {
        termChanges.dropChange(now);
        check();
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
        check();
    }

    /**
     * The bill that was just opened is one that was dropped before because it was provably not charged: it goes on under
     * that number, with that payment, so that asking again and again uses up no numbers. Without effect when it is another
     * bill.
     *
     * @param number of the one that was dropped, the last before this
     * @param lines what its payment is for
     */
    public void takeUp(int number, PaymentId payment, List<PriceLine> lines) {
        requests.takeUp(number, payment, lines);
        check();
    }

    /**
     * The open bill gets another payment, under a number of its own. The one it has must be closed and hold no money; should
     * a charge of it turn up after all, it is given back.
     *
     * @throws DomainException while an attempt is on its way
     */
    public void leavePayment() {
        requests.leavePayment();
        check();
    }

    /**
     * The open bill is tried now, as a caller asked; such an attempt uses up no retry.
     *
     * @throws DomainException when no bill is open, or an attempt is on its way
     */
    public void payNow(Instant now) {
        requests.payNow(now);
        check();
    }

    /** An operator's decision on a bill that was too old to be collected without one, or on days that were passed over. */
    public void release(boolean collect, Instant now, BillingRules rules) {
        requests.release(collect, new Now(now, rules));
        check();
    }

    // ---- money that goes back

    /**
     * Money of one of its payments was asked back, and may go. What it paid for and is not used up yet pays for nothing else
     * until that has an end, which {@link #givenBack} or {@link #notGivenBack} tells. Service goes on meanwhile.
     */
    public void askedBack(RefundNo refund, PaymentId payment, Money amount, Instant now, BillingRules rules) {
        refunds.askedBack(refund, payment, amount, new Now(now, rules));
        check();
    }

    /** The refund ended without any money. */
    public void notGivenBack(RefundNo refund, Instant now) {
        refunds.notGivenBack(refund, now);
        check();
    }

    /**
     * Money of one of its payments went back, whether or not it was asked back before: what it paid for is worth less from now
     * on, wherever it is. Credit goes first, then the days of the period that have not begun. What was used up stays used up:
     * giving that back is the operator's kindness, and takes nothing away.
     */
    public void givenBack(RefundNo refund, PaymentId payment, Money amount, Instant now, BillingRules rules) {
        refunds.givenBack(refund, payment, amount, new Now(now, rules));
        check();
    }

    // ---- what always holds

    private <T> T checked(T answer) {
        check();
        return answer;
    }

    /**
     * After every act. A row of an older release may be broken already: that must not keep a charge's outcome from being
     * recorded, so only what held before is asked for.
     *
     * @throws IllegalStateException when an act broke an invariant; it names invariant and ids
     */
    void check() {
        SubscriptionInvariants.check(state.snapshot(), brokenBefore);
    }

    // ---- what can be read

    /**
     * The bills to come if nothing changes, the open one first; credit is used up in their order. A bill that was declined
     * stands on the day of its next try; without one it is not going to be charged.
     */
    public List<PlannedBill> preview(int most, Instant now, BillingRules rules) {
        return Preview.of(snapshot(), new Now(now, rules)).bills(most);
    }

    /** The first bill to come that is not open yet; empty while an operator is waited for, and when none is planned. */
    public Optional<PlannedBill> nextBill(Instant now, BillingRules rules) {
        int open = bill().isPresent() ? 1 : 0;
        List<PlannedBill> planned = preview(open + 1, now, rules);
        return state.isHeld() || planned.size() <= open ? Optional.empty() : Optional.of(planned.get(open));
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

    /** What happens next unasked; empty while it waits for an outcome or an operator, and at the end. */
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
     * @param heldSince since when a bill that is too old waits for an operator's decision
     * @param earliestBill the first day on which another bill may be opened
     * @param debts what the next bill collects besides its own period
     * @param unbilled days that were passed over and wait for an operator's decision
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

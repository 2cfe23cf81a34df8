package io.dalmada.domain.subscription;

import io.dalmada.domain.plan.FinalStep;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.Subscription.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds for a subscription between any two acts (I-44). Each is here because other code relies on it without looking. */
final class SubscriptionInvariants {
    private static final List<Invariant> ALL = List.of(
            // Only one thing may be about to happen: an answer, an operator's decision, or the next step.
            new Invariant("what is over has no next step", s -> !isOver(s) || isIdle(s)),
            new Invariant("what is on its way has no next step", s -> !isTrying(s) || isIdle(s)),
            new Invariant("what is held has no next step", s -> !isHeld(s) || isIdle(s)),
            new Invariant("what nobody is waited for has a next step", s -> !isIdle(s) || isIdleForAReason(s)),
            // What is over is done with.
            new Invariant("what is over has no bill but one on its way", s -> !isOver(s) || !hasBill(s) || isTrying(s)),
            new Invariant(
                    "what is over is not to be collected",
                    s -> !isOver(s) || s.debts().isEmpty()),
            new Invariant("what is over waits for no decision", s -> !isOver(s) || !isHeld(s) && isDecided(s)),
            new Invariant("what is over has no plans", s -> !isOver(s) || !isChanging(s) && !s.cancelAtPeriodEnd()),
            // Which bill a status can have.
            new Invariant("dunning is for a renewal", s -> !isDunned(s) || is(s, Bill.Kind.RENEWAL)),
            new Invariant("before its first day it has no bill", s -> !isBeforeFirstDay(s) || !hasBill(s)),
            new Invariant("a first bill is for a sign-up", of(Bill.Kind.FIRST, SubscriptionStatus.INCOMPLETE)),
            new Invariant("a sign-up has no other bill", only(SubscriptionStatus.INCOMPLETE, Bill.Kind.FIRST)),
            new Invariant("a resumption is for a pause", of(Bill.Kind.RESUME, SubscriptionStatus.PAUSED)),
            new Invariant("a pause has no other bill", only(SubscriptionStatus.PAUSED, Bill.Kind.RESUME)),
            new Invariant("a change is for what is active", of(Bill.Kind.CHANGE, SubscriptionStatus.ACTIVE)),
            new Invariant("only what runs is to be canceled", s -> !s.cancelAtPeriodEnd() || isRunning(s)),
            new Invariant("what is held is not dunned or paused", s -> !isHeld(s) || isRunning(s) || isSignUp(s)),
            // What a bill may be.
            new Invariant("what is held is not on its way", s -> !isHeld(s) || !isTrying(s)),
            bill(
                    "what is on its way has a payment",
                    (s, bill) -> !bill.trying() || bill.payment().isPresent()),
            bill("another card waits for an attempt only", (s, bill) -> !bill.newCard() || bill.trying()),
            bill("a number is given once", (s, bill) -> bill.number() < s.nextNumber()),
            bill("a renewal is for a period of the term", SubscriptionInvariants::hasItsPeriod),
            bill("a bill costs what worth leaves of its price", SubscriptionInvariants::costsWhatWorthLeaves),
            bill("a bill carries no more than is owed", SubscriptionInvariants::carriesWhatIsOwed),
            // What is counted.
            new Invariant(
                    "a term has no fewer than no periods", s -> s.periodsLeft().orElse(0) >= 0),
            new Invariant("worth is conserved", SubscriptionInvariants::isConserved));

    /** @param name a sentence that says what holds */
    private record Invariant(String name, Predicate<Snapshot> holds) {}

    private SubscriptionInvariants() {}

    /** The names of those that do not hold, in the order above. */
    static Set<String> broken(Snapshot subscription) {
        return ALL.stream()
                .filter(each -> !each.holds().test(subscription))
                .map(Invariant::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param before what was broken already
     * @throws IllegalStateException when another one does not hold: this is a fault of ours, and nothing may be stored
     */
    static void check(Snapshot subscription, Set<String> before) {
        for (String name : broken(subscription)) {
            if (!before.contains(name)) {
                throw new IllegalStateException("broken invariant: " + name + ": " + ids(subscription));
            }
        }
    }

    private static String ids(Snapshot of) {
        return "subscription " + of.id() + ", " + of.status()
                + of.bill().map(bill -> ", bill " + bill.number()).orElse("")
                + of.bill()
                        .flatMap(Bill::payment)
                        .map(payment -> ", payment " + payment)
                        .orElse("");
    }

    private static Invariant bill(String name, BiPredicate<Snapshot, Bill> holds) {
        return new Invariant(
                name, s -> s.bill().filter(bill -> !holds.test(s, bill)).isEmpty());
    }

    /** A bill of this kind belongs to this status, or its outcome is waited for after the end. */
    private static Predicate<Snapshot> of(Bill.Kind kind, SubscriptionStatus status) {
        return s -> !is(s, kind) || s.status() == status || isOver(s);
    }

    private static Predicate<Snapshot> only(SubscriptionStatus status, Bill.Kind kind) {
        return s -> s.status() != status || !hasBill(s) || is(s, kind);
    }

    // ---- a next step

    private static boolean isIdleForAReason(Snapshot s) {
        return isOver(s) || isTrying(s) || isHeld(s) || s.status() == SubscriptionStatus.PAUSED || isKeptPastDue(s);
    }

    /** Its policy has no end: another card is waited for. */
    private static boolean isKeptPastDue(Snapshot s) {
        return s.status() == SubscriptionStatus.PAST_DUE
                && s.bill()
                        .filter(bill -> bill.forPeriod().terms().dunning().finalStep() == FinalStep.KEEP_PAST_DUE)
                        .isPresent();
    }

    // ---- money and terms

    private static boolean hasItsPeriod(Snapshot s, Bill bill) {
        return isOver(s) || bill.kind() == Bill.Kind.CHANGE || s.periodsLeft().orElse(1) > 0;
    }

    /** What is on its way stays as it was sent, and the last number is not spent on another amount. */
    private static boolean costsWhatWorthLeaves(Snapshot s, Bill bill) {
        Money usable = s.balance().usable(bill.span().from()).amount();
        return !bill.isOtherwiseWith(usable) || s.nextNumber() == SubscriptionState.MOST_BILLS;
    }

    private static boolean carriesWhatIsOwed(Snapshot s, Bill bill) {
        return isOver(s)
                || !bill.carried().exceeds(Debt.sum(s.debts(), bill.carried().zero()));
    }

    private static boolean isConserved(Snapshot s) {
        Balance balance = s.balance();
        Account account = balance.account();
        Money zero = account.received().zero();
        Money standing = balance.credit()
                .amount()
                .plus(balance.current().map(PaidPeriod::value).orElse(zero));
        return account.received()
                .equals(account.served().plus(account.returned()).plus(standing));
    }

    // ---- what it is

    private static boolean isIdle(Snapshot s) {
        return s.next().isEmpty();
    }

    private static boolean isOver(Snapshot s) {
        return s.status().isOver();
    }

    private static boolean isHeld(Snapshot s) {
        return s.heldSince().isPresent();
    }

    private static boolean isDecided(Snapshot s) {
        return s.unbilled().isEmpty();
    }

    private static boolean isChanging(Snapshot s) {
        return s.change().isPresent();
    }

    private static boolean isDunned(Snapshot s) {
        return s.status() == SubscriptionStatus.PAST_DUE || s.status() == SubscriptionStatus.SUSPENDED;
    }

    private static boolean isRunning(Snapshot s) {
        return s.status() == SubscriptionStatus.ACTIVE || s.status() == SubscriptionStatus.TRIALING;
    }

    private static boolean isSignUp(Snapshot s) {
        return s.status() == SubscriptionStatus.INCOMPLETE;
    }

    private static boolean isBeforeFirstDay(Snapshot s) {
        return s.status() == SubscriptionStatus.SCHEDULED;
    }

    private static boolean hasBill(Snapshot s) {
        return s.bill().isPresent();
    }

    private static boolean is(Snapshot s, Bill.Kind kind) {
        return s.bill().filter(bill -> bill.kind() == kind).isPresent();
    }

    private static boolean isTrying(Snapshot s) {
        return s.bill().filter(Bill::trying).isPresent();
    }
}

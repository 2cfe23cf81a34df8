package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One period to be collected. What it is for takes effect when it is paid.
 *
 * @param number counted by the subscription, never used twice; the payment and its order numbers carry it
 * @param forPeriod what will hold once it is paid; its index is this period's
 * @param amount the price less credit; may be zero
 * @param due the day it fell due; once it is declined the day of that, from which dunning counts: a delay of ours or of the
 * gateway takes no day of grace from the customer
 * @param payment empty until an attempt was possible
 * @param trying true while an attempt is on its way or its outcome is open: nothing else may happen to the bill
 * @param byHand true when a caller asked for the attempt: its decline uses up no retry
 * @param newCard true when another card was registered while an attempt was on its way
 * @param declines how many of dunning's own attempts were declined
 * @param troubles how many attempts in a row failed for technical reasons
 * @param carried what earlier periods have left to be collected, see {@link Debt}
 * @param heldBack of a sign-up: for how long no try was possible though one was planned, because an operator had stopped the
 * gateway, maintenance was announced, or no node ran
 */
public record Bill(
        int number,
        Kind kind,
        Arrangement forPeriod,
        Money amount,
        LocalDate due,
        Optional<PaymentId> payment,
        boolean trying,
        boolean byHand,
        boolean newCard,
        int declines,
        int troubles,
        Optional<DeclineReason> lastDecline,
        Money carried,
        Duration heldBack) {

    /** One that was never held back. */
    public Bill(
            int number,
            Kind kind,
            Arrangement forPeriod,
            Money amount,
            LocalDate due,
            Optional<PaymentId> payment,
            boolean trying,
            boolean byHand,
            boolean newCard,
            int declines,
            int troubles,
            Optional<DeclineReason> lastDecline,
            Money carried) {
        this(
                number,
                kind,
                forPeriod,
                amount,
                due,
                payment,
                trying,
                byHand,
                newCard,
                declines,
                troubles,
                lastDecline,
                carried,
                Duration.ZERO);
    }

    /** What a bill is for. */
    public enum Kind {
        /** The first period after sign-up: a decline ends the subscription. */
        FIRST,
        /** The next period: a decline starts dunning. */
        RENEWAL,
        /** Other terms at once: a decline leaves everything as it was. */
        CHANGE,
        /** The end of a pause: a decline leaves it paused. */
        RESUME
    }

    /** @param owed what earlier periods have left; no more of it than fits into the widest amount */
    static Bill open(int number, Kind kind, Arrangement forPeriod, Money credit, Money owed, LocalDate due) {
        return new Bill(
                number,
                kind,
                forPeriod,
                amount(forPeriod, credit),
                due,
                Optional.empty(),
                false,
                false,
                false,
                0,
                0,
                Optional.empty(),
                Arrangement.fitting(owed, forPeriod.price()));
    }

    /** What is charged. */
    public Money total() {
        return amount.plus(carried);
    }

    private static Money amount(Arrangement forPeriod, Money credit) {
        Money price = forPeriod.price();
        return price.minus(price.least(credit));
    }

    /** By how much worth that the customer has makes it cheaper. */
    Money reduction() {
        return forPeriod.price().minus(amount);
    }

    /** True when its amount is not what this worth leaves of its price; what is on its way stays as it is. */
    boolean isOtherwiseWith(Money credit) {
        return !trying && !amount.equals(amount(forPeriod, credit));
    }

    /** The same for another amount. @param withNumber another one when a payment was made out already */
    Bill costing(Money credit, int withNumber) {
        return new Bill(
                withNumber,
                kind,
                forPeriod,
                amount(forPeriod, credit),
                due,
                Optional.empty(),
                false,
                byHand,
                newCard,
                declines,
                troubles,
                lastDecline,
                carried,
                heldBack);
    }

    public Span span() {
        return forPeriod.span();
    }

    /** The parts of what is charged. */
    List<PriceLine> lines() {
        return Stream.of(
                        line(isWhole() ? PriceLine.Kind.PRODUCT : PriceLine.Kind.PRORATION, description(), amount),
                        line(PriceLine.Kind.PRORATION, forPeriod.terms().title().name() + " (이월)", carried))
                .filter(line -> !line.amount().isZero())
                .toList();
    }

    private boolean isWhole() {
        return amount.equals(forPeriod.terms().price(forPeriod.quantity()));
    }

    private PriceLine line(PriceLine.Kind of, String text, Money part) {
        return PriceLine.of(of, text, forPeriod.terms().taxType(), part);
    }

    private String description() {
        String units = forPeriod.quantity() == 1 ? "" : " x" + forPeriod.quantity();
        return forPeriod.terms().title().name() + units + " " + span().from() + "~"
                + span().until().minusDays(1);
    }

    Bill attempted(PaymentId with, boolean asked) {
        return copy(number, Optional.of(with), true, asked, false, declines, troubles, lastDecline);
    }

    Bill declined(DeclineReason reason) {
        int counted = byHand ? declines : declines + 1;
        return copy(number, payment, false, false, newCard, counted, 0, Optional.of(reason));
    }

    /**
     * A payment that a caller asked for stays so marked until it has an answer; a sign-up that waits is left to the
     * calendar.
     */
    Bill troubled(Optional<DeclineReason> reason) {
        boolean asked = byHand && kind == Kind.RENEWAL;
        return copy(number, payment, false, asked, newCard, declines, troubles + 1, reason.or(() -> lastDecline));
    }

    /** No attempt was possible. */
    Bill impossible(DeclineReason reason) {
        return copy(number, payment, false, false, newCard, declines, 0, Optional.of(reason));
    }

    /** Its payment is void and cannot be tried again: another one collects it, under a number of its own. */
    Bill renumbered(int to) {
        return copy(to, Optional.empty(), false, byHand, newCard, declines, troubles, lastDecline);
    }

    /** It is the same bill as a dropped one that was not charged, under that one's number. */
    Bill takenUp(int as, PaymentId with) {
        return copy(as, Optional.of(with), trying, byHand, newCard, declines, troubles, lastDecline);
    }

    Bill withNewCard(boolean registered) {
        return copy(number, payment, trying, byHand, registered, declines, troubles, lastDecline);
    }

    /** A caller has asked for the next attempt. */
    Bill asked() {
        return copy(number, payment, trying, true, false, declines, troubles, lastDecline);
    }

    Bill dueOn(LocalDate day) {
        return new Bill(
                number,
                kind,
                forPeriod,
                amount,
                day,
                payment,
                trying,
                byHand,
                newCard,
                declines,
                troubles,
                lastDecline,
                carried,
                heldBack);
    }

    Bill heldBackFor(Duration more) {
        return new Bill(
                number,
                kind,
                forPeriod,
                amount,
                due,
                payment,
                trying,
                byHand,
                newCard,
                declines,
                troubles,
                lastDecline,
                carried,
                heldBack.plus(more));
    }

    /** False when it is for a period that takes the place of one that is cut short. */
    boolean isAnotherPeriodAfter(Arrangement before) {
        return kind != Kind.CHANGE || !span().from().isBefore(before.span().from());
    }

    private Bill copy(
            int no,
            Optional<PaymentId> with,
            boolean onItsWay,
            boolean asked,
            boolean card,
            int counted,
            int inARow,
            Optional<DeclineReason> last) {
        return new Bill(
                no, kind, forPeriod, amount, due, with, onItsWay, asked, card, counted, inARow, last, carried,
                heldBack);
    }
}

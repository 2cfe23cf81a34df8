package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.subscription.SubscriptionEvent.BillStep;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Instant;
import java.util.List;

/** What a customer or an operator asks for the bill that is open: another card, another payment, a try now, a decision. */
final class BillRequests {
    private final SubscriptionState state;
    private final Conditions conditions;
    private final Bills bills;

    BillRequests(SubscriptionState state, Conditions conditions, Bills bills) {
        this.state = state;
        this.conditions = conditions;
        this.bills = bills;
    }

    void replaceBillingKey(BillingKeyId key, GatewayId at, Instant now) {
        conditions.requireNotOver();
        boolean elsewhere = !at.equals(state.gateway());
        if (elsewhere && state.bill().flatMap(Bill::payment).isPresent()) {
            throw DomainException.field(
                    Refusal.BILLING_KEY_AT_OTHER_GATEWAY,
                    "billingKeyId",
                    "the open bill is being collected at another gateway");
        }
        state.useKey(key, at);
        state.log().arranged(What.BILLING_KEY_REPLACED, key.toString(), now);
        if (state.isTrying()) {
            state.changeBill(open -> open.withNewCard(true));
        } else if (state.bill().isPresent() && !state.isHeld()) {
            state.changeBill(Bill::asked);
            state.plan(NextStep.collect(now));
        }
    }

    void takeUp(int number, PaymentId payment, List<PriceLine> lines) {
        boolean same = state.bill()
                .filter(open -> open.number() == number + 1 && state.nextNumber() == number + 2)
                .filter(open -> open.payment().isEmpty() && open.lines().equals(lines))
                .isPresent();
        if (same) {
            state.changeBill(open -> open.takenUp(number, payment));
            state.takeUpNumber(number);
        }
    }

    void leavePayment() {
        conditions.requireNotOnItsWay();
        state.changeBill(open -> open.payment().isPresent() ? open.renumbered(state.takeNumber()) : open);
    }

    void payNow(Instant now) {
        conditions.requireNotOver();
        conditions.require(state.bill().isPresent() && !state.isHeld(), "there is no open bill to pay");
        conditions.requireNotOnItsWay();
        state.changeBill(Bill::asked);
        state.plan(NextStep.collect(now));
    }

    void release(boolean collect, Now now) {
        if (!state.isHeld() && state.unbilled().isPresent()) {
            releaseUnbilled(collect, now.at());
            return;
        }
        conditions.require(state.isHeld(), "no bill waits for a person's word");
        state.endHold();
        state.log().arranged(What.RELEASED, collect ? "to be collected" : "waived", now.at());
        if (collect) {
            // Its age begins anew: it would only be held again.
            Bill held = state.bill().orElseGet(() -> bills.ofNextPeriod(now.today()));
            state.put(held.dueOn(now.today()));
            state.plan(NextStep.collect(now.nextOpen()));
        } else {
            waive(now);
        }
    }

    /** Such days are collected with the next bill. They are no period of a term, in either case. */
    private void releaseUnbilled(boolean collect, Instant now) {
        boolean more = !state.status().isOver() && !state.isToBeCanceled() && !state.hadItsPeriods();
        conditions.require(more || !collect, "there is no next bill to collect it with");
        Unbilled days = state.unbilled().orElseThrow();
        state.endPassedOver();
        if (collect) {
            state.oweBesides(new Debt(days.days(), days.price()));
        }
        state.log().arranged(What.RELEASED, collect ? "to be collected" : "waived", now);
    }

    /** Goes on with the first period that has not begun yet. A waived period is one of the term. */
    private void waive(Now now) {
        state.bill().ifPresent(held -> state.log().billed(BillStep.DROPPED, held, "waived", now.at()));
        state.dropBill();
        while (state.serviceEnds().isBefore(now.today()) && !state.hadItsPeriods()) {
            bills.advance(state.upcoming(), true, now.at());
        }
        state.plan(bills.byCalendar(now).notBefore(now.at()));
    }
}

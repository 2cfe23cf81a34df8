package io.dalmada.domain.subscription;

import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.Money;
import io.dalmada.domain.subscription.SubscriptionEvent.What;
import java.time.Instant;
import java.time.LocalDate;

/** What refunds of its payments take from what the customer has paid for and not used up yet. */
final class RefundNotes {
    private final SubscriptionState state;
    private final Bills bills;

    RefundNotes(SubscriptionState state, Bills bills) {
        this.state = state;
        this.bills = bills;
    }

    void askedBack(RefundNo refund, PaymentId payment, Money amount, Now now) {
        if (state.balance().standing(dayOfWorth(now)).from(payment).isZero()) {
            return;
        }
        state.standAt(state.balance().asked(new PendingRefund(refund, payment, amount)));
        state.log().arranged(What.REFUND_PENDING, amount + " of payment " + payment, now.at());
        bills.reprice();
    }

    void notGivenBack(RefundNo refund, Instant now) {
        if (state.balance().isAsked(refund)) {
            state.standAt(state.balance().settled(refund));
            state.log().arranged(What.REFUND_DROPPED, "refund " + refund, now);
            bills.reprice();
        }
    }

    void givenBack(RefundNo refund, PaymentId payment, Money amount, Now now) {
        Balance left = state.balance().settled(refund).givenBack(payment, amount, dayOfWorth(now));
        if (!left.equals(state.balance())) {
            state.standAt(left);
            state.log().arranged(What.REFUND_NOTED, amount + " of payment " + payment, now.at());
            bills.reprice();
        }
    }

    /** A change that is on its way ends the period on the day on which it was asked for. */
    private LocalDate dayOfWorth(Now now) {
        LocalDate today = now.today();
        return state.bill()
                .filter(open ->
                        open.kind() == Bill.Kind.CHANGE && !state.status().isOver())
                .map(open -> open.span().from())
                .filter(today::isAfter)
                .orElse(today);
    }
}

package io.dalmada.application.service.subscription;

import io.dalmada.application.service.payment.PaymentListener;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentEvent;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundStatus;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Subscription;
import io.dalmada.domain.subscription.Uncharged;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings changes of payments into their subscriptions, in the same commit, from every source: the sender, the resolver, a
 * late scan or an operator. Money that a subscription does not want any more is ordered back at once.
 */
final class SubscriptionPaymentListener implements PaymentListener {
    private static final System.Logger LOG = System.getLogger(SubscriptionPaymentListener.class.getName());

    private final Ports ports;
    private final SubscriptionStore store;
    private final BillingRules rules;

    SubscriptionPaymentListener(Ports ports, SubscriptionStore store, BillingRules rules) {
        this.ports = ports;
        this.store = store;
        this.rules = rules;
    }

    @Override
    public void beforeSave(List<Payment> payments) {
        List<Payment> moved =
                payments.stream().filter(SubscriptionPaymentListener::concerns).toList();
        if (moved.isEmpty()) {
            return;
        }
        List<SubscriptionId> ids =
                moved.stream().map(p -> p.bill().orElseThrow().subscription()).toList();
        Map<SubscriptionId, Subscription> subscriptions = ports.subscriptions().findAll(ids).stream()
                .collect(Collectors.toMap(Subscription::id, Function.identity()));
        moved.forEach(payment -> react(payment, subscriptions));
        store.save(List.copyOf(subscriptions.values()));
    }

    private void react(Payment payment, Map<SubscriptionId, Subscription> subscriptions) {
        BillRef bill = payment.bill().orElseThrow();
        Subscription subscription = Optional.ofNullable(subscriptions.get(bill.subscription()))
                .orElseThrow(() -> new IllegalStateException("no subscription " + bill.subscription()));
        Instant now = ports.clock().instant();
        payment.events()
                .forEach(event -> event.<Boolean>fold(
                        moved -> attempt(subscription, payment, moved, now),
                        moved -> refund(subscription, payment, moved, now),
                        seen -> false,
                        given -> false));
    }

    private boolean attempt(Subscription subscription, Payment payment, PaymentEvent.AttemptMoved moved, Instant now) {
        int number = payment.bill().orElseThrow().number();
        switch (moved.to()) {
            case SUCCEEDED -> {
                if (!subscription.paid(number, payment.id(), now, rules)) {
                    giveBack(payment, now);
                }
            }
            case DECLINED ->
                subscription.declined(
                        number, payment.attempt(moved.orderNo()).decline().orElseThrow(), now, rules);
            case NOT_SENT -> subscription.notCharged(number, Uncharged.NOT_SENT, moved.cause(), now, rules);
            case ABSENT -> subscription.notCharged(number, Uncharged.ABSENT, moved.cause(), now, rules);
            case VOID -> subscription.notCharged(number, Uncharged.VOID, moved.cause(), now, rules);
            case CREATED, SENDING, UNKNOWN, MANUAL -> {
                return false;
            }
        }
        return true;
    }

    private void giveBack(Payment payment, Instant now) {
        LOG.log(Level.WARNING, "payment {0} was charged for a bill that is over: it will be given back", payment.id());
        payment.requestUnwantedRefund(OrderNumbers.ofRefund(ports.ids().next()), now);
    }

    /** Only what is given back of the payment's own charge; a duplicate was never worth a period. */
    private boolean refund(Subscription subscription, Payment payment, PaymentEvent.RefundMoved moved, Instant now) {
        Refund refund = payment.refund(moved.refundNo());
        boolean own = payment.charge(refund.charge())
                .filter(charge -> charge.role() == ChargeRole.PERIOD_PAYMENT)
                .isPresent();
        if (!own) {
            return false;
        }
        switch (moved.to()) {
            case CREATED -> subscription.askedBack(refund.number(), payment.id(), refund.amount(), now, rules);
            case DONE -> subscription.givenBack(refund.number(), payment.id(), refund.amount(), now, rules);
            case REFUSED, NOT_SENT, ABSENT -> subscription.notGivenBack(refund.number(), now);
            case SENDING, UNKNOWN, AWAITING_DEPOSIT, MANUAL -> {
                return false;
            }
        }
        return true;
    }

    /** A refund that is asked for, or has an end. */
    private static boolean concerns(RefundStatus to) {
        return to == RefundStatus.CREATED || !to.isOpen();
    }

    private static boolean concerns(Payment payment) {
        return payment.bill().isPresent()
                && payment.events().stream()
                        .anyMatch(event -> event.<Boolean>fold(
                                moved -> !moved.to().isOpen(),
                                moved -> concerns(moved.to()),
                                seen -> false,
                                given -> false));
    }
}

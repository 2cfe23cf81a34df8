package io.dalmada.application.service.subscription;

import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.GatewayMinimum;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.BillingRules;
import io.dalmada.domain.subscription.Demand;
import io.dalmada.domain.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets subscriptions do what is due and writes down what they want to be charged: the intent, before anything is sent. */
public final class BillWriter {
    /** A payment is read and shown with all its attempts. */
    private static final int MOST_OF_A_BILL = 999;

    private final Ports ports;
    private final Billing billing;
    private final BillingRules rules;
    private final PaymentStore store;
    private final SubscriptionStore subscriptions;

    BillWriter(Ports ports, Billing billing, PaymentStore store, SubscriptionStore subscriptions) {
        this.ports = ports;
        this.billing = billing;
        this.rules = billing.rules();
        this.store = store;
        this.subscriptions = subscriptions;
    }

    /** Inside a transaction. @return the payments that are to be sent now */
    public List<Payment> write(List<Subscription> due) {
        Instant now = ports.clock().instant();
        Set<BillingKeyId> unusable = ports.billingKeys()
                .notChargeable(due.stream().map(Subscription::billingKey).collect(Collectors.toSet()));
        List<Payment> intents = new ArrayList<>();
        due.forEach(subscription -> proceed(subscription, unusable, now).ifPresent(intents::add));
        // The subscriptions first: their version is what stops two nodes from opening the same bill.
        subscriptions.save(due);
        return store.saveAll(intents);
    }

    /** Inside a transaction, for one. */
    public Optional<Payment> write(Subscription due) {
        return write(List.of(due)).stream().findFirst();
    }

    private Optional<Payment> proceed(Subscription subscription, Set<BillingKeyId> unusable, Instant now) {
        PaymentId fresh = new PaymentId(ports.ids().next());
        subscription
                .bill()
                .filter(bill -> !bill.trying())
                .flatMap(Bill::payment)
                .ifPresent(payment -> leaveIfFull(subscription, store.require(payment)));
        return subscription
                .proceed(
                        fresh,
                        () -> obstacle(subscription, unusable, now),
                        now,
                        GatewayMinimum.of(ports, subscription, rules))
                .map(wanted -> intent(subscription, wanted, now));
    }

    /** A payment that can take no other attempt, or has had very many, leaves its bill to another one. */
    private static void leaveIfFull(Subscription subscription, Payment payment) {
        boolean full = payment.attempts().size() >= MOST_OF_A_BILL || !payment.allowsAnother();
        if (full && payment.holdsNoMoney()) {
            subscription.leavePayment();
        }
    }

    /** The key has ended, or was declined so often that another try would look like an attack. */
    private Optional<DeclineReason> obstacle(Subscription subscription, Set<BillingKeyId> unusable, Instant now) {
        BillingKeyId key = subscription.billingKey();
        if (unusable.contains(key)) {
            return Optional.of(DeclineReason.BILLING_KEY_INVALID);
        }
        boolean again = subscription.bill().flatMap(Bill::payment).isPresent();
        boolean spent = again
                && ports.payments().declinesSince(key, now.minus(billing.declineSpan())) >= billing.declinesOfAKey();
        return spent ? Optional.of(DeclineReason.REFER_TO_ISSUER) : Optional.empty();
    }

    private Payment intent(Subscription subscription, Demand wanted, Instant now) {
        if (wanted.again()) {
            Payment payment = store.require(wanted.payment());
            payment.addAttempt(wanted.billingKey(), now);
            return payment;
        }
        return Payment.request(
                wanted.payment(),
                subscription.customer(),
                Optional.of(wanted.bill()),
                wanted.billingKey(),
                subscription.gateway(),
                wanted.title(),
                wanted.lines(),
                now);
    }
}

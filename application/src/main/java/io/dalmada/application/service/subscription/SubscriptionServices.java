package io.dalmada.application.service.subscription;

import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.dalmada.application.service.payment.PaymentListener;
import io.dalmada.application.service.payment.PaymentServices;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.domain.subscription.BillingRules;

/**
 * Plans and subscriptions, wired.
 *
 * @param bills opens the bills that are due, for the billing run
 */
public record SubscriptionServices(
        BillWriter bills,
        ManagePlans plans,
        Subscribe subscribe,
        ManageSubscription manage,
        SubscriptionQuery subscriptions) {

    public static SubscriptionServices over(Ports ports, Billing billing, PaymentServices payments) {
        BillingRules rules = billing.rules();
        SubscriptionStore store = new SubscriptionStore(ports);
        BillWriter bills = new BillWriter(ports, billing, payments.store(), store);
        ActWriter writer = new ActWriter(ports, payments.store(), store, bills);
        SubscriptionCommandRunner acts = new SubscriptionCommandRunner(ports, writer, payments.charges());
        ChargeableKeys keys = new ChargeableKeys(ports.billingKeys());
        PlanChanges changes = new PlanChanges(ports, rules);
        GatewayMove move = new GatewayMove(ports, payments.store());
        return new SubscriptionServices(
                bills,
                new PlanService(ports),
                new SubscribeService(ports, rules, keys, acts),
                new ManageSubscriptionService(ports, rules, keys, move, changes, acts),
                new SubscriptionQueries(ports.subscriptions(), changes, acts));
    }

    /** How subscriptions hear of their payments. */
    public static PaymentListener listener(Ports ports, BillingRules rules) {
        return new SubscriptionPaymentListener(ports, new SubscriptionStore(ports), rules);
    }
}

package io.dalmada.application.world;

import io.dalmada.application.port.out.Alarms;
import io.dalmada.application.port.out.BillingKeyRepository;
import io.dalmada.application.port.out.GatewayHolds;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.RequestPacer;
import io.dalmada.application.port.out.SubscriptionRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.port.out.gateway.PaymentGateways;
import io.dalmada.application.service.shared.Ports;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Ports of which some are put in the place of others. */
public final class PortsWith {
    public PaymentGateways gateways;
    public BillingKeyRepository billingKeys;
    public PaymentRepository payments;
    SubscriptionRepository subscriptions;
    public GatewayHolds holds;
    public TransactionRunner transactions;
    public RequestPacer pacer;
    public Executor senders;
    Alarms alarms;
    public Clock clock;
    private final Ports usual;

    public PortsWith(Ports usual) {
        this.usual = usual;
        this.gateways = usual.gateways();
        this.billingKeys = usual.billingKeys();
        this.payments = usual.payments();
        this.subscriptions = usual.subscriptions();
        this.holds = usual.holds();
        this.transactions = usual.transactions();
        this.pacer = usual.pacer();
        this.senders = usual.senders();
        this.alarms = usual.alarms();
        this.clock = usual.clock();
    }

    public Ports ports() {
        return new Ports(
                gateways,
                billingKeys,
                usual.registrations(),
                payments,
                usual.plans(),
                subscriptions,
                usual.billingRuns(),
                holds,
                usual.statistics(),
                usual.idempotency(),
                usual.reconciliations(),
                usual.outbox(),
                transactions,
                usual.gate(),
                pacer,
                senders,
                alarms,
                usual.ids(),
                clock);
    }
}

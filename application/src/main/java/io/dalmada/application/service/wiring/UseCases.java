package io.dalmada.application.service.wiring;

import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.BillingRuns;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.GatewayQuery;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.ManagePlans;
import io.dalmada.application.port.in.ManageSubscription;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ReconcileDay;
import io.dalmada.application.port.in.ReconciliationQuery;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.RegisterByWindow;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.RevokeBillingKey;
import io.dalmada.application.port.in.Statistics;
import io.dalmada.application.port.in.Subscribe;
import io.dalmada.application.port.in.SubscriptionQuery;
import io.dalmada.application.port.in.VerifyNotification;
import io.dalmada.application.service.billing.BillingServices;
import io.dalmada.application.service.billingkey.BillingKeyServices;
import io.dalmada.application.service.idempotency.IdempotencyServices;
import io.dalmada.application.service.notice.NoticeUseCases;
import io.dalmada.application.service.payment.PaymentServices;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.reconciliation.ReconciliationServices;
import io.dalmada.application.service.resolution.RefundResolver;
import io.dalmada.application.service.resolution.ResolutionServices;
import io.dalmada.application.service.shared.Billing;
import io.dalmada.application.service.shared.GatedWork;
import io.dalmada.application.service.shared.GuardedGateways;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.application.service.subscription.SubscriptionServices;
import java.util.List;
import java.util.stream.Stream;

/** The use cases over a set of ports: each feature wires its own parts, here they meet. Plain Java. */
public record UseCases(
        RegisterBillingKey registerBillingKey,
        RegisterByWindow registerByWindow,
        RevokeBillingKey revokeBillingKey,
        BillingKeyQuery billingKeys,
        GatewayQuery gateways,
        ChargePayment chargePayment,
        RefundPayment refundPayment,
        ResolvePayment resolvePayment,
        PaymentQuery payments,
        ManagePlans plans,
        Subscribe subscribe,
        ManageSubscription manageSubscription,
        SubscriptionQuery subscriptions,
        BillingRuns billingRuns,
        Statistics statistics,
        IdempotentAnswers idempotentAnswers,
        ReconcileDay reconcileDay,
        ReconciliationQuery reconciliations,
        VerifyNotification verifyNotification,
        List<PeriodicWork> periodicWork) {

    public static UseCases over(Ports given, Settings settings) {
        Ports ports = GuardedGateways.around(given);
        Billing billing = settings.billing();
        PaymentStore store = new PaymentStore(ports, SubscriptionServices.listener(ports, billing.rules()));
        RefundResolver refunds = new RefundResolver(ports, store);
        BillingKeyServices keys = BillingKeyServices.over(ports, settings);
        PaymentServices payments = PaymentServices.over(ports, settings, store, refunds);
        SubscriptionServices subscriptions = SubscriptionServices.over(ports, billing, payments);
        BillingServices runs = BillingServices.over(ports, billing, subscriptions.bills(), payments.charges());
        ResolutionServices resolution = ResolutionServices.over(ports, settings, payments, refunds);
        ReconciliationServices comparison =
                ReconciliationServices.over(ports, settings, resolution.lateChargeHandler());
        IdempotencyServices idempotency = IdempotencyServices.over(ports, settings);
        return new UseCases(
                keys.register(),
                keys.registerByWindow(),
                keys.revoke(),
                keys.billingKeys(),
                keys.gateways(),
                payments.chargePayment(),
                payments.refundPayment(ports, resolution.lateChargeHandler()),
                resolution.resolvePayment(),
                payments.payments(),
                subscriptions.plans(),
                subscriptions.subscribe(),
                subscriptions.manage(),
                subscriptions.subscriptions(),
                runs.runs(),
                runs.statistics(),
                idempotency.answers(),
                comparison.reconcileDay(),
                comparison.reconciliations(),
                NoticeUseCases.verification(ports, resolution),
                GatedWork.all(
                        Stream.of(
                                        resolution.works(),
                                        comparison.works(),
                                        keys.works(),
                                        runs.works(),
                                        idempotency.works())
                                .flatMap(List::stream)
                                .toList(),
                        ports.clock()));
    }
}

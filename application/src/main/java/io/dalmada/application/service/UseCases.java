package io.dalmada.application.service;

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
import io.dalmada.application.port.in.VerifyHint;
import io.dalmada.domain.gateway.GatewayId;
import java.util.ArrayList;
import java.util.List;

/** The use cases over a set of ports: the whole wiring of this layer, in plain Java. */
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
        VerifyHint verifyHint,
        List<PeriodicWork> periodicWork) {

    public static UseCases over(Ports given, Settings settings) {
        Ports ports = GuardedGateways.around(given);
        Billing billing = settings.billing();
        SubscriptionStore subscriptions = new SubscriptionStore(ports);
        PaymentStore store = new PaymentStore(ports, new SubscriptionReactions(ports, subscriptions, billing.rules()));
        SurplusCharges surplus = new SurplusCharges(ports.ids());
        ChargeRecorder recorder = new ChargeRecorder(ports, store, surplus);
        AnswersInHand inHand = new AnswersInHand();
        ChargeProcedure charges = new ChargeProcedure(ports, settings, store, recorder, inHand);
        RefundResolver refundResolver = new RefundResolver(ports, store);
        RefundProcedure refunds = new RefundProcedure(ports, settings, store, inHand, refundResolver);
        BillingKeyDisposal disposal = new BillingKeyDisposal(ports);
        AttemptResolver attempts =
                new AttemptResolver(ports, store, recorder, surplus, new Repeats(ports, settings, store, recorder));
        LeftOvers leftOvers = new LeftOvers(ports, settings, store, charges, refunds);
        BillWriter bills = new BillWriter(ports, billing, store, subscriptions);
        SubscriptionActs acts = new SubscriptionActs(ports, new ActWriter(ports, store, subscriptions, bills), charges);
        CustomersKeys keys = new CustomersKeys(ports.billingKeys());
        PlanChanges planChanges = new PlanChanges(ports, billing.rules());
        BillingRunService runs = new BillingRunService(ports, billing, bills, charges);
        JournalWalk walk = new JournalWalk(ports);
        LateCharges lateCharges = new LateCharges(ports, store, surplus, attempts, refunds);
        ReconcileDayService reconcile = new ReconcileDayService(ports, walk, lateCharges);
        List<PeriodicWork> works = new ArrayList<>();
        ports.gateways()
                .ids()
                .forEach(id -> works.add(new OutcomeResolution(
                        named("outcome-resolution", id, ports),
                        id,
                        ports,
                        settings,
                        inHand,
                        leftOvers,
                        attempts,
                        refundResolver)));
        works.add(new GhostScan(ports, settings, walk, lateCharges));
        ports.gateways()
                .ids()
                .forEach(id ->
                        works.add(new OwedRefunds(named("owed-refunds", id, ports), id, ports, settings, lateCharges)));
        works.add(new DailyReconciliation(ports, settings, reconcile));
        works.add(new DisposalRetry(ports, settings, disposal));
        works.add(new RegistrationExpiry(ports, settings));
        ports.gateways()
                .ids()
                .forEach(id ->
                        works.add(new ScheduledRuns(named("billing-run", id, ports), id, runs, billing.lookEvery())));
        works.add(new IdempotencyExpiry(ports));
        return new UseCases(
                new RegisterBillingKeyService(ports, settings),
                new RegisterByWindowService(ports, settings),
                new RevokeBillingKeyService(ports, disposal),
                new BillingKeyQueries(ports.billingKeys()),
                new GatewayQueries(ports.gateways()),
                new ChargePaymentService(ports, store, charges),
                new RefundPaymentService(ports, store, refunds, lateCharges),
                new ResolvePaymentService(ports, store),
                new PaymentQueries(ports.payments()),
                new PlanService(ports),
                new SubscribeService(ports, billing.rules(), keys, acts),
                new ManageSubscriptionService(
                        ports, billing.rules(), keys, new GatewayMove(ports, store), planChanges, acts),
                new SubscriptionQueries(ports.subscriptions(), planChanges, acts),
                runs,
                new StatisticsService(ports.statistics(), billing.rules().window()),
                new IdempotentAnswersService(ports, settings),
                reconcile,
                new ReconciliationQueries(ports),
                new HintVerification(ports, new ShownCharges(ports, attempts, refundResolver, lateCharges)),
                GatedWork.all(works, ports.clock()));
    }

    /** Each gateway has a work of its own, so that none waits for another; a name of its own where there are several. */
    private static String named(String work, GatewayId gateway, Ports ports) {
        return ports.gateways().ids().size() == 1 ? work : work + "-" + gateway;
    }
}

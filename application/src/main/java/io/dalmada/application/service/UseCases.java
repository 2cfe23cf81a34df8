package io.dalmada.application.service;

import io.dalmada.application.port.in.BillingKeyQuery;
import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.IdempotentAnswers;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.port.in.RegisterBillingKey;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.RevokeBillingKey;
import java.util.List;

/** The use cases over a set of ports: the whole wiring of this layer, in plain Java. */
public record UseCases(
        RegisterBillingKey registerBillingKey,
        RevokeBillingKey revokeBillingKey,
        BillingKeyQuery billingKeys,
        ChargePayment chargePayment,
        RefundPayment refundPayment,
        ResolvePayment resolvePayment,
        PaymentQuery payments,
        IdempotentAnswers idempotentAnswers,
        List<PeriodicWork> periodicWork) {

    public static UseCases over(Ports given, Settings settings) {
        Ports ports = GuardedGateways.around(given);
        PaymentStore store = new PaymentStore(ports);
        SurplusCharges surplus = new SurplusCharges(ports.ids());
        ChargeRecorder recorder = new ChargeRecorder(ports, store, surplus);
        ChargeProcedure charges = new ChargeProcedure(ports, settings, store, recorder);
        RefundProcedure refunds = new RefundProcedure(ports, settings, store);
        BillingKeyDisposal disposal = new BillingKeyDisposal(ports);
        AttemptResolver attempts = new AttemptResolver(ports, store, recorder, surplus);
        RefundResolver refundResolver = new RefundResolver(ports, store);
        LeftOvers leftOvers = new LeftOvers(ports, settings, store, charges, refunds);
        return new UseCases(
                new RegisterBillingKeyService(ports, settings),
                new RevokeBillingKeyService(ports, disposal),
                new BillingKeyQueries(ports.billingKeys()),
                new ChargePaymentService(ports, store, charges),
                new RefundPaymentService(ports, store, refunds),
                new ResolvePaymentService(ports, store),
                new PaymentQueries(ports.payments()),
                new IdempotentAnswersService(ports, settings),
                List.of(
                        new OutcomeResolution(ports, settings, leftOvers, attempts, refundResolver),
                        new GhostScan(ports, settings, store, surplus, attempts, refunds),
                        new DisposalRetry(ports, settings, disposal),
                        new IdempotencyExpiry(ports)));
    }
}

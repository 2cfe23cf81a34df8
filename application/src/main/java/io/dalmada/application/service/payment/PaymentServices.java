package io.dalmada.application.service.payment;

import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.in.PaymentQuery;
import io.dalmada.application.port.in.RefundPayment;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;

/**
 * Payments, wired: what answers callers, and what the other features charge, refund and record with.
 *
 * @param store loads, changes and saves payments
 * @param charges claims and sends one charge
 * @param recorder records the outcome of a charge
 * @param refunds claims and sends one refund
 * @param surplus orders back what was charged once too often
 * @param inHand answers of a gateway that could not be recorded yet
 */
public record PaymentServices(
        PaymentStore store,
        ChargeProcedure charges,
        ChargeRecorder recorder,
        RefundProcedure refunds,
        DuplicateChargeRefunder surplus,
        AnswersInHand inHand,
        ChargePayment chargePayment,
        PaymentQuery payments) {

    public static PaymentServices over(Ports ports, Settings settings, PaymentStore store, RefundInquiry inquiry) {
        DuplicateChargeRefunder surplus = new DuplicateChargeRefunder(ports.ids());
        ChargeRecorder recorder = new ChargeRecorder(ports, store, surplus);
        AnswersInHand inHand = new AnswersInHand();
        ChargeProcedure charges = new ChargeProcedure(ports, settings, store, recorder, inHand);
        return new PaymentServices(
                store,
                charges,
                recorder,
                new RefundProcedure(ports, settings, store, inHand, inquiry),
                surplus,
                inHand,
                new ChargePaymentService(ports, store, charges),
                new PaymentQueries(ports.payments()));
    }

    /** Refunds on request: before more is given back, the charge is looked at. */
    public RefundPayment refundPayment(Ports ports, ChargeLookUp lookUp) {
        return new RefundPaymentService(ports, store, refunds, lookUp);
    }
}

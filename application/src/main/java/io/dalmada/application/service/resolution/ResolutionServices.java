package io.dalmada.application.service.resolution;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.service.payment.PaymentServices;
import io.dalmada.application.service.payment.PaymentStore;
import io.dalmada.application.service.shared.Ports;
import io.dalmada.application.service.shared.Settings;
import io.dalmada.domain.gateway.GatewayId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What settles unknown outcomes, wired.
 *
 * @param attempts asks about one charge
 * @param refunds asks about one refund
 * @param lateCharges adopts what a later inquiry finds, and gives duplicates back
 */
public record ResolutionServices(
        AttemptResolver attempts,
        RefundResolver refunds,
        LateChargeHandler lateChargeHandler,
        ResolvePayment resolvePayment,
        List<PeriodicWork> works) {

    public static ResolutionServices over(
            Ports ports, Settings settings, PaymentServices payments, RefundResolver refunds) {
        PaymentStore store = payments.store();
        IdempotentResend repeats = new IdempotentResend(ports, settings, store, payments.recorder());
        AttemptResolver attempts = new AttemptResolver(ports, store, payments.recorder(), payments.surplus(), repeats);
        LateChargeHandler late = new LateChargeHandler(ports, store, payments.surplus(), attempts, payments.refunds());
        StaleAttemptRecovery staleAttemptRecovery =
                new StaleAttemptRecovery(ports, settings, store, payments.charges(), payments.refunds());
        Stream<PeriodicWork> outcomes = ports.gateways().ids().stream()
                .map(id -> new UnknownOutcomeResolver(
                        ports.workName("outcome-resolution", id),
                        id,
                        ports,
                        settings,
                        payments.inHand(),
                        staleAttemptRecovery,
                        attempts,
                        refunds));
        Stream<PeriodicWork> owed = ports.gateways().ids().stream().map(id -> owedRefunds(ports, settings, late, id));
        return new ResolutionServices(
                attempts,
                refunds,
                late,
                new ResolvePaymentService(ports, store),
                Stream.concat(outcomes, owed).toList());
    }

    private static PeriodicWork owedRefunds(Ports ports, Settings settings, LateChargeHandler late, GatewayId id) {
        return new OwedRefunds(ports.workName("owed-refunds", id), id, ports, settings, late);
    }
}

package io.dalmada.application.simulation;

import io.dalmada.domain.payment.ChargeRole;
import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.Refund;
import io.dalmada.domain.payment.RefundOrigin;

/** Money goes back because somebody asked for it, or because nobody wanted the charge: never because of a text. */
final class RefundRules {
    private final RequestRules requests;
    private final BillRules bills;

    RefundRules(RequestRules requests, BillRules bills) {
        this.requests = requests;
        this.bills = bills;
    }

    /** At rest. */
    void of(Payment payment) {
        boolean wanted = payment.bill().isEmpty() || bills.isPaid(payment.id());
        payment.refunds().stream()
                .filter(refund -> wanted && isOfOwnCharge(payment, refund))
                .forEach(refund -> Violation.unless(
                        requests.isAsked(refund.number().value()) || refund.origin() == RefundOrigin.GATEWAY,
                        "I-34 no refund unasked",
                        () -> payment + " has " + refund));
    }

    private static boolean isOfOwnCharge(Payment payment, Refund refund) {
        return payment.charge(refund.charge())
                .map(GatewayCharge::role)
                .filter(ChargeRole.PERIOD_PAYMENT::equals)
                .isPresent();
    }
}

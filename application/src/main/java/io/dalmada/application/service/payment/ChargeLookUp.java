package io.dalmada.application.service.payment;

import io.dalmada.domain.payment.GatewayCharge;
import io.dalmada.domain.payment.Payment;

/** Inquires about a known charge before more of it goes back: it, or a part of it, may have gone back meanwhile. */
public interface ChargeLookUp {
    /** @return false when the gateway did not tell */
    boolean lookAt(Payment payment, GatewayCharge known);
}

package io.dalmada.application.service.payment;

import io.dalmada.application.gateway.CommandCheck;
import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RefundCommand;
import io.dalmada.application.port.out.gateway.RefundOutcome;
import io.dalmada.domain.gateway.NotAttemptedCause;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * What a gateway's profile forbids is refused before the adapter is called. The adapter refuses it too, by an exception;
 * seen from outside, that exception could have come after the first byte, and the charge would be in doubt for nothing.
 */
final class OwnCheck {
    private static final Logger LOG = System.getLogger(OwnCheck.class.getName());

    private OwnCheck() {}

    static Optional<ChargeOutcome> charge(PaymentGateway gateway, ChargeCommand command) {
        return holds(gateway, "charge", () -> CommandCheck.charge(gateway, command))
                ? Optional.empty()
                : Optional.of(new ChargeOutcome.NotAttempted(
                        NotAttemptedCause.REJECTED_REQUEST, ours(gateway, "charge", command.orderedAt())));
    }

    static Optional<RefundOutcome> refund(PaymentGateway gateway, RefundCommand command, Instant at) {
        return holds(gateway, "refund", () -> CommandCheck.refund(gateway, command))
                ? Optional.empty()
                : Optional.of(new RefundOutcome.NotAttempted(
                        NotAttemptedCause.REJECTED_REQUEST, ours(gateway, "refund", at)));
    }

    private static boolean holds(PaymentGateway gateway, String call, Runnable check) {
        try {
            check.run();
            return true;
        } catch (IllegalArgumentException refused) {
            LOG.log(Level.ERROR, "a " + call + " that gateway " + gateway.id() + " cannot do was not sent", refused);
            return false;
        }
    }

    private static GatewayTrace ours(PaymentGateway gateway, String call, Instant at) {
        return GatewayTrace.ours(gateway.id(), call, at);
    }
}

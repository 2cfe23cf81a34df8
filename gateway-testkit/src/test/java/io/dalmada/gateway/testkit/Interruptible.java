package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.Doubt;
import java.util.Optional;

/** The gateway in memory does not wait; this is what a wait that was interrupted comes to. */
final class Interruptible extends Passing {
    Interruptible(PaymentGateway gateway) {
        super(gateway);
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        ChargeOutcome outcome = super.charge(command);
        return Thread.currentThread().isInterrupted()
                ? new ChargeOutcome.Unknown(Doubt.NO_REPLY, Optional.empty(), Optional.empty(), outcome.trace())
                : outcome;
    }
}

package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.Trouble;

/** The same gateway with a login that it refuses. */
final class WrongLogin extends Passing {
    private final InMemoryGateway memory;

    WrongLogin(PaymentGateway gateway, InMemoryGateway memory) {
        super(gateway);
        this.memory = memory;
    }

    @Override
    public ChargeOutcome charge(ChargeCommand command) {
        memory.next(InMemoryLedger.Step.CHARGE, new Trouble.WrongCredentials());
        return super.charge(command);
    }
}

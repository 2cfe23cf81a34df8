package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeCommand;
import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.context.InterruptedCaller;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public abstract class InterruptBehaviours extends Behaviours {
    public InterruptBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-49 an interrupted thread ends Unknown with its flag set")
    void interrupted() {
        GatewayKey key = bench().key();
        bench().under(
                        Step.CHARGE,
                        List.of(new Fault.Hang(true)),
                        fault -> interruptedWhileItHangs(bench().charge(key)));
        // Last: its request may arrive after the call is over, and would meet the fault that is meant for another.
        interruptedBefore(bench().charge(key));
    }

    /** Any outcome is accepted: a gateway in the same process may have answered before the flag was set. */
    private void interruptedBefore(ChargeCommand command) {
        Thread.currentThread().interrupt();
        ChargeOutcome outcome;
        boolean flag;
        try {
            outcome = bench().gateway().charge(command);
        } finally {
            flag = Thread.interrupted();
        }
        assertThat(flag).as("the flag of a thread interrupted before the call").isTrue();
        bench().ledger().settle();
        if (outcome instanceof ChargeOutcome.NotAttempted) {
            assertThat(bench().ledger().approvals(command.orderNo().value())).isZero();
        } else {
            assertThat(outcome).isInstanceOfAny(ChargeOutcome.Unknown.class, ChargeOutcome.Approved.class);
        }
    }

    private void interruptedWhileItHangs(ChargeCommand command) {
        InterruptedCaller caller = new InterruptedCaller(() -> bench().gateway().charge(command));
        caller.start();
        while (bench().ledger().received(Step.CHARGE, command.orderNo().value()) == 0 && caller.isAlive()) {
            Thread.onSpinWait();
        }
        boolean during = caller.interruptIfWaiting();
        assertThat(caller.outcome()).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(caller.flag() || !during)
                .as("the flag of a thread interrupted while it waits")
                .isTrue();
    }
}

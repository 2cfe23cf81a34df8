package io.dalmada.gateway.testkit.behaviour;

import io.dalmada.gateway.testkit.context.ContractContext;
import java.util.function.Supplier;

/** A part of the contract; it borrows the bench that the contract sets up for each behaviour. */
abstract class Behaviours {
    private final Supplier<ContractContext> bench;

    Behaviours(Supplier<ContractContext> bench) {
        this.bench = bench;
    }

    final ContractContext bench() {
        return bench.get();
    }
}

package io.dalmada.gateway.testkit.behaviour;

import io.dalmada.gateway.testkit.bench.Bench;
import java.util.function.Supplier;

/** A part of the contract; it borrows the bench that the contract sets up for each behaviour. */
abstract class Behaviours {
    private final Supplier<Bench> bench;

    Behaviours(Supplier<Bench> bench) {
        this.bench = bench;
    }

    final Bench bench() {
        return bench.get();
    }
}

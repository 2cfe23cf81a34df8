package io.dalmada.application.simulation;

import io.dalmada.application.service.wiring.UseCases;
import java.util.Optional;

/** One life of a node: the use cases with all that they keep in memory, until it dies. */
final class Process {
    private final String name;
    private final NodeClock clock;
    private Optional<UseCases> useCases = Optional.empty();
    private boolean dead;

    Process(String name, NodeClock clock) {
        this.name = name;
        this.clock = clock;
    }

    NodeClock clock() {
        return clock;
    }

    void started(UseCases with) {
        useCases = Optional.of(with);
    }

    UseCases useCases() {
        return useCases.orElseThrow();
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    void requireAlive() {
        if (dead) {
            throw new Death();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.dalmada.simulator.base;

import java.util.Optional;

/**
 * Where a fault strikes and how often.
 *
 * @param <S> the vendor's calls
 */
public interface Strike<S> {
    /** The call it concerns. */
    S step();

    /** 0 to 1, drawn from the seed. */
    double probability();

    long seed();

    /** How often at most; 0 for no limit. */
    int times();

    /** How many matching calls pass before it begins. */
    int skip();

    /** Only calls of this number; empty for all. */
    Optional<String> number();
}

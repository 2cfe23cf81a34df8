package io.dalmada.simulator.base;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The faults in force; the first that matches a call and is drawn takes it.
 *
 * @param <S> the vendor's calls
 * @param <F> what can go wrong with them
 */
public class ArmedFaults<S extends Enum<S>, F extends Strike<S>> {
    private final List<Armed<S, F>> armed = new ArrayList<>();

    /** Puts a fault in force, behind those that already are. */
    public final void add(F fault) {
        add(fault, EnumSet.of(fault.step()));
    }

    /** Puts a fault in force for every step at once; {@code times}, {@code skip} and chance count over all of them. */
    public final void addEverywhere(F fault) {
        add(fault, EnumSet.allOf(fault.step().getDeclaringClass()));
    }

    private synchronized void add(F fault, Set<S> steps) {
        armed.add(new Armed<>(fault, steps));
    }

    /** Ends all faults. */
    public final synchronized void clear() {
        armed.clear();
    }

    /** What is in force, with how often each has struck. */
    public final synchronized List<Struck<F>> list() {
        return armed.stream().map(a -> new Struck<>(a.fault, a.struck)).toList();
    }

    /** @param count how often it has struck */
    public record Struck<F>(F fault, int count) {}

    /** What this call meets; it counts as struck. */
    public final synchronized Optional<F> draw(S step, String number) {
        return armed.stream().filter(a -> a.takes(step, number)).findFirst().map(a -> a.fault);
    }

    private static final class Armed<S, F extends Strike<S>> {
        private final F fault;
        private final Set<S> steps;
        private final Random random;
        private int passed;
        private int struck;

        Armed(F fault, Set<S> steps) {
            this.fault = fault;
            this.steps = steps;
            this.random = new Random(fault.seed());
        }

        boolean takes(S step, String number) {
            if (!steps.contains(step)
                    || fault.number().filter(n -> !n.equals(number)).isPresent()) {
                return false;
            }
            if (passed++ < fault.skip() || (fault.times() > 0 && struck >= fault.times())) {
                return false;
            }
            if (random.nextDouble() >= fault.probability()) {
                return false;
            }
            struck++;
            return true;
        }
    }
}

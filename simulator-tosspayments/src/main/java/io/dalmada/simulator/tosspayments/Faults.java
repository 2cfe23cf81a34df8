package io.dalmada.simulator.tosspayments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The faults in force; the first that matches a call and is drawn takes it. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    /** Puts a fault in force, behind those that already are. */
    public void add(Fault fault) {
        add(fault, EnumSet.of(fault.step()));
    }

    /** Puts a fault in force for every step at once; {@code times}, {@code skip} and chance count over all of them. */
    public void addEverywhere(Fault fault) {
        add(fault, EnumSet.allOf(Step.class));
    }

    private synchronized void add(Fault fault, Set<Step> steps) {
        armed.add(new Armed(fault, steps));
    }

    /** Ends all faults. */
    public synchronized void clear() {
        armed.clear();
    }

    /** What is in force, with how often each has struck. */
    public synchronized List<Struck> list() {
        return armed.stream().map(a -> new Struck(a.fault, a.struck)).toList();
    }

    /** @param count how often it has struck */
    public record Struck(Fault fault, int count) {}

    synchronized Optional<Fault> draw(Step step, String number) {
        return armed.stream().filter(a -> a.takes(step, number)).findFirst().map(a -> a.fault);
    }

    private static final class Armed {
        private final Fault fault;
        private final Set<Step> steps;
        private final Random random;
        private int passed;
        private int struck;

        Armed(Fault fault, Set<Step> steps) {
            this.fault = fault;
            this.steps = steps;
            this.random = new Random(fault.seed());
        }

        boolean takes(Step step, String number) {
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

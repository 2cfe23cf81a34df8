package io.dalmada.simulator.cookiepay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults in force; the first that matches a call and is drawn takes it. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

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
        private final Random random;
        private int passed;
        private int struck;

        Armed(Fault fault) {
            this.fault = fault;
            this.random = new Random(fault.seed());
        }

        boolean takes(Step step, String number) {
            if (fault.step() != step
                    || fault.orderNo().filter(n -> !n.equals(number)).isPresent()) {
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

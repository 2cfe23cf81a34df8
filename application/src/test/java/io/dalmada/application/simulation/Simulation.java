package io.dalmada.application.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Lives many seeds, on as many threads as there are cores. */
final class Simulation {
    /** @param failure empty when all held */
    record Report(long seed, long digest, Tally tally, Optional<Failure> failure) {}

    /** @param invariant its name, or the exception's */
    record Failure(long seed, String invariant, String what, String trace) {
        /** What a person needs to see it again. */
        String story() {
            return what + "\nseed " + seed
                    + "; the same again:\n  mvn -q -pl application -am test -Dtest=SimulationTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=" + seed + "\n" + trace;
        }
    }

    private final double rate;
    private final Saboteurs saboteurs;

    /** A fresh saboteur for each seed. */
    @FunctionalInterface
    interface Saboteurs {
        Saboteur fresh();
    }

    Simulation(double rate, Saboteurs saboteurs) {
        this.rate = rate;
        this.saboteurs = saboteurs;
    }

    Report one(long seed) {
        Eavesdropper ear = new Eavesdropper().listen();
        try {
            return one(seed, ear);
        } finally {
            ear.leave();
        }
    }

    private Report one(long seed, Eavesdropper ear) {
        Saboteur saboteur = saboteurs.fresh();
        Dimensions world = Dimensions.of(seed, saboteur.needs());
        Life life = new Life(seed, rate, saboteur, world);
        Optional<Failure> failure = Optional.empty();
        try {
            life.live();
            ear.heard().ifPresent(said -> Violation.unless(false, "no swallowed defect", () -> said));
        } catch (RuntimeException | Error broken) {
            ear.heard();
            failure = Optional.of(failure(seed, world, broken, life.trace()));
        }
        return new Report(seed, life.trace().digest(), life.tally(), failure);
    }

    private static Failure failure(long seed, Dimensions world, Throwable broken, Trace trace) {
        String name = broken instanceof Violation violation
                ? violation.invariant()
                : broken.getClass().getSimpleName();
        StringBuilder where = new StringBuilder(world + " " + broken);
        Throwable thrown = broken.getCause() == null ? broken : broken.getCause();
        for (int i = 0; !(thrown instanceof Violation) && i < Math.min(25, thrown.getStackTrace().length); i++) {
            where.append("\n    at ").append(thrown.getStackTrace()[i]);
        }
        return new Failure(seed, name, where.toString(), trace.tail());
    }

    /** All of them, or fewer when that is enough. @return the total, and the failures */
    Summary all(long from, long until, Predicate<Failure> enough) throws InterruptedException {
        Eavesdropper ear = new Eavesdropper().listen();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Summary summary = new Summary();
        AtomicLong next = new AtomicLong(from);
        AtomicBoolean done = new AtomicBoolean();
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < until && !done.get(); ) {
                        Report report = one(seed, ear);
                        summary.add(report);
                        done.set(done.get() || report.failure().filter(enough).isPresent());
                        seed = next.getAndIncrement();
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            pool.shutdownNow();
            ear.leave();
        }
        return summary;
    }

    /** What came of many seeds. */
    static final class Summary {
        private final Tally total = new Tally();
        private final List<Failure> failures = new ArrayList<>();
        private long seeds;

        synchronized void add(Report report) {
            seeds++;
            total.addAll(report.tally());
            report.failure().ifPresent(failures::add);
        }

        synchronized Tally total() {
            return total;
        }

        synchronized long seeds() {
            return seeds;
        }

        synchronized List<Failure> failures() {
            return List.copyOf(failures);
        }
    }
}

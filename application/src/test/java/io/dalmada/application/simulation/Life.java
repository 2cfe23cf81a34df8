package io.dalmada.application.simulation;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.SubscriptionFilter;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.application.testing.Profiles;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One seed: months of a small shop's life on two or three nodes, then quiet until nothing is left to do. */
final class Life {
    /** What may run at any moment beside its plan; the rest reads much. */
    private static final Set<String> SHORT = Set.of("billing-run", "outcome-resolution", "disposal-retry");

    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration FREEZE = Duration.ofHours(3);
    private static final Duration LONG_FREEZE = Duration.ofHours(14);
    /** How long a node may take until it looks for work again. */
    private static final Duration LOOKS = Duration.ofMinutes(4);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_TURNS = 40_000;

    private final Tally tally = new Tally();
    private final MovableClock clock;
    private final Chance chance;
    private final InMemoryStore store;
    private final InMemoryGateway gateway;
    private final Trace trace;
    private final Baton baton;
    private final Cards cards;
    private final Cluster cluster;
    private final People people;
    private final Checks checks;
    private final Map<Process, Instant> looksAt = new HashMap<>();
    private final Deque<People.Wish> repeated = new ArrayDeque<>();
    private Instant nextWish = Instant.MAX;
    private boolean decides = true;
    private int turns;

    Life(long seed, double rate, Saboteur saboteur) {
        chance = new Chance(seed);
        clock = MovableClock.at(Instant.parse("2027-12-01T00:00:00Z").plus(chance.within(Duration.ofDays(120))));
        store = saboteur.guarded() ? new InMemoryStore() : InMemoryStore.unguarded();
        gateway = new InMemoryGateway(saboteur.profile(Profiles.withoutReplay()), clock, store::isActive);
        trace = new Trace(clock);
        baton = new Baton(chance, store, trace, tally, rate, this::goOn);
        cards = new Cards(clock);
        checks = new Checks(store, gateway, cards, clock, tally);
        cluster = new Cluster(
                baton,
                store,
                new SimulatedGateway(gateway, baton, cards),
                clock,
                new Ids(clock, seed),
                saboteur,
                checks::saved);
        people = new People(chance, clock, store, cards);
    }

    Tally tally() {
        return tally;
    }

    Trace trace() {
        return trace;
    }

    /** Everything that was committed. */
    List<DomainEvent> events() {
        return store.events();
    }

    void live() {
        cluster.add(chance.between(2, 3));
        begin();
        baton.faults(true);
        Instant end = clock.instant().plus(Duration.ofDays(chance.between(30, 60)));
        nextWish = clock.instant();
        while (clock.instant().isBefore(end)) {
            turn(end);
        }
        rest();
        tally.count("port calls", baton.portCalls());
        checks.atQuiescence();
    }

    private void begin() {
        Process first = cluster.nodes().get(0);
        baton.run(first, "begin", () -> people.settle(first.useCases(), chance.between(3, 6)));
        for (int i = chance.between(5, 12); i > 0; i--) {
            repeated.add(people.subscribe());
        }
    }

    // ---- time goes on

    private void turn(Instant latest) {
        Violation.unless(++turns < MOST_TURNS, "I-29 progress", () -> "time does not get on at " + clock.instant());
        List<Plan> plans = plans();
        moveTo(earliest(plans), latest);
        if (!clock.instant().isBefore(nextWish)) {
            wish();
        }
        work(plans);
        operate();
        checks.always();
    }

    private void moveTo(Instant due, Instant latest) {
        Instant now = clock.instant();
        Instant soonest = now.plus(TICK);
        Instant then = due.isBefore(soonest) ? soonest : due;
        clock.set(then.isAfter(latest) ? latest : then);
        gateway.ledger(); // What is late happens now, whether or not anybody asks.
        if (baton.strikes(0.02) && nextWish.isBefore(Instant.MAX)) {
            outage();
        }
    }

    /** All nodes go down, for less than the seven days that the scan of late charges looks back. */
    private void outage() {
        Duration outage = chance.within(Duration.ofDays(chance.hit(0.1) ? 6 : 3));
        tally.count("fault OUTAGE of all nodes");
        trace.add("world", "! outage of " + outage);
        cluster.nodes().forEach(Process::die);
        clock.advance(outage);
    }

    private Instant earliest(List<Plan> plans) {
        Instant works = plans.stream().map(Plan::due).min(Instant::compareTo).orElse(Instant.MAX);
        Instant late = gateway.nextLate().orElse(Instant.MAX);
        Instant first = works.isBefore(late) ? works : late;
        return first.isBefore(nextWish) ? first : nextWish;
    }

    /** When a node wants to do which work. */
    private record Plan(Process node, PeriodicWork work, Instant due) {}

    private List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        baton.quietly(() -> {
            for (Process node : cluster.nodes()) {
                Instant looks = looksAt.getOrDefault(node, Instant.MIN);
                for (PeriodicWork work : node.useCases().periodicWork()) {
                    Instant due = due(work);
                    plans.add(new Plan(node, work, due.isBefore(looks) ? looks : due));
                }
            }
            return plans;
        });
        return plans;
    }

    /** Forgetting old answers moves no money: once a day is enough here. */
    private static Instant due(PeriodicWork work) {
        return work.name().equals("idempotency-expiry") ? work.nextDue().plus(A_DAY) : work.nextDue();
    }

    private void work(List<Plan> plans) {
        List<Plan> due = new ArrayList<>(plans);
        due.removeIf(plan -> plan.due().isAfter(clock.instant()));
        Collections.shuffle(due, chance.random());
        for (Plan plan : due) {
            looksAt.put(plan.node(), clock.instant().plus(chance.within(LOOKS)));
            if (!plan.node().isDead()) {
                run(plan.node(), plan.work());
            }
        }
    }

    private void run(Process node, PeriodicWork work) {
        if (!baton.isBusy(node, work.name())) {
            baton.run(node, work.name(), () -> {
                try {
                    work.runDue(clock.instant());
                } catch (ConnectionLost | ConcurrentChange failed) {
                    trace.add(node.toString(), work.name() + " failed");
                }
            });
        }
    }

    // ---- people

    private void wish() {
        nextWish = clock.instant().plus(chance.within(Duration.ofHours(60)));
        boolean again = !repeated.isEmpty() && chance.hit(0.7);
        ask(again ? repeated.remove() : people.any());
        if (!repeated.isEmpty()) {
            nextWish = clock.instant().plus(chance.within(Duration.ofHours(6)));
        }
    }

    private void ask(People.Wish wish) {
        Process node = chance.of(cluster.nodes());
        boolean[] answered = {false};
        baton.run(node, wish.what(), () -> answered[0] = answer(node, wish));
        if (!answered[0]) {
            repeated.add(wish);
        } else if (chance.hit(0.05)) {
            repeated.add(wish); // Somebody presses the button once more.
        }
    }

    private boolean answer(Process node, People.Wish wish) {
        try {
            wish.of(node.useCases());
            tally.count("wish " + wish.what());
            return true;
        } catch (DomainException refused) {
            tally.count("refused " + refused.refusal());
            return true;
        } catch (ConnectionLost | ConcurrentChange lost) {
            return false;
        }
    }

    /** The operator lets a stopped gateway go on, and decides on bills that are too old. */
    private void operate() {
        if (!store.holds().all().isEmpty() && chance.hit(baton.faults() ? 0.05 : 1)) {
            Process node = chance.of(cluster.nodes());
            baton.run(
                    node,
                    "operator resumes",
                    () -> tried(() -> node.useCases().billingRuns().resume(gateway.id())));
        }
        if (decides && (!baton.faults() || chance.hit(0.02))) {
            held().ifPresent(this::release);
        }
    }

    private Optional<Subscription> held() {
        return store
                .subscriptions()
                .list(new SubscriptionFilter(Optional.empty(), Optional.empty(), true), Optional.empty(), 1)
                .items()
                .stream()
                .findFirst();
    }

    private void release(Subscription held) {
        Process node = chance.of(cluster.nodes());
        boolean collect = chance.hit(0.7);
        tally.count("wish release");
        baton.run(
                node,
                "operator releases",
                () -> tried(() -> node.useCases().manageSubscription().release(held.id(), collect, Optional.empty())));
    }

    private static void tried(Runnable act) {
        try {
            act.run();
        } catch (DomainException | ConnectionLost | ConcurrentChange failed) {
            // Tried again later.
        }
    }

    // ---- while somebody is stopped in a port call

    private void goOn(boolean timeMoves) {
        if (timeMoves) {
            Instant until = clock.instant().plus(chance.within(chance.hit(0.2) ? LONG_FREEZE : FREEZE));
            for (int i = 0; i < 6 && clock.instant().isBefore(until); i++) {
                List<Plan> plans = plans();
                Instant due = earliest(plans);
                clock.set(
                        due.isAfter(until)
                                ? until
                                : due.isBefore(clock.instant())
                                        ? clock.instant().plus(TICK)
                                        : due);
                work(plans);
            }
            return;
        }
        for (int i = chance.between(1, 2); i > 0; i--) {
            doSomething();
        }
    }

    private void doSomething() {
        if (chance.hit(0.2)) {
            ask(people.any());
            return;
        }
        Process node = chance.of(cluster.nodes());
        PeriodicWork work = chance.of(node.useCases().periodicWork());
        if (SHORT.contains(work.name()) || chance.hit(0.02)) {
            run(node, work);
        }
    }

    // ---- quiet

    /** Faults are off: all that is open comes to its end, and all that is due is collected. */
    private void rest() {
        baton.faults(false);
        gateway.clearTroubles();
        cards.heal();
        nextWish = Instant.MAX;
        trace.add("world", "rests");
        Instant end = clock.instant().plus(Duration.ofDays(4));
        Instant latest = end.plus(Duration.ofDays(20));
        while (clock.instant().isBefore(end)
                || held().isPresent() && clock.instant().isBefore(latest)) {
            turn(clock.instant().plus(A_DAY));
        }
        // What the operator has just decided has its consequences, too.
        decides = false;
        Instant last = clock.instant().plus(A_DAY);
        while (clock.instant().isBefore(last)) {
            turn(clock.instant().plus(A_DAY));
        }
    }
}

package io.dalmada.application.simulation;

import io.dalmada.application.model.RequestKey;
import io.dalmada.application.model.SubscriptionFilter;
import io.dalmada.application.port.in.ClockWrong;
import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ResolvePayment;
import io.dalmada.application.port.in.SubscriptionResult;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.application.service.shared.Maintenance;
import io.dalmada.application.testing.InMemoryGateway;
import io.dalmada.application.testing.InMemoryGateway.Listing;
import io.dalmada.application.testing.InMemoryStore;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.payment.OperatorStatement;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.shared.DomainEvent;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.SubscriptionId;
import io.dalmada.domain.subscription.ChargeWindow;
import io.dalmada.domain.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One seed: months of a small shop's life on two or three nodes, then quiet until nothing is left to do. */
final class Life {
    /** What may run at any moment beside its plan; the rest reads much. */
    private static final List<String> SHORT = List.of("billing-run", "outcome-resolution", "disposal-retry");

    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration FREEZE = Duration.ofHours(3);
    private static final Duration LONG_FREEZE = Duration.ofHours(14);
    /** How long a node may take until it looks for work again. */
    private static final Duration LOOKS = Duration.ofMinutes(4);

    private static final Duration STOPPED = Duration.ofHours(5);
    private static final Duration BETWEEN = Duration.ofHours(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int REMEMBERED = 60;
    private static final Duration NEXT_ROUNDS = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_TURNS = 40_000;
    /** A life that was so full of events need not be longer. */
    private static final int LIVELY = 20_000;

    private static final Duration WEEKS = Duration.ofDays(16);
    private static final List<Integer> PATIENCE = List.of(1, 3, 20, 130, 130);
    private static final List<Duration> OUTAGES =
            List.of(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(20));

    private final Tally tally = new Tally();
    private final MovableClock clock;
    private final Chance chance;
    private final InMemoryStore store;
    private final Dimensions world;
    private final Vendors vendors;
    private final Map<GatewayId, Condition> conditions = new LinkedHashMap<>();
    private final Trace trace;
    private final Baton baton;
    private final Cards cards;
    private final Cluster cluster;
    private final People people;
    private final Checks checks;
    private final Map<Process, Instant> looksAt = new HashMap<>();
    private final Map<Process, Instant> stoppedUntil = new HashMap<>();
    private final Deque<People.Wish> repeated = new ArrayDeque<>();
    private final Deque<Impatience> impatient = new ArrayDeque<>();
    private final List<People.Wish> past = new ArrayList<>();
    private final List<SubscriptionId> spoiled = new ArrayList<>();
    private Instant nextWish = Instant.MAX;
    private LocalDate began = LocalDate.MIN;
    private boolean decides = true;
    private int turns;

    Life(long seed, double rate, Saboteur saboteur, Dimensions world) {
        this.world = world;
        chance = new Chance(seed);
        clock = MovableClock.at(Instant.parse("2027-12-01T00:00:00Z").plus(chance.within(Duration.ofDays(120))));
        store = saboteur.guarded() ? new InMemoryStore() : InMemoryStore.unguarded();
        vendors = new Vendors(world, saboteur, clock, store);
        vendors.all().forEach(vendor -> conditions.put(vendor.id(), new Condition(clock)));
        trace = new Trace(clock);
        baton = new Baton(chance, clock, store, trace, tally, rate, this::goOn);
        cards = new Cards(clock);
        checks = new Checks(store, vendors.books(), cards, clock, world, tally);
        List<Maintenance> announced = maintenance();
        Stops stops = new Stops(store, announced, clock);
        cluster = new Cluster(
                baton,
                store,
                vendors.all().stream()
                        .map(vendor -> new SimulatedGateway(
                                vendor, baton, cards, condition(vendor.id()), stops, world, saboteur.sendsLate()))
                        .toList(),
                clock,
                new Ids(clock, seed),
                saboteur,
                checks,
                world,
                announced);
        people = new People(
                chance, clock, store, cards, List.copyOf(conditions.keySet()), world, checks::newestAskedFor);
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
        if (world.has(Dimension.FREEZES)) {
            baton.thaws();
        }
        boolean isLong = world.has(Dimension.LONG);
        Instant end = clock.instant()
                .plus(Duration.ofDays(
                        isLong
                                ? chance.between(400, 730)
                                : world.isPlain() ? chance.between(30, 60) : chance.between(18, 36)));
        nextWish = clock.instant();
        while (clock.instant().isBefore(end) && turns < LIVELY) {
            turn(end);
        }
        rest();
        tally.count("port calls", baton.portCalls());
        checks.atQuiescence();
    }

    private void begin() {
        began = ChargeWindow.STANDARD.day(clock.instant());
        Process first = cluster.nodes().get(0);
        baton.run(first, "begin", () -> people.settle(first.useCases(), chance.between(3, 6)));
        for (int i = world.has(Dimension.LONG) ? 3 : chance.between(5, 12); i > 0; i--) {
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
        vendors.settle();
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
        Instant late = vendors.nextLate().orElse(Instant.MAX);
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
                if (stoppedUntil.getOrDefault(node, Instant.MIN).isAfter(clock.instant())) {
                    continue;
                }
                for (PeriodicWork work : node.useCases().periodicWork()) {
                    Instant due = dueInWorld(node, work);
                    plans.add(new Plan(node, work, due.isBefore(looks) ? looks : due));
                }
            }
            return plans;
        });
        return plans;
    }

    /** A node whose clock is wrong does not know when anything is due; it looks again and again, here now and then. */
    private Instant dueInWorld(Process node, PeriodicWork work) {
        try {
            return node.clock().inWorld(due(work));
        } catch (ClockWrong stopped) {
            stoppedUntil.put(node, clock.instant().plus(STOPPED));
            return clock.instant().plus(STOPPED);
        }
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
                    work.runDue(node.clock().instant());
                } catch (ConnectionLost | ConcurrentChange | ClockWrong | UnreadableRow failed) {
                    trace.add(node.toString(), work.name() + " failed");
                } catch (RuntimeException defect) {
                    throw Violation.defect(defect);
                }
            });
        }
    }

    // ---- people

    /** A caller who was told to repeat a request. */
    private record Impatience(People.Wish wish, int times) {}

    private void wish() {
        if (!impatient.isEmpty()) {
            repeatAsTold();
            return;
        }
        nextWish = clock.instant().plus(chance.within(world.has(Dimension.LONG) ? Duration.ofDays(24) : BETWEEN));
        happen();
        if (world.has(Dimension.REPEATS) && !past.isEmpty() && chance.hit(0.4)) {
            ask(chance.of(past));
            return;
        }
        boolean again = !repeated.isEmpty() && chance.hit(0.7);
        ask(again ? repeated.remove() : people.any());
        if (!repeated.isEmpty()) {
            nextWish = clock.instant().plus(chance.within(Duration.ofHours(6)));
        }
    }

    private void repeatAsTold() {
        Impatience next = impatient.remove();
        tally.count("told " + next.wish().what());
        int before = impatient.size();
        boolean answered = asked(next.wish());
        boolean told503 = impatient.size() > before;
        if (told503) {
            impatient.removeFirst();
        }
        if ((told503 || !answered) && next.times() > 1) {
            impatient.addFirst(new Impatience(next.wish(), next.times() - 1));
        }
        nextWish = clock.instant().plus(RETRY_AFTER);
    }

    /** What is nobody's wish: it befalls a vendor, or the operator decides it. */
    private void happen() {
        InMemoryGateway vendor = chance.of(vendors.all());
        Condition condition = condition(vendor.id());
        if (world.has(Dimension.IMPATIENT) && chance.hit(0.12)) {
            Duration half = (chance.hit(0.05) ? WEEKS : chance.of(OUTAGES)).dividedBy(2);
            condition.downUntil(soon(half).plus(half));
            ask(people.subscribe());
        }
        if (world.has(Dimension.LISTS) && chance.hit(0.3)) {
            vendors.lists(chance.of(List.of(Listing.values())), soon(Duration.ofHours(9)));
        }
        if (world.has(Dimension.ENDLESS) && chance.hit(0.12)) {
            condition.refusesUntil(soon(Duration.ofDays(4)));
        }
        if (world.has(Dimension.CONSOLE) && chance.hit(0.1)) {
            cancelInConsole(vendor);
        }
        if (!world.isPlain() && chance.hit(world.has(Dimension.LONG) ? 0.3 : 0.05)) {
            ask(people.newCard());
        }
        if (world.has(Dimension.PRICES) && chance.hit(0.15)) {
            ask(people.price());
        }
        if (world.has(Dimension.ROWS) && chance.hit(0.15)) {
            chance.ofAny(subscriptions()).ifPresent(s -> {
                store.spoil(s.id());
                spoiled.add(s.id());
            });
        }
        if (world.has(Dimension.HOLDS) && chance.hit(0.1)) {
            hold(vendor.id());
        }
    }

    private Condition condition(GatewayId vendor) {
        return Objects.requireNonNull(conditions.get(vendor));
    }

    /** Those that can be read. */
    private List<Subscription> subscriptions() {
        return store.subscriptions()
                .list(new SubscriptionFilter(Optional.empty(), Optional.empty(), false), Optional.empty(), 200)
                .items();
    }

    private Instant soon(Duration within) {
        return clock.instant().plus(chance.within(within));
    }

    private void cancelInConsole(InMemoryGateway vendor) {
        chance.ofAny(vendor.ledger().charges().stream()
                        .filter(charge -> charge.remaining() > 0)
                        .toList())
                .ifPresent(charge -> {
                    long part = chance.hit(0.5) ? charge.remaining() : 1 + charge.remaining() / 3;
                    trace.add("world", "! canceled in the console: " + part + " of " + charge);
                    vendor.cancelInConsole(charge.txn(), part);
                });
    }

    private void hold(GatewayId gateway) {
        Process node = chance.of(cluster.nodes());
        baton.run(
                node,
                "operator holds",
                () -> tried(() -> node.useCases().billingRuns().hold(gateway, "operator", "to be looked at")));
        if (chance.hit(0.5)) {
            cluster.nodes().forEach(Process::die); // And restarts the nodes.
        }
    }

    /** Two windows for each vendor, of a day or two. */
    private List<Maintenance> maintenance() {
        List<Maintenance> all = new ArrayList<>();
        if (world.has(Dimension.HOLDS)) {
            for (GatewayId vendor : conditions.keySet()) {
                for (int i = 0; i < 2; i++) {
                    Instant from = clock.instant().plus(chance.within(Duration.ofDays(15)));
                    all.add(new Maintenance(vendor, from, from.plus(chance.within(Duration.ofDays(2)))));
                }
            }
        }
        return all;
    }

    private void ask(People.Wish wish) {
        if (!asked(wish)) {
            repeated.add(wish);
        } else if (chance.hit(0.05)) {
            repeated.add(wish); // Somebody presses the button once more.
        }
    }

    /** @return whether an answer came back */
    private boolean asked(People.Wish wish) {
        Process node = chance.of(cluster.nodes());
        boolean[] answered = {false};
        Optional<String> key = wish.name().map(RequestKey::key);
        baton.run(node, wish.what(), key, () -> answered[0] = answer(node, wish));
        if (world.has(Dimension.REPEATS) && !past.contains(wish)) {
            past.add(wish);
            if (past.size() > REMEMBERED) {
                past.remove(0);
            }
        }
        return answered[0];
    }

    private boolean answer(Process node, People.Wish wish) {
        try {
            Object reply = wish.of(node.useCases());
            tally.count("wish " + wish.what());
            if (world.has(Dimension.IMPATIENT) && Replies.says503(reply)) {
                int times = reply instanceof SubscriptionResult ? chance.of(PATIENCE) : 2;
                impatient.addFirst(new Impatience(wish, times));
            }
            return true;
        } catch (DomainException refused) {
            tally.count("refused " + refused.refusal());
            return true;
        } catch (UnreadableRow unreadable) {
            tally.count("refused: a row that cannot be read");
            return true;
        } catch (ConnectionLost | ConcurrentChange | ClockWrong lost) {
            return false;
        } catch (RuntimeException defect) {
            throw Violation.defect(defect);
        }
    }

    /** The operator lets a stopped gateway go on, and decides on bills that are too old. */
    private void operate() {
        if (!store.holds().all().isEmpty()
                && chance.hit(baton.faults() ? world.has(Dimension.HOLDS) ? 0.01 : 0.05 : 1)) {
            Process node = chance.of(cluster.nodes());
            baton.run(
                    node,
                    "operator resumes",
                    () -> tried(() -> store.holds()
                            .all()
                            .forEach(hold -> node.useCases().billingRuns().resume(hold.gateway()))));
        }
        if (decides && (!baton.faults() || chance.hit(0.02))) {
            held().ifPresent(this::release);
        }
        if ((world.has(Dimension.CONSOLE) || !spoiled.isEmpty()) && (!baton.faults() || chance.hit(0.01))) {
            checks.differing().forEach(this::adopt);
        }
    }

    /** What the reconciliation has shown to differ is booked as the gateway shows it. */
    private void adopt(PaymentId payment) {
        Process node = chance.of(cluster.nodes());
        OperatorStatement seen =
                new OperatorStatement("operator", "canceled in the console", "the day of its comparison");
        baton.run(
                node,
                "operator adopts",
                () -> tried(() -> node.useCases()
                        .resolvePayment()
                        .resolve(new ResolvePayment.OfGateway(payment, seen), Optional.empty())));
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
        } catch (DomainException | ConnectionLost | ConcurrentChange | ClockWrong | UnreadableRow failed) {
            // Tried again later.
        } catch (RuntimeException defect) {
            throw Violation.defect(defect);
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
        if (world.has(Dimension.HOLDS) && chance.hit(0.1)) {
            hold(chance.of(vendors.all()).id());
            return;
        }
        if (chance.hit(0.2)) {
            ask(people.any());
            return;
        }
        Process node = chance.of(cluster.nodes());
        PeriodicWork work = chance.of(node.useCases().periodicWork());
        if (SHORT.stream().anyMatch(work.name()::startsWith) || chance.hit(0.02)) {
            run(node, work);
        }
    }

    // ---- quiet

    /** Faults are off: all that is open comes to its end, and all that is due is collected. */
    private void rest() {
        baton.faults(false);
        vendors.clearTroubles();
        vendors.lists(Listing.COUNTED, Instant.MAX);
        conditions.values().forEach(Condition::heal);
        if (world.has(Dimension.CLOCKS)) {
            cluster.nodes().forEach(Process::die); // The operator has put their clocks right.
        }
        impatient.clear();
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
        oneMoreDay();
        if (!spoiled.isEmpty()) {
            checks.neighbours();
            mend();
            decides = true;
            oneMoreDay();
            decides = false;
            oneMoreDay();
        }
        lastRefunds();
    }

    /** A refund that the very last round decided on is sent by one of the next rounds, or the life ends with an open refund. */
    private void lastRefunds() {
        Instant latest = clock.instant().plus(NEXT_ROUNDS);
        while (clock.instant().isBefore(latest) && checks.someRefundIsNew()) {
            turn(latest);
        }
    }

    /** What no scan could settle meanwhile is settled by comparing those days again, as an operator does after a repair. */
    private void mend() {
        spoiled.forEach(store::mend);
        LocalDate today = ChargeWindow.STANDARD.day(clock.instant());
        Process node = chance.of(cluster.nodes());
        baton.run(
                node,
                "operator compares days again",
                () -> Stream.iterate(began, day -> !day.isAfter(today), day -> day.plusDays(1))
                        .forEach(day ->
                                tried(() -> node.useCases().reconcileDay().ofAll(day))));
    }

    private void oneMoreDay() {
        Instant last = clock.instant().plus(A_DAY);
        while (clock.instant().isBefore(last)) {
            turn(clock.instant().plus(A_DAY));
        }
    }
}

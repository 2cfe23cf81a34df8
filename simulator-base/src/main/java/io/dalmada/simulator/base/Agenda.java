package io.dalmada.simulator.base;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Effects scheduled on the simulator's clock; a jump over several executes each in turn, at its own moment. */
public final class Agenda {
    private final SimulatorClock clock;
    private final PriorityQueue<Item> items = new PriorityQueue<>(Comparator.comparing(Item::due));
    private volatile Instant next = Instant.MAX;

    private record Item(Instant due, Runnable effect) {}

    public Agenda(SimulatorClock clock) {
        this.clock = clock;
    }

    /** Lets the effect happen then. */
    public synchronized void add(Instant due, Runnable effect) {
        items.add(new Item(due, effect));
        next = items.element().due();
    }

    /** Repeats the effect every day at this Korean time. */
    public void daily(LocalTime time, Runnable effect) {
        add(following(time), () -> {
            effect.run();
            daily(time, effect);
        });
    }

    /** Lets happen what is due; costs nothing when nothing is. */
    public void keep() {
        if (!next.isAfter(clock.now())) {
            keepAll();
        }
    }

    private synchronized void keepAll() {
        for (Optional<Item> due = take(); due.isPresent(); due = take()) {
            Item item = due.get();
            clock.at(item.due(), item.effect());
        }
    }

    private Optional<Item> take() {
        Optional<Item> due =
                Optional.ofNullable(items.peek()).filter(item -> !item.due().isAfter(clock.now()));
        due.ifPresent(items::remove);
        next = items.isEmpty() ? Instant.MAX : items.element().due();
        return due;
    }

    private Instant following(LocalTime time) {
        ZonedDateTime now = clock.now().atZone(SimulatorClock.KOREA);
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}

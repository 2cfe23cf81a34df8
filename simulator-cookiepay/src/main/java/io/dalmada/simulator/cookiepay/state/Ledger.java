package io.dalmada.simulator.cookiepay.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The simulator's own truth, for tests to judge by: what was received and what happened. */
public final class Ledger {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();
    private final Runnable settle;

    /** @param settle lets happen what is due by the clock, before anything is read */
    Ledger(Runnable settle) {
        this.settle = settle;
    }

    synchronized LedgerEntry add(
            java.time.Instant at, LedgerEntry.Kind kind, String tid, String number, long amount, String detail) {
        LedgerEntry entry = new LedgerEntry(entries.size() + 1L, at, kind, tid, number, amount, detail);
        entries.add(entry);
        return entry;
    }

    public void count(Step step, String number) {
        received.computeIfAbsent(step + " " + number, key -> new AtomicInteger())
                .incrementAndGet();
        if (!number.isEmpty()) {
            received.computeIfAbsent(step + " ", key -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Everything so far, oldest first. */
    public List<LedgerEntry> entries() {
        settle.run();
        synchronized (this) {
            return List.copyOf(entries);
        }
    }

    /** How many requests of this kind came in. */
    public int received(Step step) {
        return received(step, "");
    }

    /** How many requests of this kind came in for an order number (charges) or a TID (cancels). */
    public int received(Step step, String number) {
        AtomicInteger count = received.get(step + " " + number);
        return count == null ? 0 : count.get();
    }

    /** Every order number for which a charge request came in, with how many. */
    public Map<String, Integer> chargeRequests() {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        String prefix = Step.CHARGE + " ";
        received.forEach((key, count) -> {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                counts.put(key.substring(prefix.length()), count.get());
            }
        });
        return counts;
    }

    /** The approvals under an order number. */
    public List<LedgerEntry> approvals(String orderNo) {
        return entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED && e.number().equals(orderNo))
                .toList();
    }

    /** Won canceled of a charge. */
    public long canceled(String tid) {
        return entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.CANCELED && e.tid().equals(tid))
                .mapToLong(LedgerEntry::amount)
                .sum();
    }

    /** Won that stand under an order number: approvals less their cancels. */
    public long net(String orderNo) {
        return approvals(orderNo).stream()
                .mapToLong(e -> e.amount() - canceled(e.tid()))
                .sum();
    }

    synchronized void clear() {
        entries.clear();
        received.clear();
    }

    synchronized int size() {
        return entries.size();
    }
}

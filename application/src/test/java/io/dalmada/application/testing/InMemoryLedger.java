package io.dalmada.application.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The in-memory gateway's truth: what was received and what happened. Entries are only ever added. */
public final class InMemoryLedger {
    /** @param canceled filled by later cancels */
    public record Charge(String txn, String orderNo, long amount, Instant at, boolean approved, List<Cancel> cancels) {
        public long remaining() {
            return amount - cancels.stream().mapToLong(Cancel::amount).sum();
        }
    }

    /** One cancel of a charge. */
    public record Cancel(String txn, String refundNo, long amount, Instant at) {}

    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Map<String, Integer> received = new LinkedHashMap<>();
    private final Map<String, Long> taxFree = new LinkedHashMap<>();
    private final Map<String, Long> taxFreeRefunded = new LinkedHashMap<>();
    private final String prefix;
    private int numbers;

    public InMemoryLedger() {
        this("T");
    }

    /** One whose transaction numbers begin so, where several vendors stand side by side. */
    public InMemoryLedger(String prefix) {
        this.prefix = prefix;
    }

    synchronized void receive(Step step, String number) {
        received.merge(step + " " + number, 1, Integer::sum);
    }

    synchronized String newTxn() {
        return prefix + ++numbers;
    }

    Charge charge(String orderNo, long amount, Instant at) {
        return charge(newTxn(), orderNo, amount, at);
    }

    synchronized Charge charge(String txn, String orderNo, long amount, Instant at) {
        Charge made = new Charge(txn, orderNo, amount, at, true, new ArrayList<>());
        charges.put(txn, made);
        return made;
    }

    synchronized Cancel cancel(String txn, String refundNo, long amount, Instant at) {
        Charge charge = find(txn);
        Cancel made = new Cancel(txn + "-C" + (charge.cancels().size() + 1), refundNo, amount, at);
        charge.cancels().add(made);
        return made;
    }

    synchronized void taxFree(String txn, long amount) {
        taxFree.put(txn, amount);
    }

    synchronized void taxFreeRefunded(String txn, long amount) {
        taxFreeRefunded.merge(txn, amount, Long::sum);
    }

    /** The tax-free part of a charge. */
    public synchronized long taxFree(String txn) {
        return taxFree.getOrDefault(txn, 0L);
    }

    /** The tax-free parts of its cancels. */
    public synchronized long taxFreeRefunded(String txn) {
        return taxFreeRefunded.getOrDefault(txn, 0L);
    }

    public synchronized Charge find(String txn) {
        Charge found = charges.get(txn);
        if (found == null) {
            throw new IllegalArgumentException("no charge " + txn);
        }
        return found;
    }

    public synchronized boolean has(String txn) {
        return charges.containsKey(txn);
    }

    /** Every charge, oldest first. */
    public synchronized List<Charge> charges() {
        return List.copyOf(charges.values());
    }

    /** How often a step was asked for under one of our numbers. */
    public synchronized int received(Step step, String number) {
        return received.getOrDefault(step + " " + number, 0);
    }

    /** How often a step was asked for at all. */
    public synchronized int received(Step step) {
        return received.entrySet().stream()
                .filter(e -> e.getKey().startsWith(step + " "))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The most often that any number was received for a step. */
    public synchronized int mostReceived(Step step) {
        return received.entrySet().stream()
                .filter(e -> e.getKey().startsWith(step + " "))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** Won that stand under an order number. */
    public synchronized long net(String orderNo) {
        return charges.values().stream()
                .filter(c -> c.orderNo().equals(orderNo))
                .mapToLong(Charge::remaining)
                .sum();
    }

    /** The calls of a gateway. */
    public enum Step {
        OPEN,
        ISSUE,
        CHARGE,
        READ,
        REFUND,
        INQUIRE,
        JOURNAL,
        REVOKE
    }
}

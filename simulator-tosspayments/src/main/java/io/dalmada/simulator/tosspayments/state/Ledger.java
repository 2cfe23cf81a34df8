package io.dalmada.simulator.tosspayments.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The simulator's own truth, for tests to judge by: what was received and what happened. */
public final class Ledger {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final Runnable settle;

    /** @param settle lets happen what is due by the clock, before anything is read */
    Ledger(Runnable settle) {
        this.settle = settle;
    }

    synchronized void add(
            Instant at,
            LedgerEntry.Kind kind,
            String paymentKey,
            String number,
            long amount,
            long taxFree,
            long exemption,
            String detail) {
        entries.add(
                new LedgerEntry(entries.size() + 1L, at, kind, paymentKey, number, amount, taxFree, exemption, detail));
    }

    public void count(Call call) {
        received.merge(name(call.step(), ""), 1, Integer::sum);
        List.of(call.number(), call.idempotencyKey()).stream()
                .filter(number -> !number.isEmpty())
                .distinct()
                .forEach(number -> received.merge(name(call.step(), number), 1, Integer::sum));
    }

    private static String name(Step step, String number) {
        return step + " " + number;
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

    /** How many came in under an order id, a payment key or an idempotency key. */
    public int received(Step step, String number) {
        return received.getOrDefault(name(step, number), 0);
    }

    public Map<String, Integer> requests() {
        return new TreeMap<>(received);
    }

    /** The approvals under an order id. */
    public List<LedgerEntry> approvals(String orderId) {
        return entries().stream()
                .filter(e -> e.kind() == LedgerEntry.Kind.APPROVED && e.number().equals(orderId))
                .toList();
    }

    /** The cancels of a payment. */
    public List<LedgerEntry> cancels(String paymentKey) {
        return entries().stream()
                .filter(e ->
                        e.kind() == LedgerEntry.Kind.CANCELED && e.paymentKey().equals(paymentKey))
                .toList();
    }

    /** Won that stand under an order id: approvals less their cancels. */
    public long net(String orderId) {
        return approvals(orderId).stream()
                .mapToLong(e -> e.amount()
                        - cancels(e.paymentKey()).stream()
                                .mapToLong(LedgerEntry::amount)
                                .sum())
                .sum();
    }

    synchronized void clear() {
        entries.clear();
        received.clear();
    }
}

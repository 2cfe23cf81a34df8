package io.dalmada.simulator.cookiepay.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Agenda;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keys and charges. Each change is entered in the ledger, and in the ledger's file, before any answer is sent. */
public final class Book {
    private static final String KEY_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final LocalTime EIGHT = LocalTime.of(20, 0);

    private final SimulatorClock clock;
    private final Consumer<ObjectNode> journal;
    private final SecureRandom random = new SecureRandom();
    private final Agenda agenda;
    private final Ledger ledger = new Ledger(this::settleDue);
    private final Records records = new Records(ledger);
    private Notified notified = Notified.NOBODY;
    private long serial;

    /** Hears of approvals and cancels in the midst of the call that makes them. */
    public interface Notified {
        Notified NOBODY = (body, approval) -> {};

        void happened(ObjectNode body, boolean approval);
    }

    public Book(SimulatorClock clock, boolean cancelAtEight, Consumer<ObjectNode> journal) {
        this.clock = clock;
        this.journal = journal;
        this.agenda = new Agenda(clock);
        if (cancelAtEight) {
            agenda.daily(EIGHT, this::cancelAll);
        }
    }

    public void tell(Notified listener) {
        notified = listener;
    }

    public Ledger ledger() {
        return ledger;
    }

    public synchronized String issue(String apiId, TestCard card) {
        StringBuilder key = new StringBuilder(20);
        for (int i = 0; i < 20; i++) {
            key.append(KEY_ALPHABET.charAt(random.nextInt(KEY_ALPHABET.length())));
        }
        happens(Json.object("kind", "ISSUE", "key", key.toString(), "apiId", apiId, "card", card.name()));
        return key.toString();
    }

    public synchronized Optional<Records.Key> key(String billKey) {
        return records.key(billKey);
    }

    public synchronized Set<String> issuedKeys() {
        return records.keys();
    }

    public synchronized void dispose(String billKey) {
        happens(Json.object("kind", "DISPOSE", "key", billKey));
    }

    /** Spends the order number, also when the charge fails; the number is never free again. */
    public synchronized boolean spend(String orderNo) {
        return records.spend(orderNo);
    }

    public synchronized Charge approve(Order order, TestCard card) {
        Charge approved = charge(order, card, "", "");
        notified.happened(order.echo().into(NoticeBodies.approval(approved)), true);
        return approved;
    }

    public synchronized Charge decline(Order order, TestCard card, String code, String text) {
        return charge(order, card, code, text);
    }

    private Charge charge(Order order, TestCard card, String code, String text) {
        String tid = number("cTS");
        happens(Json.object("kind", "CHARGE", "tid", tid, "card", card.name(), "code", code, "text", text)
                .put("apiId", order.apiId())
                .put("orderNo", order.orderNo())
                .put("amount", order.amount())
                .put("buyerId", order.buyerId())
                .put("product", order.productName())
                .put("productCode", order.productCode())
                .put("acceptNo", String.valueOf(10_000_000 + random.nextInt(90_000_000))));
        return records.charge(tid).orElseThrow();
    }

    public synchronized Optional<Charge> find(String tid) {
        return records.charge(tid);
    }

    /** The first charge under an order number. */
    public synchronized Optional<Charge> first(String orderNo) {
        return records.charges().stream()
                .filter(c -> c.order.orderNo().equals(orderNo))
                .findFirst();
    }

    public synchronized List<Charge> between(LocalDate from, LocalDate to) {
        return records.between(from, to);
    }

    /** @return the cancel; empty when less than this is left */
    public synchronized Optional<Charge.Cancel> cancel(String tid, long amount, String reason) {
        Optional<Charge> charge = find(tid).filter(c -> amount > 0 && amount <= c.remaining());
        return charge.map(c -> {
            happens(Json.object("kind", "CANCEL", "tid", tid, "number", number("cTC"), "reason", reason)
                    .put("amount", amount));
            Charge.Cancel cancel = c.cancels.get(c.cancels.size() - 1);
            notified.happened(NoticeBodies.cancel(c, cancel), false);
            return cancel;
        });
    }

    private synchronized void cancelAll() {
        records.charges().stream()
                .filter(c -> c.approved() && c.remaining() > 0)
                .forEach(c -> cancel(c.tid, c.remaining(), "sandbox 20:00"));
    }

    /** Marks a charge as paid out: its cancel now wants a deposit first. */
    public synchronized void settle(String tid) {
        happens(Json.object("kind", "SETTLE", "tid", tid));
    }

    /** The merchant asks for an account to pay this much into. */
    public synchronized void askDeposit(String tid, long amount) {
        happens(Json.object("kind", "DEPOSIT_ASKED", "tid", tid).put("amount", amount));
    }

    /** The deposit has come in: the gateway cancels by itself what was asked for, else all that is left. */
    public synchronized void deposit(String tid) {
        happens(Json.object("kind", "DEPOSIT", "tid", tid));
        find(tid).ifPresent(c -> cancel(tid, c.depositAsked > 0 ? c.depositAsked : c.remaining(), "deposit"));
    }

    /** Lets the effect happen after this long by the simulator's clock. */
    public void later(Duration after, Runnable effect) {
        agenda.add(clock.now().plus(after), effect);
    }

    /** Lets happen what is due: late effects, and the sandbox's cancels at eight. */
    public void settleDue() {
        agenda.keep();
    }

    /** Forgets everything that happened, in the file by a line that says so; what comes at eight still comes. */
    public synchronized void reset() {
        happens(Json.object("kind", "RESET"));
    }

    /** Applies one event that was read back from the file. */
    public synchronized void enter(ObjectNode event) {
        records.enter(event);
        serial++;
    }

    private void happens(ObjectNode event) {
        event.put("at", clock.now().toString());
        records.enter(event);
        journal.accept(event);
    }

    /** A number that looks like the vendor's: prefix, time, five digits. */
    private String number(String prefix) {
        String stamp = Rows.FOURTEEN.format(clock.inKorea()).substring(2);
        return prefix + stamp + String.format("%05d", ++serial % 100_000);
    }
}

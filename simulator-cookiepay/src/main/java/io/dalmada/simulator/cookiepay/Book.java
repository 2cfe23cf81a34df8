package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys and charges. Each change is entered in the ledger, and in the ledger's file, before anybody is answered. */
final class Book {
    private static final String KEY_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final LocalTime EIGHT = LocalTime.of(20, 0);

    private final SimulatorClock clock;
    private final Consumer<ObjectNode> journal;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Map<String, String> orders = new LinkedHashMap<>();
    private final Agenda agenda;
    private final Ledger ledger = new Ledger(this::settleDue);
    private long serial;

    /** @param apiId whose it is; @param alive false once disposed of */
    record Key(String apiId, TestCard card, boolean alive) {}

    Book(SimulatorClock clock, boolean cancelAtEight, Consumer<ObjectNode> journal) {
        this.clock = clock;
        this.journal = journal;
        this.agenda = new Agenda(clock);
        if (cancelAtEight) {
            agenda.daily(EIGHT, this::cancelAll);
        }
    }

    Ledger ledger() {
        return ledger;
    }

    synchronized String issue(String apiId, TestCard card) {
        StringBuilder key = new StringBuilder(20);
        for (int i = 0; i < 20; i++) {
            key.append(KEY_ALPHABET.charAt(random.nextInt(KEY_ALPHABET.length())));
        }
        replayable(Json.object("kind", "ISSUE", "key", key.toString(), "apiId", apiId, "card", card.name()));
        return key.toString();
    }

    synchronized Optional<Key> key(String billKey) {
        return Optional.ofNullable(keys.get(billKey));
    }

    synchronized java.util.Set<String> issuedKeys() {
        return java.util.Set.copyOf(keys.keySet());
    }

    synchronized void dispose(String billKey) {
        replayable(Json.object("kind", "DISPOSE", "key", billKey));
    }

    /** The first charge under an order number. */
    synchronized Optional<Charge> first(String orderNo) {
        return charges.values().stream()
                .filter(c -> c.order.orderNo().equals(orderNo))
                .findFirst();
    }

    /** Spends the order number, whatever comes of it; the number is never free again. */
    synchronized boolean spend(String orderNo) {
        return orders.putIfAbsent(orderNo, "") == null;
    }

    synchronized Charge approve(Order order, TestCard card) {
        return charge(order, card, "", "");
    }

    synchronized Charge decline(Order order, TestCard card, String code, String text) {
        return charge(order, card, code, text);
    }

    private Charge charge(Order order, TestCard card, String code, String text) {
        String tid = number("cTS");
        replayable(Json.object("kind", "CHARGE", "tid", tid, "card", card.name(), "code", code, "text", text)
                .put("apiId", order.apiId())
                .put("orderNo", order.orderNo())
                .put("amount", order.amount())
                .put("buyerId", order.buyerId())
                .put("product", order.productName())
                .put("productCode", order.productCode())
                .put("acceptNo", String.valueOf(10_000_000 + random.nextInt(90_000_000))));
        return Objects.requireNonNull(charges.get(tid));
    }

    /** A number that looks like the vendor's: prefix, time, five digits. */
    private String number(String prefix) {
        String stamp = SimulatorClock.FOURTEEN.format(clock.inKorea()).substring(2);
        return prefix + stamp + String.format("%05d", ++serial % 100_000);
    }

    synchronized Optional<Charge> find(String tid) {
        return Optional.ofNullable(charges.get(tid));
    }

    /** @return the cancel; empty when less than this is left */
    synchronized Optional<Charge.Cancel> cancel(String tid, long amount, String reason) {
        Charge charge = charges.get(tid);
        if (charge == null || amount <= 0 || amount > charge.remaining()) {
            return Optional.empty();
        }
        String number = number("cTC");
        replayable(Json.object("kind", "CANCEL", "tid", tid, "number", number, "reason", reason)
                .put("amount", amount));
        return Optional.of(charge.cancels.get(charge.cancels.size() - 1));
    }

    synchronized List<Charge> between(LocalDate from, LocalDate to) {
        return charges.values().stream()
                .filter(c -> !day(c.at).isBefore(from) && !day(c.at).isAfter(to))
                .toList();
    }

    private static LocalDate day(Instant at) {
        return SimulatorClock.inKorea(at).toLocalDate();
    }

    /** Lets the effect happen after this long by the simulator's clock. */
    void later(Duration after, Runnable effect) {
        agenda.add(clock.now().plus(after), effect);
    }

    /** Lets happen what is due: late effects, and the sandbox's cancels at eight. */
    void settleDue() {
        agenda.keep();
    }

    private synchronized void cancelAll() {
        List.copyOf(charges.values()).stream()
                .filter(c -> c.approved() && c.remaining() > 0)
                .forEach(c -> cancel(c.tid, c.remaining(), "sandbox 20:00"));
    }

    /** Marks a charge as paid out: its cancel now wants a deposit first. */
    synchronized void settle(String tid) {
        replayable(Json.object("kind", "SETTLE", "tid", tid));
    }

    /** The merchant asks for an account to pay this much into. */
    synchronized void askDeposit(String tid, long amount) {
        replayable(Json.object("kind", "DEPOSIT_ASKED", "tid", tid).put("amount", amount));
    }

    /** The deposit has come in: the gateway cancels by itself what was asked for, else all that is left. */
    synchronized void deposit(String tid) {
        find(tid).ifPresent(charge -> {
            long amount = charge.depositAsked > 0 ? charge.depositAsked : charge.remaining();
            replayable(Json.object("kind", "DEPOSIT", "tid", tid));
            cancel(tid, amount, "deposit");
        });
    }

    /** Forgets everything, in the file too by a line that says so. */
    void reset() {
        agenda.clear();
        forget();
    }

    private synchronized void forget() {
        replayable(Json.object("kind", "RESET"));
    }

    private void replayable(ObjectNode event) {
        event.put("at", clock.now().toString());
        enter(event);
        journal.accept(event);
    }

    /** Applies one event, new or read back from the file. */
    synchronized void enter(ObjectNode event) {
        Instant at = Instant.parse(Json.text(event, "at"));
        switch (Json.text(event, "kind")) {
            case "ISSUE" -> {
                TestCard card = TestCard.valueOf(Json.text(event, "card"));
                keys.put(Json.text(event, "key"), new Key(Json.text(event, "apiId"), card, true));
                ledger.add(at, LedgerEntry.Kind.KEY_ISSUED, "", "", 0, card.name());
            }
            case "DISPOSE" -> {
                keys.computeIfPresent(Json.text(event, "key"), (k, key) -> new Key(key.apiId(), key.card(), false));
                ledger.add(at, LedgerEntry.Kind.KEY_DISPOSED, "", "", 0, "");
            }
            case "CHARGE" -> enterCharge(event, at);
            case "CANCEL" -> enterCancel(event, at);
            case "SETTLE" -> {
                known(event).settled = true;
                ledger.add(at, LedgerEntry.Kind.SETTLED, Json.text(event, "tid"), "", 0, "");
            }
            case "DEPOSIT_ASKED" ->
                known(event).depositAsked = event.path("amount").asLong();
            case "DEPOSIT" -> known(event).settled = false;
            case "RESET" -> {
                keys.clear();
                charges.clear();
                orders.clear();
                ledger.clear();
            }
            default -> throw new IllegalArgumentException("not a ledger line");
        }
        serial = Math.max(serial, ledger.size());
    }

    private void enterCharge(ObjectNode event, Instant at) {
        Charge charge = new Charge(
                Order.entered(event),
                Json.text(event, "tid"),
                TestCard.valueOf(Json.text(event, "card")),
                Json.text(event, "acceptNo"),
                at,
                Json.text(event, "code"),
                Json.text(event, "text"));
        charges.put(charge.tid, charge);
        orders.put(charge.order.orderNo(), charge.tid);
        LedgerEntry.Kind kind = charge.approved() ? LedgerEntry.Kind.APPROVED : LedgerEntry.Kind.DECLINED;
        ledger.add(
                at,
                kind,
                charge.approved() ? charge.tid : "",
                charge.order.orderNo(),
                charge.order.amount(),
                charge.declineCode);
    }

    private void enterCancel(ObjectNode event, Instant at) {
        Charge charge = known(event);
        long amount = event.path("amount").asLong();
        String number = Json.text(event, "number");
        charge.cancels.add(new Charge.Cancel(number, amount, at, Json.text(event, "reason")));
        ledger.add(at, LedgerEntry.Kind.CANCELED, charge.tid, number, amount, Json.text(event, "reason"));
    }

    private Charge known(ObjectNode event) {
        Charge charge = charges.get(Json.text(event, "tid"));
        if (charge == null) {
            throw new IllegalArgumentException("no such tid");
        }
        return charge;
    }
}

package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Keys and charges. Each change is entered in the ledger, and in the ledger's file, before anybody is answered. */
final class Book {
    private static final String KEY_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final LocalTime EIGHT = LocalTime.of(20, 0);

    private final SimulatorClock clock;
    private final boolean cancelAtEight;
    private final Consumer<ObjectNode> journal;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Map<String, String> orders = new LinkedHashMap<>();
    private final PriorityQueue<Late> late = new PriorityQueue<>(java.util.Comparator.comparing(Late::due));
    private final Ledger ledger = new Ledger(this::settleDue);
    private Instant autoCanceledUpTo;
    private long serial;

    /** @param apiId whose it is; @param alive false once disposed of */
    record Key(String apiId, TestCard card, boolean alive) {}

    private record Late(Instant due, Runnable effect) {}

    Book(SimulatorClock clock, boolean cancelAtEight, Consumer<ObjectNode> journal) {
        this.clock = clock;
        this.cancelAtEight = cancelAtEight;
        this.journal = journal;
        this.autoCanceledUpTo = clock.now();
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

    synchronized boolean knowsOrder(String orderNo) {
        return orders.containsKey(orderNo);
    }

    /** Spends the order number, whatever comes of it; the number is never free again. */
    synchronized boolean spend(String orderNo) {
        return orders.putIfAbsent(orderNo, "") == null;
    }

    synchronized Charge charge(
            String apiId,
            String orderNo,
            long amount,
            String buyerId,
            String product,
            TestCard card,
            String code,
            String text) {
        String stamp = SimulatorClock.FOURTEEN.format(clock.inKorea());
        String tid = "cTS" + stamp.substring(2) + String.format("%05d", ++serial % 100_000);
        String acceptNo = String.format("%08d", 10_000_000 + random.nextInt(90_000_000));
        replayable(Json.object(
                        "kind",
                        "CHARGE",
                        "apiId",
                        apiId,
                        "tid",
                        tid,
                        "orderNo",
                        orderNo,
                        "buyerId",
                        buyerId,
                        "product",
                        product,
                        "card",
                        card.name(),
                        "acceptNo",
                        acceptNo,
                        "code",
                        code,
                        "text",
                        text)
                .put("amount", amount));
        Charge made = charges.get(tid);
        if (made == null) {
            throw new IllegalStateException("charge not entered");
        }
        return made;
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
        String number = "cTC" + SimulatorClock.FOURTEEN.format(clock.inKorea()).substring(2)
                + String.format("%05d", ++serial % 100_000);
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

    synchronized void later(Duration after, Runnable effect) {
        late.add(new Late(clock.now().plus(after), effect));
    }

    /** Lets happen what is due: late effects, and the sandbox's cancels at eight. */
    void settleDue() {
        for (Runnable effect : takeDue()) {
            effect.run();
        }
        cancelDue();
    }

    private synchronized List<Runnable> takeDue() {
        List<Runnable> due = new ArrayList<>();
        while (!late.isEmpty() && !late.element().due().isAfter(clock.now())) {
            due.add(late.remove().effect());
        }
        return due;
    }

    private synchronized void cancelDue() {
        Instant now = clock.now();
        if (cancelAtEight) {
            for (LocalDate day = day(autoCanceledUpTo); !day.isAfter(day(now)); day = day.plusDays(1)) {
                Instant eight = day.atTime(EIGHT).atZone(SimulatorClock.KOREA).toInstant();
                if (eight.isAfter(autoCanceledUpTo) && !eight.isAfter(now)) {
                    List.copyOf(charges.values()).stream()
                            .filter(c -> c.approved() && c.remaining() > 0 && c.at.isBefore(eight))
                            .forEach(c -> cancel(c.tid, c.remaining(), "sandbox 20:00"));
                }
            }
        }
        autoCanceledUpTo = now;
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
            default -> throw new IllegalArgumentException("not a ledger line");
        }
        serial = Math.max(serial, ledger.size());
    }

    private void enterCharge(ObjectNode event, Instant at) {
        Charge charge = new Charge(
                Json.text(event, "apiId"),
                Json.text(event, "tid"),
                Json.text(event, "orderNo"),
                event.path("amount").asLong(),
                Json.text(event, "buyerId"),
                Json.text(event, "product"),
                TestCard.valueOf(Json.text(event, "card")),
                Json.text(event, "acceptNo"),
                at,
                Json.text(event, "code"),
                Json.text(event, "text"));
        charges.put(charge.tid, charge);
        orders.put(charge.orderNo, charge.tid);
        LedgerEntry.Kind kind = charge.approved() ? LedgerEntry.Kind.APPROVED : LedgerEntry.Kind.DECLINED;
        ledger.add(at, kind, charge.approved() ? charge.tid : "", charge.orderNo, charge.amount, charge.declineCode);
    }

    private void enterCancel(ObjectNode event, Instant at) {
        Charge charge = charges.get(Json.text(event, "tid"));
        if (charge == null) {
            throw new IllegalArgumentException("cancel of an unknown charge");
        }
        long amount = event.path("amount").asLong();
        String number = Json.text(event, "number");
        charge.cancels.add(new Charge.Cancel(number, amount, at, Json.text(event, "reason")));
        ledger.add(at, LedgerEntry.Kind.CANCELED, charge.tid, number, amount, Json.text(event, "reason"));
    }
}

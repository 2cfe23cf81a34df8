package io.dalmada.simulator.cookiepay.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all events so far amount to, whether they have just happened or were read from a file. Guarded by its book. */
public final class Records {
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Ledger ledger;

    /** @param apiId whose it is; @param alive false once disposed of */
    public record Key(String apiId, TestCard card, boolean alive) {}

    Records(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<Key> key(String billKey) {
        return Optional.ofNullable(keys.get(billKey));
    }

    Set<String> keys() {
        return Set.copyOf(keys.keySet());
    }

    Optional<Charge> charge(String tid) {
        return Optional.ofNullable(charges.get(tid));
    }

    List<Charge> charges() {
        return List.copyOf(charges.values());
    }

    List<Charge> between(LocalDate from, LocalDate to) {
        return charges.values().stream()
                .filter(c -> !day(c.at).isBefore(from) && !day(c.at).isAfter(to))
                .toList();
    }

    boolean spend(String orderNo) {
        return spent.add(orderNo);
    }

    void enter(ObjectNode event) {
        Instant at = Instant.parse(Json.text(event, "at"));
        switch (Json.text(event, "kind")) {
            case "ISSUE" -> enterKey(event, at);
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
            case "RESET" -> forget();
            default -> throw new IllegalArgumentException("not a ledger line");
        }
    }

    private void enterKey(ObjectNode event, Instant at) {
        TestCard card = TestCard.valueOf(Json.text(event, "card"));
        keys.put(Json.text(event, "key"), new Key(Json.text(event, "apiId"), card, true));
        ledger.add(at, LedgerEntry.Kind.KEY_ISSUED, "", "", 0, card.name());
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
        spent.add(charge.order.orderNo());
        LedgerEntry.Kind kind = charge.approved() ? LedgerEntry.Kind.APPROVED : LedgerEntry.Kind.DECLINED;
        String tid = charge.approved() ? charge.tid : "";
        ledger.add(at, kind, tid, charge.order.orderNo(), charge.order.amount(), charge.declineCode);
    }

    private void enterCancel(ObjectNode event, Instant at) {
        Charge charge = known(event);
        long amount = event.path("amount").asLong();
        String number = Json.text(event, "number");
        charge.cancels.add(new Charge.Cancel(number, amount, at, Json.text(event, "reason")));
        ledger.add(at, LedgerEntry.Kind.CANCELED, charge.tid, number, amount, Json.text(event, "reason"));
    }

    private void forget() {
        keys.clear();
        charges.clear();
        spent.clear();
        ledger.clear();
    }

    private Charge known(ObjectNode event) {
        return charge(Json.text(event, "tid")).orElseThrow(() -> new IllegalArgumentException("no such tid"));
    }

    private static LocalDate day(Instant at) {
        return SimulatorClock.inKorea(at).toLocalDate();
    }
}

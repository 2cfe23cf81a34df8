package io.dalmada.simulator.tosspayments.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all events so far amount to, whether they have just happened or were read from a file. Guarded by its book. */
public final class Records {
    private final Map<String, BillingKey> keys = new LinkedHashMap<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, List<Payment>> byOrder = new HashMap<>();
    private final Map<String, Integer> chargesByKey = new HashMap<>();
    private final Map<String, Replay> replays = new LinkedHashMap<>();
    private final Ledger ledger;

    /** The first answer under an idempotency key. */
    public record Replay(Instant at, int status, String body, String traceId) {}

    Records(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<BillingKey> key(String value) {
        return Optional.ofNullable(keys.get(value));
    }

    List<BillingKey> keys() {
        return List.copyOf(keys.values());
    }

    Optional<Payment> payment(String paymentKey) {
        return Optional.ofNullable(payments.get(paymentKey));
    }

    List<Payment> payments() {
        return List.copyOf(payments.values());
    }

    List<Payment> ofOrder(String mId, String orderId) {
        return List.copyOf(byOrder.getOrDefault(mId + " " + orderId, List.of()));
    }

    int charges(String key) {
        return chargesByKey.getOrDefault(key, 0);
    }

    Optional<Replay> replay(String id) {
        return Optional.ofNullable(replays.get(id));
    }

    void enter(ObjectNode event) {
        Instant at = Instant.parse(Json.text(event, "at"));
        switch (Json.text(event, "kind")) {
            case "KEY" -> enterKey(event, at);
            case "KEY_GONE" -> {
                keys.computeIfPresent(Json.text(event, "key"), (value, key) -> key.gone());
                ledger.add(at, LedgerEntry.Kind.KEY_DELETED, "", "", 0, 0, 0, Json.text(event, "reason"));
            }
            case "CHARGE" -> enterCharge(event, at);
            case "CANCEL" -> enterCancel(event, at);
            case "ANSWER" ->
                replays.put(
                        Json.text(event, "id"),
                        new Replay(
                                at,
                                event.path("status").asInt(),
                                Json.text(event, "body"),
                                Json.text(event, "traceId")));
            case "RESET" -> forget();
            default -> throw new IllegalArgumentException("not a ledger line");
        }
    }

    private void enterKey(ObjectNode event, Instant at) {
        TestCard card = TestCard.valueOf(Json.text(event, "card"));
        String value = Json.text(event, "key");
        keys.put(
                value,
                new BillingKey(
                        value,
                        Json.text(event, "customerKey"),
                        Json.text(event, "mId"),
                        card,
                        Json.text(event, "masked"),
                        at,
                        true));
        ledger.add(at, LedgerEntry.Kind.KEY_ISSUED, "", "", 0, 0, 0, card.name());
    }

    private void enterCharge(ObjectNode event, Instant at) {
        BillingKey key = key(Json.text(event, "key")).orElseThrow();
        Payment payment = new Payment(
                Json.text(event, "paymentKey"),
                Json.text(event, "transactionKey"),
                key,
                Order.of(event),
                at,
                Json.text(event, "approveNo"),
                Json.text(event, "code"));
        payments.put(payment.paymentKey, payment);
        byOrder.computeIfAbsent(key.mId() + " " + payment.order.orderId(), order -> new ArrayList<>())
                .add(payment);
        if (payment.approved()) {
            chargesByKey.merge(key.value(), 1, Integer::sum);
        }
        ledger.add(
                at,
                payment.approved() ? LedgerEntry.Kind.APPROVED : LedgerEntry.Kind.DECLINED,
                payment.paymentKey,
                payment.order.orderId(),
                payment.order.amount(),
                payment.order.taxFree(),
                payment.order.exemption(),
                payment.code);
    }

    private void enterCancel(ObjectNode event, Instant at) {
        Payment payment = payment(Json.text(event, "paymentKey")).orElseThrow();
        Payment.Cancel cancel = new Payment.Cancel(
                Json.text(event, "transactionKey"),
                event.path("amount").asLong(),
                event.path("taxFree").asLong(),
                event.path("exemption").asLong(),
                Json.text(event, "reason"),
                at);
        payment.cancels.add(cancel);
        ledger.add(
                at,
                LedgerEntry.Kind.CANCELED,
                payment.paymentKey,
                cancel.transactionKey(),
                cancel.amount(),
                cancel.taxFree(),
                cancel.exemption(),
                cancel.reason());
    }

    private void forget() {
        keys.clear();
        payments.clear();
        byOrder.clear();
        chargesByKey.clear();
        replays.clear();
        ledger.clear();
    }
}

package io.dalmada.simulator.tosspayments.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Agenda;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys and payments. Each change is entered in the ledger, and in the ledger's file, before any answer is sent. */
public final class Book {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final SimulatorClock clock;
    private final Consumer<ObjectNode> journal;
    private final SecureRandom random = new SecureRandom();
    private final Agenda agenda;
    private final Ledger ledger = new Ledger(this::settleDue);
    private final Records records = new Records(ledger);

    public Book(SimulatorClock clock, Consumer<ObjectNode> journal) {
        this.clock = clock;
        this.journal = journal;
        this.agenda = new Agenda(clock);
    }

    public Ledger ledger() {
        return ledger;
    }

    public synchronized BillingKey issue(Merchant merchant, String customerKey, String cardNumber) {
        String value = Base64.getEncoder().encodeToString(bytes(32));
        happens(Json.object("kind", "KEY", "key", value, "customerKey", customerKey, "mId", merchant.mId())
                .put("card", TestCard.of(cardNumber).name())
                .put("masked", TestCard.masked(cardNumber)));
        return key(value).orElseThrow();
    }

    public synchronized Optional<BillingKey> key(String value) {
        return records.key(value);
    }

    public synchronized List<BillingKey> keys() {
        return records.keys();
    }

    public synchronized void delete(String key, String reason) {
        happens(Json.object("kind", "KEY_GONE", "key", key, "reason", reason));
    }

    /** @param code why it is declined; empty for approved */
    public synchronized Payment charge(BillingKey key, Order order, String code) {
        String paymentKey = (key.mId() + "-----").substring(0, 5) + STAMP.format(clock.inKorea()) + letters(5);
        ObjectNode event = Json.object("kind", "CHARGE", "paymentKey", paymentKey, "key", key.value(), "code", code)
                .put("transactionKey", transactionKey())
                .put("approveNo", String.format("%08d", random.nextInt(100_000_000)));
        happens(order.writeTo(event));
        return records.payment(paymentKey).orElseThrow();
    }

    public synchronized void cancel(Payment payment, long amount, long taxFree, String reason) {
        boolean all = amount == payment.balance();
        happens(Json.object("kind", "CANCEL", "paymentKey", payment.paymentKey, "reason", reason)
                .put("transactionKey", transactionKey())
                .put("amount", amount)
                .put("taxFree", all ? payment.taxFreeBalance() : taxFree)
                .put("exemption", all ? payment.exemptionBalance() : 0));
    }

    public synchronized Optional<Payment> payment(String paymentKey) {
        return records.payment(paymentKey);
    }

    /** Of a merchant, oldest first. */
    public synchronized List<Payment> payments(Merchant merchant) {
        return records.payments().stream()
                .filter(payment -> payment.key.mId().equals(merchant.mId()))
                .toList();
    }

    /** Under an order id. */
    public synchronized List<Payment> payments(Merchant merchant, String orderId) {
        return records.ofOrder(merchant.mId(), orderId);
    }

    /** How often a key has been charged. */
    public synchronized int charges(BillingKey key) {
        return records.charges(key.value());
    }

    public synchronized Optional<Records.Replay> replay(String id) {
        return records.replay(id);
    }

    public synchronized void answered(String id, Answer answer, String traceId) {
        happens(Json.object("kind", "ANSWER", "id", id, "traceId", traceId)
                .put("status", answer.status())
                .put("body", answer.body().map(Json::write).orElse("")));
    }

    /** Lets the effect happen after this long by the simulator's clock. */
    public void later(Duration after, Runnable effect) {
        agenda.add(clock.now().plus(after), effect);
    }

    /** Lets happen what is due. */
    public void settleDue() {
        agenda.keep();
    }

    /** Forgets everything that happened, in the file by a line that says so. */
    public synchronized void reset() {
        happens(Json.object("kind", "RESET"));
    }

    /** Applies one event that was read back from the file. */
    public synchronized void enter(ObjectNode event) {
        records.enter(event);
    }

    public String traceId() {
        return HexFormat.of().formatHex(bytes(16));
    }

    public String letters(int count) {
        String text = Base64.getUrlEncoder().encodeToString(bytes(count * 2));
        return text.replaceAll("[_=-]", "x").substring(0, count);
    }

    private void happens(ObjectNode event) {
        event.put("at", clock.now().toString());
        records.enter(event);
        journal.accept(event);
    }

    private String transactionKey() {
        return HexFormat.of().withUpperCase().formatHex(bytes(16));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

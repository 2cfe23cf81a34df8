package io.dalmada.simulator.tosspayments.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.tosspayments.state.Answer;
import io.dalmada.simulator.tosspayments.state.BillingKey;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Knobs;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.Order;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.util.Optional;

/** Issue, charge and delete: the calls below /v1/billing. */
public final class Billing {
    private final Book book;
    private final Windows windows;
    private final SimulatorClock clock;
    private final Knobs knobs;

    public Billing(Book book, Windows windows, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.windows = windows;
        this.clock = clock;
        this.knobs = knobs;
    }

    Answer issue(Merchant merchant, ObjectNode body) {
        Refusal.when(Json.text(body, "authKey").isEmpty(), "INVALID_REQUIRED_PARAM");
        Rules.customerKey(body);
        String customerKey = Json.text(body, "customerKey");
        return issued(merchant, customerKey, windows.exchange(merchant, Json.text(body, "authKey"), customerKey));
    }

    /** The route of old contracts. */
    Answer issueByCard(Merchant merchant, ObjectNode body) {
        Rules.customerKey(body);
        Rules.card(body);
        return issued(merchant, Json.text(body, "customerKey"), Json.text(body, "cardNumber"));
    }

    private Answer issued(Merchant merchant, String customerKey, String cardNumber) {
        TestCard card = TestCard.of(cardNumber);
        Refusal.when(card == TestCard.NO_KEY, card.code());
        return Answer.ok(Shown.billing(book.issue(merchant, customerKey, cardNumber)));
    }

    /** One at a time: an order id is spent by the first. */
    synchronized Answer charge(Merchant merchant, String value, ObjectNode body) {
        Rules.charge(body);
        BillingKey key = known(merchant, value);
        Refusal.when(!key.alive(), "ALREADY_REMOVED_BILLING_KEY");
        Refusal.when(clock.now().isBefore(key.issuedAt().plus(knobs.keyRest)), "INVALID_BILL_KEY_REQUEST");
        Order order = Order.of(body);
        Refusal.when(!key.customerKey().equals(order.customerKey()), "NOT_MATCHES_CUSTOMER_KEY");
        Refusal.when(spent(merchant, order.orderId()), "DUPLICATED_ORDER_ID");
        return decided(key, order);
    }

    private Answer decided(BillingKey key, Order order) {
        Optional<AmountRule> rule = AmountRule.of(order.amount());
        if (rule.filter(AmountRule::charged).isPresent()) {
            book.charge(key, order, "");
            throw new Refusal(rule.get().code());
        }
        Optional<String> refusal =
                rule.map(AmountRule::code).or(() -> key.card().refusal(book.charges(key)));
        refusal.ifPresent(code -> {
            book.charge(key, order, code);
            throw new Refusal(code);
        });
        return Answer.ok(Shown.payment(book.charge(key, order, "")));
    }

    private boolean spent(Merchant merchant, String orderId) {
        return book.payments(merchant, orderId).stream()
                .anyMatch(payment -> payment.approved() || !knobs.orderAgainAfterDecline);
    }

    Answer delete(Merchant merchant, String value) {
        BillingKey key = known(merchant, value);
        Refusal.when(!key.alive(), knobs.deletedTwiceCode);
        book.delete(value, "");
        return Answer.empty();
    }

    private BillingKey known(Merchant merchant, String value) {
        return book.key(value)
                .filter(key -> key.mId().equals(merchant.mId()))
                .orElseThrow(() -> new Refusal("NOT_FOUND_BILLING"));
    }
}

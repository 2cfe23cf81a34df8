package io.dalmada.simulator.tosspayments.wire;

import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Knobs;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What came out of registration windows: authKeys, each good for one exchange. */
public final class Windows {
    private final Book book;
    private final SimulatorClock clock;
    private final Knobs knobs;
    private final Map<String, Passed> passed = new HashMap<>();

    private record Passed(Merchant merchant, String customerKey, String cardNumber, Instant at) {}

    public Windows(Book book, SimulatorClock clock, Knobs knobs) {
        this.book = book;
        this.clock = clock;
        this.knobs = knobs;
    }

    /** The customer has entered a card and agreed. @throws Refusal when the card does not pass */
    public synchronized String pass(Merchant merchant, String customerKey, String cardNumber) {
        Refusal.when(!cardNumber.matches("[0-9]{15,16}"), "INVALID_CARD_NUMBER");
        TestCard card = TestCard.of(cardNumber);
        Refusal.when(card == TestCard.NO_WINDOW, card.code());
        String authKey = "ak_" + book.letters(40);
        passed.put(authKey, new Passed(merchant, customerKey, cardNumber, clock.now()));
        return authKey;
    }

    /** @return the card's number; the authKey is spent @throws Refusal when there is none to be had for it */
    synchronized String exchange(Merchant merchant, String authKey, String customerKey) {
        Passed known = passed.get(authKey);
        boolean fits = known != null
                && known.merchant.equals(merchant)
                && known.customerKey.equals(customerKey)
                && clock.now().isBefore(known.at.plus(knobs.authKeyLife));
        Refusal.when(!fits, knobs.usedAuthKeyCode);
        passed.remove(authKey);
        return known == null ? "" : known.cardNumber;
    }

    public synchronized void clear() {
        passed.clear();
    }
}

package io.dalmada.adapter.skeleton;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the simulated vendor knows: keys, charges, refunds. No wire: that is {@link Vendor}'s. */
final class Books {
    /** Numbers whose parts do not occur by chance: the kit searches for any seven of their digits. */
    static final String APPROVES = "9410273859164731";

    static final String DECLINES = "9410582639174855";
    static final String REFUSED = "9410963728156047";

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private Duration lookUpLag = Duration.ZERO;

    /** @param declines true when every charge of its card is declined */
    record Key(String value, boolean declines, boolean alive) {}

    /** One approved charge. */
    record Charge(
            String transaction, String orderNo, long amount, Instant at, Instant shownFrom, List<Refund> refunds) {
        /** Look-ups may lag behind: answer them by this, and everything else by what is there. */
        boolean isShown(Instant now) {
            return !now.isBefore(shownFrom);
        }

        long remaining() {
            return amount - refunds.stream().mapToLong(Refund::amount).sum();
        }
    }

    record Refund(String transaction, String number, long amount, Instant at) {}

    /** A key for a card; empty when the issuer refuses it. */
    synchronized Optional<Key> issue(String cardNumber) {
        if (cardNumber.equals(REFUSED)) {
            return Optional.empty();
        }
        Key key = new Key(
                "bk_" + Integer.toHexString(keys.size() + 4_096) + "f3c9a7e1d5b2", cardNumber.equals(DECLINES), true);
        keys.put(key.value(), key);
        return Optional.of(key);
    }

    synchronized Optional<Key> key(String value) {
        return Optional.ofNullable(keys.get(value)).filter(Key::alive);
    }

    /** @return false when there is no such key (any more) */
    synchronized boolean revoke(String value) {
        Optional<Key> alive = key(value);
        alive.ifPresent(key -> keys.put(value, new Key(value, key.declines(), false)));
        return alive.isPresent();
    }

    synchronized Charge charge(String orderNo, long amount, Instant at) {
        Charge charge =
                new Charge("tx-" + (charges.size() + 1), orderNo, amount, at, at.plus(lookUpLag), new ArrayList<>());
        charges.put(charge.transaction(), charge);
        return charge;
    }

    /** What is charged from now on stays out of look-ups for so long. */
    synchronized void lookUpLag(Duration lag) {
        lookUpLag = lag;
    }

    synchronized Optional<Charge> byTransaction(String transaction) {
        return Optional.ofNullable(charges.get(transaction));
    }

    synchronized List<Charge> byOrder(String orderNo) {
        return charges.values().stream()
                .filter(it -> it.orderNo().equals(orderNo))
                .toList();
    }

    /** @return empty when more is asked for than is left */
    synchronized Optional<Refund> refund(Charge charge, String number, long amount, Instant at) {
        if (amount <= 0 || amount > charge.remaining()) {
            return Optional.empty();
        }
        Refund refund =
                new Refund(charge.transaction() + "-r" + (charge.refunds().size() + 1), number, amount, at);
        charge.refunds().add(refund);
        return Optional.of(refund);
    }

    synchronized int keysAlive() {
        return (int) keys.values().stream().filter(Key::alive).count();
    }
}

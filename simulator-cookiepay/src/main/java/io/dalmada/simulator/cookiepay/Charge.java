package io.dalmada.simulator.cookiepay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One charge and what was canceled of it. Guarded by its book. */
final class Charge {
    final Order order;
    final String tid;
    final TestCard card;
    final String acceptNo;
    final Instant at;
    final String declineCode;
    final String declineText;
    final List<Cancel> cancels = new ArrayList<>();
    boolean settled;
    long depositAsked;

    record Cancel(String number, long amount, Instant at, String reason) {}

    Charge(
            Order order,
            String tid,
            TestCard card,
            String acceptNo,
            Instant at,
            String declineCode,
            String declineText) {
        this.order = order;
        this.tid = tid;
        this.card = card;
        this.acceptNo = acceptNo;
        this.at = at;
        this.declineCode = declineCode;
        this.declineText = declineText;
    }

    boolean approved() {
        return declineCode.isEmpty();
    }

    long canceled() {
        return cancels.stream().mapToLong(Cancel::amount).sum();
    }

    long remaining() {
        return order.amount() - canceled();
    }
}

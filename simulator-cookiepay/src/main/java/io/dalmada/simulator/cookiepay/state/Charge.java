package io.dalmada.simulator.cookiepay.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One charge and what was canceled of it. Guarded by its book. */
public final class Charge {
    public final Order order;
    public final String tid;
    public final TestCard card;
    public final String acceptNo;
    public final Instant at;
    final String declineCode;
    final String declineText;
    final List<Cancel> cancels = new ArrayList<>();
    public boolean settled;
    long depositAsked;

    public record Cancel(String number, long amount, Instant at, String reason) {}

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

    public boolean approved() {
        return declineCode.isEmpty();
    }

    long canceled() {
        return cancels.stream().mapToLong(Cancel::amount).sum();
    }

    public long remaining() {
        return order.amount() - canceled();
    }
}

package io.dalmada.simulator.cookiepay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One charge and what was canceled of it. Guarded by its book. */
final class Charge {
    final String apiId;
    final String tid;
    final String orderNo;
    final long amount;
    final String buyerId;
    final String productName;
    final TestCard card;
    final String acceptNo;
    final Instant at;
    final String declineCode;
    final String declineText;
    final List<Cancel> cancels = new ArrayList<>();
    boolean settled;
    String depositAccount = "";

    record Cancel(String number, long amount, Instant at, String reason) {}

    Charge(
            String apiId,
            String tid,
            String orderNo,
            long amount,
            String buyerId,
            String productName,
            TestCard card,
            String acceptNo,
            Instant at,
            String declineCode,
            String declineText) {
        this.apiId = apiId;
        this.tid = tid;
        this.orderNo = orderNo;
        this.amount = amount;
        this.buyerId = buyerId;
        this.productName = productName;
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
        return amount - canceled();
    }
}

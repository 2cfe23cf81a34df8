package io.dalmada.simulator.tosspayments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A charge, approved or not, and what has been canceled of it. Guarded by its book. */
final class Payment {
    final String paymentKey;
    final String transactionKey;
    final BillingKey key;
    final Order order;
    final Instant at;
    final String approveNo;
    /** Why it was declined; empty for approved. */
    final String code;

    final List<Cancel> cancels = new ArrayList<>();

    /** @param amount won, of which {@code taxFree} and {@code exemption} are parts */
    record Cancel(String transactionKey, long amount, long taxFree, long exemption, String reason, Instant at) {}

    Payment(
            String paymentKey,
            String transactionKey,
            BillingKey key,
            Order order,
            Instant at,
            String approveNo,
            String code) {
        this.paymentKey = paymentKey;
        this.transactionKey = transactionKey;
        this.key = key;
        this.order = order;
        this.at = at;
        this.approveNo = approveNo;
        this.code = code;
    }

    boolean approved() {
        return code.isEmpty();
    }

    long balance() {
        return order.amount() - cancels.stream().mapToLong(Cancel::amount).sum();
    }

    long taxFreeBalance() {
        return order.taxFree() - cancels.stream().mapToLong(Cancel::taxFree).sum();
    }

    long exemptionBalance() {
        return order.exemption() - cancels.stream().mapToLong(Cancel::exemption).sum();
    }

    /** A payment with an exempted part is canceled as a whole or not at all. */
    boolean isPartialCancelable() {
        return order.exemption() == 0;
    }

    /** A single cancel of the whole gives CANCELED; parts stay PARTIAL_CANCELED even when nothing is left. */
    String status() {
        if (!approved()) {
            return "ABORTED";
        }
        boolean whole = cancels.size() == 1 && cancels.get(0).amount() == order.amount();
        return whole ? "CANCELED" : cancels.isEmpty() ? "DONE" : "PARTIAL_CANCELED";
    }
}

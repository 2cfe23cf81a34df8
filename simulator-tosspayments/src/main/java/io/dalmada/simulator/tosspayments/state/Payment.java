package io.dalmada.simulator.tosspayments.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A charge, approved or not, and what has been canceled of it. Guarded by its book. */
public final class Payment {
    public final String paymentKey;
    public final String transactionKey;
    public final BillingKey key;
    public final Order order;
    public final Instant at;
    public final String approveNo;
    /** Why it was declined; empty for approved. */
    public final String code;

    public final List<Cancel> cancels = new ArrayList<>();

    /** @param amount won, of which {@code taxFree} and {@code exemption} are parts */
    public record Cancel(String transactionKey, long amount, long taxFree, long exemption, String reason, Instant at) {}

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

    public boolean approved() {
        return code.isEmpty();
    }

    public long balance() {
        return order.amount() - cancels.stream().mapToLong(Cancel::amount).sum();
    }

    public long taxFreeBalance() {
        return order.taxFree() - cancels.stream().mapToLong(Cancel::taxFree).sum();
    }

    public long exemptionBalance() {
        return order.exemption() - cancels.stream().mapToLong(Cancel::exemption).sum();
    }

    /** A payment with an exempted part is canceled as a whole or not at all. */
    public boolean isPartialCancelable() {
        return order.exemption() == 0;
    }

    /** A single cancel of the whole gives CANCELED; parts stay PARTIAL_CANCELED even when nothing is left. */
    public String status() {
        if (!approved()) {
            return "ABORTED";
        }
        boolean whole = cancels.size() == 1 && cancels.get(0).amount() == order.amount();
        return whole ? "CANCELED" : cancels.isEmpty() ? "DONE" : "PARTIAL_CANCELED";
    }
}

package io.dalmada.application.model;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.shared.CustomerId;
import io.dalmada.domain.shared.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/** Which payments to list; an empty part does not restrict, and all that are given must fit. */
public record PaymentFilter(
        Optional<CustomerId> customer,
        Optional<PaymentStatus> status,
        Optional<Attention> attention,
        Optional<SubscriptionId> subscription,
        Traces traces,
        Created created) {
    public PaymentFilter(Optional<CustomerId> customer, Optional<PaymentStatus> status) {
        this(customer, status, Optional.empty());
    }

    public PaymentFilter(Optional<CustomerId> customer, Optional<PaymentStatus> status, Optional<Attention> attention) {
        this(customer, status, attention, Optional.empty(), Traces.NONE, Created.ANY_TIME);
    }

    /** The state of an attempt or refund that needs attention. */
    public enum Attention {
        /** The gateway is being asked. */
        UNKNOWN,
        /** An operator has to decide. */
        MANUAL
    }

    /**
     * What a receipt, a card statement or a gateway's page shows of a payment.
     *
     * @param order of any of its attempts
     * @param txn of any charge that was seen for it, duplicates too, at any gateway
     * @param approvalNo of any of its attempts; card companies give the same number more than once
     * @param lastFour the last four digits of the card whose billing key it was last tried with
     */
    public record Traces(
            Optional<MerchantOrderNo> order,
            Optional<GatewayTxnId> txn,
            Optional<String> approvalNo,
            Optional<String> lastFour) {
        public static final Traces NONE =
                new Traces(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** When a payment was asked for. @param from the first moment; @param until the first moment not any more */
    public record Created(Optional<Instant> from, Optional<Instant> until) {
        public static final Created ANY_TIME = new Created(Optional.empty(), Optional.empty());
    }
}

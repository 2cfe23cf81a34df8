package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.GatewayText;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A charge as the gateway shows it now.
 *
 * @param remaining what is left of it; empty when the gateway does not show a sum: never assumed
 * @param refunds as far as the gateway lists them
 */
public record PaymentSnapshot(
        GatewayTxnId txn,
        MerchantOrderNo orderNo,
        Status status,
        Money charged,
        Optional<Money> remaining,
        List<RefundEntry> refunds,
        Optional<Instant> approvedAt,
        Optional<String> approvalNo,
        Optional<Decline> decline) {

    public PaymentSnapshot {
        refunds = List.copyOf(refunds);
        approvalNo = approvalNo.map(GatewayText::word);
    }

    /** Refunds are read from amounts, not from the status. */
    public enum Status {
        APPROVED,
        DECLINED,
        PENDING,
        NEVER_EXECUTED
    }

    /** @param refundNo our number, where the gateway echoes it */
    public record RefundEntry(Optional<RefundNo> refundNo, GatewayTxnId txn, Money amount, Instant at) {}

    /** True when nothing of the charge is left. */
    public boolean isFullyRefunded() {
        return remaining.filter(Money::isZero).isPresent();
    }
}

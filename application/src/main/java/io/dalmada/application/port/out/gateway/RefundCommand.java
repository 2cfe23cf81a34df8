package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.payment.RefundReason;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Money;
import java.time.Instant;

/**
 * One refund of one charge.
 *
 * @param charged what was charged
 * @param expectedRemaining what we believe is left of it before this refund
 * @param amount how much to give back; equal to {@code expectedRemaining} for everything that is left
 * @param tax the parts of {@code amount}
 */
public record RefundCommand(
        RefundNo refundNo,
        GatewayTxnId charge,
        MerchantOrderNo chargeOrderNo,
        Instant chargedAt,
        Money charged,
        Money expectedRemaining,
        Money amount,
        TaxSplit tax,
        RefundReason reason,
        SendPermit permit) {
    /** One that may leave whenever it is sent. */
    public RefundCommand(
            RefundNo refundNo,
            GatewayTxnId charge,
            MerchantOrderNo chargeOrderNo,
            Instant chargedAt,
            Money charged,
            Money expectedRemaining,
            Money amount,
            TaxSplit tax,
            RefundReason reason) {
        this(
                refundNo,
                charge,
                chargeOrderNo,
                chargedAt,
                charged,
                expectedRemaining,
                amount,
                tax,
                reason,
                SendPermit.always());
    }

    /** The same, as long as it may leave. */
    public RefundCommand until(SendPermit last) {
        return new RefundCommand(
                refundNo, charge, chargeOrderNo, chargedAt, charged, expectedRemaining, amount, tax, reason, last);
    }

    /** True when the charge is given back as a whole and nothing was given back before. */
    public boolean isWholeCharge() {
        return amount.equals(charged);
    }
}

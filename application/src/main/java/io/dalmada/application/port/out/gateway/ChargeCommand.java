package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.gateway.Installment;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.Money;
import java.time.Instant;

/** One charge under one order number. */
public record ChargeCommand(
        MerchantOrderNo orderNo,
        GatewayKey key,
        Money amount,
        TaxSplit tax,
        Installment installment,
        OrderTitle title,
        Buyer buyer,
        Instant orderedAt,
        SendPermit permit) {
    /** One that may leave whenever it is sent. */
    public ChargeCommand(
            MerchantOrderNo orderNo,
            GatewayKey key,
            Money amount,
            TaxSplit tax,
            Installment installment,
            OrderTitle title,
            Buyer buyer,
            Instant orderedAt) {
        this(orderNo, key, amount, tax, installment, title, buyer, orderedAt, SendPermit.always());
    }

    /** The same, as long as it may leave. */
    public ChargeCommand until(SendPermit last) {
        return new ChargeCommand(orderNo, key, amount, tax, installment, title, buyer, orderedAt, last);
    }
}

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
        Instant orderedAt) {}

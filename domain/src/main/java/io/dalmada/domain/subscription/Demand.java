package io.dalmada.domain.subscription;

import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.BillRef;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.PaymentId;
import io.dalmada.domain.payment.PriceLine;
import java.util.List;

/**
 * What a subscription wants to be charged now.
 *
 * @param payment the payment to create, or the one that gets another attempt
 * @param again true when the payment exists
 */
public record Demand(
        BillRef bill,
        PaymentId payment,
        boolean again,
        BillingKeyId billingKey,
        OrderTitle title,
        List<PriceLine> lines) {
    public Demand {
        lines = List.copyOf(lines);
    }
}

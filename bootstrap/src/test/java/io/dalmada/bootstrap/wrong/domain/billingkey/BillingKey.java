package io.dalmada.bootstrap.wrong.domain.billingkey;

import io.dalmada.bootstrap.wrong.domain.payment.Payment;

/** Together with Payment, a cycle of features. */
public class BillingKey {
    Payment paidWith;

    public static BillingKey reconstitute() {
        return new BillingKey();
    }
}

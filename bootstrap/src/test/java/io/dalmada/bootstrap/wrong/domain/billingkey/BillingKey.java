package io.dalmada.bootstrap.wrong.domain.billingkey;

public class BillingKey {
    public static BillingKey reconstitute() {
        return new BillingKey();
    }
}

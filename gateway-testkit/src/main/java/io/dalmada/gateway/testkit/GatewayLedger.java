package io.dalmada.gateway.testkit;

import io.dalmada.domain.gateway.GatewayKey;

/** The simulator's own truth: it decides each behaviour, not the adapter's answer. */
public interface GatewayLedger {
    /**
     * How many requests of a step arrived under one of our numbers: the order number of a charge, the refund number of a
     * refund, the registration number of an issue or of a window, and the empty text elsewhere. Where the vendor is not told the number,
     * all requests of the step.
     */
    int received(Step step, String ourNumber);

    /** How many charges were approved under an order number. */
    int approvals(String orderNo);

    /** Won approved under an order number, before refunds. */
    long approved(String orderNo);

    /** Won given back of what was approved under an order number. */
    long refunded(String orderNo);

    /** The gateway's own number of the charge approved under an order number; fails when there is none. */
    String transaction(String orderNo);

    boolean keyAlive(GatewayKey key);

    /** How many keys charge. */
    int keysAlive();

    /** The tax-free part of what was approved under an order number; asked where the profile tells tax. */
    default long taxFree(String orderNo) {
        return 0;
    }

    /** The part outside the tax; 0 where the gateway has one field for both, which {@link #taxFree} then tells. */
    default long untaxed(String orderNo) {
        return 0;
    }

    /** The tax-free parts of its refunds; asked where the profile tells tax by amounts. */
    default long taxFreeRefunded(String orderNo) {
        return 0;
    }

    /** Lets everything happen that is still to happen by itself: late effects land and look-ups catch up. */
    void settle();
}

package io.dalmada.gateway.testkit;

import io.dalmada.domain.gateway.GatewayKey;

/** What a merchant does at the gateway itself, beside every call of the adapter. */
public interface Console {
    void killKey(GatewayKey key);

    /** Gives back so many won of what was approved under an order number. */
    void refund(String orderNo, long amount);
}

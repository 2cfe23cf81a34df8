package io.dalmada.gateway.testkit;

import io.dalmada.domain.gateway.GatewayKey;

/** What a merchant does at the gateway itself, beside every call of the adapter. */
public interface Console {
    void killKey(GatewayKey key);

    /**
     * Gives back so many won of what was approved under an order number.
     *
     * @param reason what the merchant types in; for nothing where the vendor's console has no such field
     */
    void refund(String orderNo, long amount, String reason);
}

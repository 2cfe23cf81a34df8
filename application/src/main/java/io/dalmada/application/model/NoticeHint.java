package io.dalmada.application.model;

import io.dalmada.application.port.out.gateway.GatewayNotice.About;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.util.Optional;

/**
 * What a notice hints at; at least one of the two numbers.
 *
 * @param orderNo of our making
 * @param txn the gateway's, as the notice claims
 */
public record NoticeHint(Optional<MerchantOrderNo> orderNo, Optional<GatewayTxnId> txn, About about) {
    public NoticeHint {
        if (orderNo.isEmpty() && txn.isEmpty()) {
            throw new IllegalArgumentException("a hint names an order or a transaction");
        }
    }
}
